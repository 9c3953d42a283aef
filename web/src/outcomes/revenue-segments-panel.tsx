import { CountBars } from '../charts/count-bars';
import { exactMoney, shortMoney } from '../format/money';
import { exactNumber, percent } from '../format/number';
import { useQuestion } from '../graphql/client';
import { RevenueDimensionsDocument, RevenueSegmentsDocument, type SegmentLineFragment } from '../graphql/generated';
import { DataTable, type Column } from '../ui/data-table';
import { Panel } from '../ui/panel';
import { Select } from '../ui/select';
import { TableButton } from '../ui/table-button';
import type { OutcomeScope } from './outcome-scope';
import { segmentName, type RevenueSegmentChoice } from './revenue-segment';

type Line = SegmentLineFragment & { key: string; name: string };

const amounts = ['start', 'new', 'expansion', 'reactivation', 'contraction', 'churn', 'currency', 'end'] as const;
const words: Record<(typeof amounts)[number], string> = { start: 'Start', new: 'New', expansion: 'Expansion', reactivation: 'Reactivation', contraction: 'Contraction', churn: 'Churn', currency: 'Currency', end: 'End' };
const share = (ratio: number | null | undefined) => (ratio === null || ratio === undefined ? '–' : percent(ratio));

/** Which dimension revenue is split by: plan, country, and whatever traits the accounts have. */
export function SegmentChooser({ scope, segment }: { scope: OutcomeScope; segment: RevenueSegmentChoice }) {
  const question = useQuestion(RevenueDimensionsDocument, { product: scope.product, range: scope.filters.range });
  const known = question.data?.product?.revenue.dimensions ?? [];
  const options = (known.some(({ key }) => key === segment.by) ? known : [{ key: segment.by, name: segment.by.replace('trait:', '') }, ...known]).map(({ key, name }) => ({ value: key, name: `By ${name}` }));
  return <Select label="Segment" value={segment.by} options={options} onChange={(by) => segment.choose(by)} />;
}

/** MRR by the values of one dimension; a press shows the whole section for one of them alone. */
export function RevenueSegmentsPanel({ scope, segment, className = '' }: { scope: OutcomeScope; segment: RevenueSegmentChoice; className?: string }) {
  const question = useQuestion(RevenueSegmentsDocument, { product: scope.product, range: scope.filters.range, by: segment.by });
  const name = segment.by.replace('trait:', '');
  const { currency } = scope;
  const linesOf = (data: NonNullable<typeof question.data>): Line[] => {
    const found = data.product?.revenue.segments;
    return !found ? [] : [
      ...found.rows.map((row) => ({ ...row, key: JSON.stringify(row.filter), name: segmentName(row.value) })),
      ...(found.other ? [{ ...found.other, key: 'other', name: `${exactNumber(found.otherValues)} other ${found.otherValues === 1 ? 'value' : 'values'}` }] : []),
    ];
  };
  // Lines of the dimension before stay in sight until the new ones are there, and are no choice among the new.
  const open = question.isPlaceholderData ? undefined : (line: Line | undefined) => { if (line?.filter) segment.choose(segment.by, line.filter); };
  return (
    <Panel
      title={`MRR by ${name}`}
      subtitle="at the end of the range; press one to see it alone"
      half="outcome"
      height={264}
      question={question}
      className={className}
      empty={(data) => (linesOf(data).some((line) => line.end !== 0 || line.start !== 0) ? null : { says: 'No paid subscriptions in this range. Send subscription changes.', link: 'Send subscriptions', to: '/sources' })}
      table={(data) => <SegmentTable caption={`Revenue by ${name}`} lines={linesOf(data)} whole={data.product?.revenue.segments.whole} currency={currency} onOpen={open} />}
      notes={(data) => {
        const found = data.product?.revenue.segments;
        return found ? [`All together ${shortMoney(found.whole.end, currency)} of ${exactNumber(found.whole.customers)} customers`, 'Customers by what they are now', found.other && `The ${found.rows.length} with the most MRR are shown apart`] : [];
      }}
    >
      {(data) => (
        <div tabIndex={0} role="region" aria-label={`MRR by ${name}, bars`} className="h-full overflow-y-auto">
          <CountBars
            label={`MRR by ${name}`}
            bars={linesOf(data).map((line) => ({ key: line.key, name: line.name, count: line.end, text: shortMoney(line.end, currency) + (typeof line.nrr === 'number' ? ` · NRR ${percent(line.nrr, 0)}` : ''), note: `${exactNumber(line.customers)} ${line.customers === 1 ? 'customer' : 'customers'}` }))}
            onOpen={open && ((key) => open(linesOf(data).find((line) => line.key === key)))}
          />
        </div>
      )}
    </Panel>
  );
}

function SegmentTable({ caption, lines, whole, currency, onOpen }: { caption: string; lines: readonly Line[]; whole: SegmentLineFragment | undefined; currency: string; onOpen: ((line: Line) => void) | undefined }) {
  const exact = (minor: number) => exactMoney(minor, currency);
  const money = (key: (typeof amounts)[number]): Column<Line> => ({ name: words[key], number: true, value: (line) => line[key], show: (line) => exact(line[key]) });
  const ratio = (name: string, pick: (line: SegmentLineFragment) => number | null | undefined): Column<Line> => ({ name, number: true, value: (line) => pick(line) ?? null, show: (line) => share(pick(line)) });
  return (
    <DataTable
      caption={caption}
      columns={[
        { name: 'Segment', value: (line) => line.name, show: (line) => (line.filter && onOpen ? <TableButton label={`Only ${line.name}`} onPress={() => onOpen(line)}>{line.name}</TableButton> : line.name) },
        { name: 'Customers', number: true, value: (line) => line.customers, show: (line) => exactNumber(line.customers) },
        ...amounts.map(money),
        ratio('NRR', (line) => line.nrr), ratio('GRR', (line) => line.grr), ratio('Customer churn', (line) => line.customerChurn),
        { name: 'ARPA', number: true, value: (line) => line.arpa, show: (line) => (typeof line.arpa === 'number' ? exact(line.arpa) : '–') },
      ]}
      rows={lines}
      rowKey={(line) => line.key}
      footer={whole && ['All', exactNumber(whole.customers), ...amounts.map((key) => exact(whole[key])), share(whole.nrr), share(whole.grr), share(whole.customerChurn), typeof whole.arpa === 'number' ? exact(whole.arpa) : '–']}
    />
  );
}
