import type { KeyScope, Permission } from '../graphql/generated';

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

/** The scopes that somebody with these permissions may give: nobody makes a key that may more than they do. The server decides; this only shows what it would allow. */
export function scopesFor(permissions: readonly Permission[]): readonly KeyScope[] {
  const may = new Set(permissions);
  return scopeWords.map(({ value }) => value).filter((scope) => (scope === 'ADMIN' ? may.has('MANAGE_SOURCES') && may.has('READ_AUDIT') : may.has(scope)));
}
