import type { WaterfallStep } from '../charts/waterfall';
import { shortNumber, signed } from '../format/number';
import type { LedgerPartsFragment } from '../graphql/generated';

/** The ledger as bars: what was promised and how it changed, then what became of it. Both halves end at the same place. */
export function ledgerSteps(ledger: LedgerPartsFragment): WaterfallStep[] {
  let level = ledger.commitment;
  const change = (key: string, name: string, by: number, tone: WaterfallStep['tone']): WaterfallStep => {
    const from = level;
    level += by;
    return { key, name, from, to: level, text: signed(by), tone };
  };
  const before: WaterfallStep[] = [
    { key: 'COMMITMENT', name: 'Commitment', from: 0, to: ledger.commitment, text: shortNumber(ledger.commitment), tone: 'strong' },
    change('ADDED', 'Added', ledger.added, 'soft'),
    change('REMOVED', 'Removed', -ledger.removed, 'grey'),
    change('RE_ESTIMATED', 'Re-estimated', ledger.reEstimated, 'soft'),
  ];
  const scope = level;
  let done = 0;
  const part = (key: string, name: string, size: number, tone: WaterfallStep['tone']): WaterfallStep => {
    const from = done;
    done += size;
    return { key, name, from, to: done, text: shortNumber(size), tone };
  };
  const after = [
    { ...part('COMPLETED', ledger.provisional ? 'Done so far' : 'Completed', ledger.completed, 'plain'), ruleAbove: scope },
    part('CANCELLED', 'Cancelled', ledger.cancelled, 'grey'),
    // What a running sprint still holds is no trouble yet.
    part('CARRY_OVER', ledger.provisional ? 'Still open' : 'Carry-over', ledger.carryOver, ledger.provisional || ledger.carryOver === 0 ? 'soft' : 'trouble'),
  ];
  return [...before, ...after];
}

/** The identity written out: "40 + 12 − 10 + 8 = 37 + 3 + 10". */
export function ledgerIdentity(ledger: LedgerPartsFragment): string {
  const plus = (value: number) => `${value < 0 ? '−' : '+'} ${shortNumber(Math.abs(value))}`;
  const left = [shortNumber(ledger.commitment), plus(ledger.added), `− ${shortNumber(ledger.removed)}`, plus(ledger.reEstimated)];
  const right = [shortNumber(ledger.completed), plus(ledger.cancelled), plus(ledger.carryOver)];
  return `${left.join(' ')} = ${right.join(' ')}`;
}
