import { useState } from 'react';
import { exactNumber, percent } from '../../format/number';
import { TryFunnelRulesDocument } from '../../graphql/generated';
import { useLongQuestion } from '../../graphql/use-long-question';
import { DataTable } from '../../ui/data-table';
import { Panel } from '../../ui/panel';
import type { AskedFunnel } from './asked-funnel';

const names = { ANY: 'Any entry converts', FIRST: 'First entry only', EVERY: 'Every entry' } as const;

/** The same funnel by each entry rule, on request: it is counted once more for each. */
export function EntryRulesPanel({ asked: { scope, definition }, className = '' }: { asked: AskedFunnel; className?: string }) {
  const [wanted, setWanted] = useState(false);
  const question = useLongQuestion(TryFunnelRulesDocument, { product: scope.product, definition, range: scope.filters.range }, { enabled: wanted });
  if (!wanted) return <p className={`text-small ${className}`}><button type="button" className="link" onClick={() => setWanted(true)}>Compare the entry rules: any, first, every</button></p>;
  return (
    <Panel title="By entry rule" subtitle="the same funnel, other entries counted" half="outcome" height={136} question={question} className={className}>
      {(data) => (
        <DataTable
          caption="By entry rule"
          columns={[
            { name: 'Entries', value: (rule) => names[rule.entries], show: (rule) => <>{names[rule.entries]}{rule.entries === definition.entries && <span className="text-muted"> (this funnel)</span>}</>, wide: true },
            { name: 'Entered', number: true, value: (rule) => rule.entered, show: (rule) => exactNumber(rule.entered) },
            { name: 'Converted', number: true, value: (rule) => rule.converted, show: (rule) => exactNumber(rule.converted) },
            { name: 'Conversion', number: true, value: (rule) => rule.rate, show: (rule) => (typeof rule.rate === 'number' ? percent(rule.rate, 2) : '–') },
            { name: '95 % interval', number: true, roomOnly: true, value: (rule) => rule.low, show: (rule) => (typeof rule.low === 'number' && typeof rule.high === 'number' ? `${percent(rule.low)} to ${percent(rule.high)}` : '–') },
          ]}
          rows={data.product?.tryFunnel.entryRules ?? []}
          rowKey={(rule) => rule.entries}
        />
      )}
    </Panel>
  );
}
