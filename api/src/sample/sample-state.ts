import { readSetting, writeSetting } from '../facts/setting-writer.js';
import type { Transaction } from '../facts/transaction.js';

/** How far the sample is. What it is made from is kept from the first moment, so that a load that was cut off makes the same facts again. */
export interface SampleState {
  readonly state: 'loading' | 'done' | 'removed';
  readonly seed: number;
  readonly today: string;
  readonly scale: number;
}

const KEY = 'sample';

export const readSampleState = (transaction: Transaction, workspaceId: number): Promise<SampleState | null> => readSetting<SampleState>(transaction, workspaceId, KEY);
export const writeSampleState = (transaction: Transaction, workspaceId: number, state: SampleState): Promise<void> => writeSetting(transaction, workspaceId, KEY, state);
