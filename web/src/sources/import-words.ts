import type { ImportState } from '../graphql/generated';

export const stateWords: Record<ImportState, string> = { WAITING: 'waiting', RUNNING: 'running', DONE: 'done', FAILED: 'failed' };

export function isOver(state: ImportState): boolean {
  return state === 'DONE' || state === 'FAILED';
}
