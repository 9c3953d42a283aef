/** A difference read off the items that a report names. */
import { exactSum } from './measure.js';
import type { OtherCount } from './parity-rules.js';
import { type Asked, byKey, countsOf, type Found, keyOf, ourItems, type Ours, type ParityExplanation, type ParityItem } from './parity-sides.js';

/** Each item that differs, with the first rule that gives exactly the report's amount. */
export function fromItems(asked: Asked, items: Readonly<Record<string, number>>): Found {
  const ours = ourItems(asked);
  const theirs = new Map<string, { key: string; amount: number }>();
  for (const [key, amount] of Object.entries(items)) theirs.set(keyOf(key), { key, amount: exactSum([amount, theirs.get(keyOf(key))?.amount ?? 0]) });
  const listed = new Set([...(asked.listed ?? []).map(keyOf), ...theirs.keys()]);
  const elsewhere = new Map(asked.elsewhere.map((item) => [keyOf(item.key), item]));
  const explanations: ParityExplanation[] = [];
  const unexplainedItems: ParityItem[] = [];
  for (const key of [...new Set([...ours.keys(), ...theirs.keys()])].sort(byKey)) {
    const mine = ours.get(key);
    const counted = theirs.get(key)?.amount ?? 0;
    const amount = exactSum([counted, -(mine?.amount ?? 0)]);
    if (amount === 0) continue;
    const item: ParityItem = {
      itemKey: mine?.key ?? theirs.get(key)!.key, itemTitle: mine?.title ?? elsewhere.get(key)?.title ?? null,
      side: asked.side, ours: mine?.amount ?? 0, theirs: counted, amount,
    };
    const rule = ruleOf(asked, mine, counted, listed.has(key), elsewhere.has(key));
    if (rule) explanations.push({ ...item, reason: rule.reason, detail: rule.detail });
    else unexplainedItems.push(item);
  }
  return { explanations, unexplainedItems, basis: 'ITEMS', ways: null };
}

function ruleOf(asked: Asked, mine: Ours | undefined, theirs: number, isListed: boolean, isElsewhere: boolean): Pick<OtherCount, 'reason' | 'detail'> | null {
  if (!mine) return { reason: isElsewhere ? 'NEVER_IN_SPRINT' : 'NOT_KNOWN_HERE', detail: null };
  const counts = countsOf(asked, mine);
  // An item that the report does not name at all was not judged by it: only a deletion says why.
  if (!isListed) return counts.find(({ reason }) => reason === 'DELETED_SINCE') ?? { reason: 'NOT_IN_REPORT', detail: null };
  return counts.find((count) => count.theirs === theirs) ?? null;
}
