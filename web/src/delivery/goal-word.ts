import type { GoalOutcome } from '../graphql/generated';

const words: Record<GoalOutcome, string> = { MET: 'met', PARTLY: 'partly met', MISSED: 'missed' };

export function goalWord(outcome: GoalOutcome): string {
  return words[outcome];
}
