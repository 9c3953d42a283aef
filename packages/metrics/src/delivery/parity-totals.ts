/** A difference of two totals, explained by the rules that add up to it. */
import { exactSum } from './measure.js';
import { PARITY_REASONS } from './parity-rules.js';
import { fewestThatAddUp, type Part } from './parity-search.js';
import { type Asked, byKey, countsOf, type Found, ourItems, type ParityExplanation } from './parity-sides.js';

const MOST_RULES = 4;
const MOST_SINGLE_ITEMS = 2;
const MOST_CANDIDATES = 80;

interface Candidate extends Part {
  readonly explanations: readonly ParityExplanation[];
}

/** The fewest rules, or else the only choice of one or two items, that add up exactly to the difference. */
export function fromTotals(asked: Asked, difference: number): Found {
  const nothing: Found = { explanations: [], unexplainedItems: [], basis: 'TOTALS', ways: null };
  if (difference === 0) return nothing;
  const single: Candidate[] = [];
  const byRule = new Map<string, ParityExplanation[]>();
  for (const mine of [...ourItems(asked).values()].sort((a, b) => byKey(a.key, b.key))) {
    const ofItem = new Set<string>();
    for (const { reason, theirs, detail } of countsOf(asked, mine)) {
      const amount = exactSum([theirs, -mine.amount]);
      const explanation: ParityExplanation = { itemKey: mine.key, itemTitle: mine.title, side: asked.side, ours: mine.amount, theirs, amount, reason, detail };
      const rule = reason === 'STATUS' ? `STATUS ${theirs > 0 ? '+' : '-'} ${detail ?? ''}` : reason;
      if (ofItem.has(rule)) continue;
      if (!single.some((one) => one.claims[0] === mine.key && one.amount === amount)) single.push({ amount, claims: [mine.key], explanations: [explanation] });
      byRule.set(rule, [...(byRule.get(rule) ?? []), explanation]);
      ofItem.add(rule);
    }
  }
  const rules = distinct([...byRule].sort(([, [a]], [, [b]]) => PARITY_REASONS.indexOf(a!.reason) - PARITY_REASONS.indexOf(b!.reason)).map(([, explanations]) => ({
    amount: exactSum(explanations.map((each) => each.amount)), claims: explanations.map((each) => each.itemKey), explanations,
  })));
  const whole = fewestThatAddUp(rules, difference, MOST_RULES);
  const found = whole ?? (single.length <= MOST_CANDIDATES ? fewestThatAddUp(single, difference, MOST_SINGLE_ITEMS) : null);
  // Of single items many choices add up to almost anything: only one that is alone says something.
  if (!found || (whole === null && found.ways > 1)) return nothing;
  return { ...nothing, explanations: found.parts.flatMap((part) => part.explanations), ways: found.ways };
}

/** Rules that say the same of the same items are one, and those that change nothing are none. */
function distinct(rules: readonly Candidate[]): Candidate[] {
  const seen = new Set<string>();
  return rules.filter(({ amount, explanations }) => {
    const says = explanations.map((each) => `${each.itemKey} ${each.amount}`).join();
    return amount !== 0 && !seen.has(says) && seen.add(says);
  });
}
