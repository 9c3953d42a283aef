import type { KeyScope } from '../graphql/generated';

/** The scopes in the order in which they are offered, in words. */
export const scopeWords: readonly { readonly value: KeyScope; readonly name: string; readonly says: string }[] = [
  { value: 'READ_DELIVERY', name: 'Read delivery', says: 'sprints, releases, work items, and their metrics' },
  { value: 'READ_OUTCOMES', name: 'Read outcomes', says: 'adoption, conversion, revenue, satisfaction, and the people behind them' },
  { value: 'COLLECT_DELIVERY', name: 'Send delivery', says: 'work items, sprints, deployments, by collectDelivery' },
  { value: 'COLLECT_OUTCOMES', name: 'Send outcomes', says: 'events, payments, answers, by collectOutcomes and /v1' },
  { value: 'ADMIN', name: 'Admin', says: 'all of these, and sources, imports, teams, definitions; never keys or members' },
];

export function scopesInWords(scopes: readonly KeyScope[]): string {
  return scopeWords.filter(({ value }) => scopes.includes(value)).map(({ name }) => name).join(', ');
}
