import type { ReasonKind, RetroColumn } from '../graphql/generated';

export const noteColumns: readonly { column: RetroColumn; name: string; ask: string }[] = [
  { column: 'WENT_WELL', name: 'Went well', ask: 'What went well?' },
  { column: 'TO_IMPROVE', name: 'To improve', ask: 'What should become better?' },
  { column: 'TO_TRY', name: 'To try', ask: 'What do we try next?' },
];

/** What teams say most often, to pick from; any other words will do. */
export const usualReasons: Record<ReasonKind, readonly string[]> = {
  CARRY_OVER: ['Larger than thought', 'Waited for others', 'Started late', 'Something urgent came first'],
  ADDED: ['Urgent defect', 'Promised meanwhile', 'Forgotten in planning', 'There was room'],
  REMOVED: ['No longer needed', 'Not ready', 'Made room for something urgent', 'Better in a later sprint'],
};
