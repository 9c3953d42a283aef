import { z } from 'zod';
import type { WorkItemEvent } from '../facts/delivery-items.js';
import { DERIVED } from '../facts/snapshot-events.js';
import { CATEGORIES } from './delivery-rules.js';
import { choice, key, number, optional, pastInstant, required, text } from './fields.js';
import { alsoHolds, type Contradiction } from './two-fields.js';
import { Unfit } from './unfit.js';

const KINDS = ['CREATED', 'TYPE', 'STATUS', 'ESTIMATE', 'SPRINT_ENTERED', 'SPRINT_LEFT', 'RELEASE_ENTERED', 'RELEASE_LEFT', 'PARENT', 'DELETED', 'BLOCKED', 'UNBLOCKED'] as const;

function ownKey(value: unknown): string {
  const found = key(value);
  if (found.startsWith(DERIVED)) throw new Unfit(`keys that begin with "${DERIVED}" are made here. Give the event another key.`);
  return found;
}

/** A value before or after: text, or a number as its digits. */
function eventValue(value: unknown): string {
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : text()(value);
}

/** An event of a work item: which of `from` and `to` it needs depends on its kind. */
export const workItemEventRule = alsoHolds(
  z.strictObject({
    key: required(ownKey), workItem: required(key), kind: required(choice(...KINDS)), at: required(pastInstant), from: optional(eventValue), to: optional(eventValue),
    unit: optional(choice('POINTS', 'HOURS')), category: optional(choice(...CATEGORIES)), sequence: optional(number({ min: 0, max: 2_147_483_647, whole: true })),
  }),
  ({ kind, to }) => (kind === 'STATUS' || kind === 'TYPE') && !to && { field: 'to', reason: `is missing: a ${kind} event needs the new ${kind === 'STATUS' ? 'status' : 'type'} here.` },
  ({ kind, to }) => (kind === 'SPRINT_ENTERED' || kind === 'RELEASE_ENTERED') && frame('to', kind, to),
  ({ kind, from }) => (kind === 'SPRINT_LEFT' || kind === 'RELEASE_LEFT') && frame('from', kind, from),
  ({ kind, from }) => (kind === 'ESTIMATE') && estimate('from', from),
  ({ kind, to }) => (kind === 'ESTIMATE') && estimate('to', to),
) satisfies z.ZodType<WorkItemEvent>;

function frame(field: 'from' | 'to', kind: string, value: string | null | undefined): Contradiction | null {
  if (!value) return { field, reason: `is missing: a ${kind} event needs the key of the ${kind.startsWith('SPRINT') ? 'sprint' : 'release'} here.` };
  return value.length > 200 ? { field, reason: 'expected a key of 1 to 200 characters.' } : null;
}

function estimate(field: 'from' | 'to', value: string | null | undefined): Contradiction | null {
  if (value == null || value === '') return null;
  const amount = /^\d+(\.\d+)?$/.test(value) ? Number(value) : Number.NaN;
  return amount <= 1e6 ? null : { field, reason: 'expected an estimate as a number from 0 to 1,000,000, or null for none.' };
}
