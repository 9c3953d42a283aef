import { Waterfall } from '../charts/waterfall';
import { unitWord } from '../format/figure';
import type { LedgerPartsFragment } from '../graphql/generated';
import type { ExplainScope } from '../ui/explain-target';
import { FigureCard } from '../ui/figure-card';
import { FigureStrip } from '../ui/figure-strip';
import { ledgerIdentity, ledgerSteps } from './ledger-steps';
import { ParityBadge } from './parity-badge';
import { ReportSection } from './report-section';

/** Each bar leads down to the table of its items. */
function goTo(bucket: string): void {
  const table = document.getElementById(`bucket-${bucket}`);
  table?.scrollIntoView({ block: 'start' });
  table?.focus({ preventScroll: true });
}

export function ReportFigures({ ledger, scope }: { ledger: LedgerPartsFragment; scope: ExplainScope }) {
  return (
    <FigureStrip half="delivery" label="The sprint in figures">
      <FigureCard figure={ledger.keptCommitment} label="Kept commitment" scope={scope} />
      <FigureCard figure={ledger.keptCommitmentByItems} label="Kept, by items" scope={{ ...scope, measure: 'ITEMS' }} />
      <FigureCard figure={ledger.deliveredRatio} label="Delivered ratio" scope={scope} />
      <FigureCard figure={ledger.scopeCreepGross} label="Scope creep, gross" scope={scope} />
      <FigureCard figure={ledger.scopeCreepNet} label="Scope creep, net" scope={scope} />
    </FigureStrip>
  );
}

export function ReportLedger({ ledger, sprint }: { ledger: LedgerPartsFragment; sprint: { id: string; name: string } }) {
  return (
    <ReportSection title="Ledger" says={`${unitWord(ledger.unit)}; every bar leads to its items`}>
      <div className="h-64 max-w-180"><Waterfall label="Ledger" steps={ledgerSteps(ledger)} onOpen={goTo} /></div>
      <p className="mt-3 font-semibold">{ledgerIdentity(ledger)}</p>
      <p className="text-small text-muted">
        commitment + added − removed + re-estimated = completed + cancelled + carry-over. {ledger.addsUp ? 'It adds up ✓.' : <span className="font-semibold text-trouble-ink">Does not add up.</span>}
        {ledger.unestimatedItems > 0 && ` ${ledger.unestimatedItems} of the ${ledger.committedItems} committed items had no estimate and count 0.`}
      </p>
      <p className="mt-1 text-small"><ParityBadge sprint={sprint} /></p>
    </ReportSection>
  );
}
