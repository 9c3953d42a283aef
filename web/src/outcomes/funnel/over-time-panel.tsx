import { Lines } from '../../charts/lazy-charts';
import { exactNumber, percent } from '../../format/number';
import { useQuestion } from '../../graphql/client';
import { FunnelVersionsDocument, TryFunnelOverTimeDocument, type AnnotationPartsFragment, type TryFunnelOverTimeQuery } from '../../graphql/generated';
import { useLongQuestion } from '../../graphql/use-long-question';
import { DataTable, type Column } from '../../ui/data-table';
import { Panel } from '../../ui/panel';
import { TableButton } from '../../ui/table-button';
import { MarksNote } from '../marks-note';
import { grainWords } from '../outcome-scope';
import { useAnnotations } from '../use-annotations';
import type { ChosenFunnel } from '../use-funnel';
import type { AskedFunnel, OpenPeople } from './asked-funnel';

type Period = NonNullable<TryFunnelOverTimeQuery['product']>['tryFunnel']['overTime'][number];
const NOBODY = 'Nobody entered this funnel in the range.';

/** Conversion by when they entered, with its band; periods in which somebody still has time are dashed. */
export function OverTimePanel({ asked: { scope, definition }, saved, onOpen, className = '' }: { asked: AskedFunnel; saved: ChosenFunnel | null; onOpen: OpenPeople; className?: string }) {
  const { product, filters } = scope;
  const question = useLongQuestion(TryFunnelOverTimeDocument, { product, definition, range: filters.range, grain: filters.grain });
  const annotations = useAnnotations(scope);
  const marks = [...annotations, ...useVersionMarks(product, saved)];
  const periodsOf = (data: TryFunnelOverTimeQuery) => (data.product?.tryFunnel.overTime ?? []).filter(({ complete }) => complete || !filters.completeOnly);
  const points = (periods: readonly Period[]) => periods.map(({ period, rate, low, high, complete, entered, maturing }) => ({ period, value: rate ?? null, low: low ?? null, high: high ?? null, complete, note: [`${exactNumber(entered)} entered.`, maturing > 0 && `${exactNumber(maturing)} still have time.`].filter(Boolean).join(' ') }));
  return (
    <Panel
      title="Conversion over time"
      subtitle={`${grainWords[filters.grain]} of entry`}
      half="outcome"
      height={216}
      className={className}
      question={question}
      empty={(data) => (periodsOf(data).some(({ rate }) => typeof rate === 'number') ? null : { says: periodsOf(data).find(({ nullReason }) => nullReason)?.nullReason ?? NOBODY })}
      table={(data) => <PeriodTable periods={periodsOf(data)} last={definition.steps.length} onOpen={onOpen} />}
      notes={(data) => ['Band: 95 % interval', periodsOf(data).some(({ complete }) => !complete) && 'Dashed: some still have time', marks.length > 0 && <MarksNote marks={marks} />]}
    >
      {(data) => <Lines label="Conversion over time" series={[{ name: 'Conversion', points: points(periodsOf(data)) }]} measured={{ unit: 'RATIO', currency: null }} grain={filters.grain} annotations={marks} />}
    </Panel>
  );
}

function useVersionMarks(product: string, saved: ChosenFunnel | null): AnnotationPartsFragment[] {
  const versions = useQuestion(FunnelVersionsDocument, { product, funnel: saved?.id ?? '' }, { enabled: saved !== null && saved.version > 1 });
  const known = saved && saved.version > 1 ? (versions.data?.product?.funnel?.versions ?? []) : [];
  return known.filter(({ version }) => version > 1).map(({ version, savedAt, changes }) => ({ id: null, kind: 'DEFINITION' as const, day: savedAt.slice(0, 10), text: `Funnel version ${version}: ${changes.join(', ')}`, author: null }));
}

function PeriodTable({ periods, last, onOpen }: { periods: readonly Period[]; last: number; onOpen: OpenPeople }) {
  const share = (name: string, pick: (period: Period) => number | null | undefined): Column<Period> => ({ name, number: true, value: pick, show: (period) => { const value = pick(period); return typeof value === 'number' ? percent(value, 2) : '–'; } });
  const people = ({ period, periodEnd }: Period, step: number, count: number) => onOpen({ part: 'REACHED', step, title: step === 1 ? `Entered from ${period}` : `Converted, of ${period}`, count, range: { from: period, to: periodEnd } });
  return (
    <DataTable
      caption="Conversion over time"
      columns={[
        { name: 'From', value: ({ period }) => period, show: ({ period, complete }) => <>{period}{!complete && <span className="text-muted"> (some have time)</span>}</> },
        share('Conversion', ({ rate }) => rate), share('Low', ({ low }) => low), share('High', ({ high }) => high),
        { name: 'Entered', number: true, value: ({ entered }) => entered, show: (period) => <TableButton label={`People who entered from ${period.period}`} onPress={() => people(period, 1, period.entered)}>{exactNumber(period.entered)}</TableButton> },
        { name: 'Converted', number: true, value: ({ converted }) => converted, show: (period) => <TableButton label={`People of ${period.period} who converted`} onPress={() => people(period, last, period.converted)}>{exactNumber(period.converted)}</TableButton> },
        { name: 'Have time', number: true, value: ({ maturing }) => maturing, show: ({ maturing }) => exactNumber(maturing) },
      ]}
      rows={[...periods].reverse()}
      rowKey={({ period }) => period}
    />
  );
}
