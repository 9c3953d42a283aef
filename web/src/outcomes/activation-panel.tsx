import { useState } from 'react';
import { StepCurve } from '../charts/lazy-charts';
import { longPeriod } from '../charts/period-name';
import { exactNumber, percent } from '../format/number';
import { useQuestion } from '../graphql/client';
import { ProductActivationDocument, type ProductActivationQuery } from '../graphql/generated';
import { ChangeNote } from '../ui/change-note';
import { DataTable, type Column } from '../ui/data-table';
import { useExplain } from '../ui/explain-target';
import { Panel } from '../ui/panel';
import { Segmented } from '../ui/segmented';
import { TableButton } from '../ui/table-button';
import { hourTicks, hoursWords } from './hours-words';
import { explainScope, grainWords, type OutcomeScope } from './outcome-scope';
import { productSettingsPath } from './product-settings-path';

type Activation = NonNullable<ProductActivationQuery['product']>['adoption']['activation'];
type Cohort = Activation['cohorts'][number];
/** What lies further out is in the table: it would press the beginning together. */
const SHOWN_WINDOWS = 2;

/** Whether those who sign up come to what the product is for, and how fast. */
export function ActivationPanel({ scope, className = '' }: { scope: OutcomeScope; className?: string }) {
  const { range, compare, grain } = scope.filters;
  const [view, setView] = useState<'curve' | 'cohorts'>('curve');
  const question = useQuestion(ProductActivationDocument, { product: scope.product, range, compare, grain });
  const of = (data: ProductActivationQuery) => data.product?.adoption.activation;
  const cohorts = (data: ProductActivationQuery) => (of(data)?.cohorts ?? []).filter((cohort) => cohort.complete || !scope.filters.completeOnly);
  return (
    <Panel
      title="Activation"
      subtitle={question.data ? of(question.data)?.says : ''}
      half="outcome"
      height={264}
      question={question}
      className={className}
      explain={{ metric: 'adoption.activation_rate', ...explainScope(scope) }}
      empty={(data) => {
        const found = of(data);
        if (!found?.decided) return { says: 'Nobody has decided yet what activates a person.', link: 'Choose an event', to: productSettingsPath(scope.product) };
        return found.cohorts.some(({ signedUp }) => signedUp === null || signedUp > 0) ? null : { says: 'Nobody signed up in this range.' };
      }}
      table={(data) => <CohortsTable scope={scope} cohorts={cohorts(data)} />}
      notes={(data) => [
        cohorts(data).some(({ maturing }) => (maturing ?? 0) > 0) && 'Maturing people are counted in no rate',
        'Time to value: the Kaplan–Meier median',
        view === 'curve' ? 'Band: 95 % interval' : `By when they signed up, ${grainWords[grain]}`,
      ]}
    >
      {(data) => {
        const found = of(data);
        if (!found) return null;
        return (
          <div className="flex h-full flex-col gap-2">
            <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
              <p><span className="text-figure font-semibold">{found.rate.value === null ? '–' : percent(found.rate.value)}</span> <span className="text-muted">{found.rate.value === null ? found.rate.nullReason : `of ${exactNumber(found.rate.denominator ?? 0)} activated in time`}</span> <span className="text-small text-muted"><ChangeNote figure={found.rate} /></span></p>
              <p><span className="text-figure font-semibold">{found.timeToValueHours === null ? '–' : hoursWords(found.timeToValueHours)}</span> <span className="text-muted">{found.timeToValueNullReason ?? 'time to value'}</span></p>
              <span className="ml-auto"><Segmented label="Picture" value={view} options={[{ value: 'curve', name: 'Curve' }, { value: 'cohorts', name: 'Cohorts' }]} onChange={setView} /></span>
            </div>
            <div className="min-h-0 flex-1">
              {view === 'curve' ? <Curve activation={found} /> : <div tabIndex={0} role="region" aria-label="Activation by cohort" className="h-full overflow-auto"><CohortsTable scope={scope} cohorts={cohorts(data)} /></div>}
            </div>
          </div>
        );
      }}
    </Panel>
  );
}

function Curve({ activation: { curve, hours, timeToValueHours } }: { activation: Activation }) {
  const last = Math.min(curve.at(-1)?.hours ?? 1, SHOWN_WINDOWS * (hours ?? 168));
  const ticks = hourTicks(Math.max(last, hours ?? 1));
  const points = [{ at: 0, share: 0, low: null, high: null }, ...curve.map((step) => ({ at: step.hours, share: step.share, low: step.low, high: step.high, note: `${exactNumber(step.atRisk)} people had not activated just before.` }))];
  const end = ticks.at(-1) ?? 0;
  const within = points.filter((point, index) => point.at <= end || index === 0);
  // Nobody more activates up to the end of the picture: the course goes on level.
  const shown = [...within, ...within.slice(-1).filter(({ at }) => at < end).map((point) => ({ ...point, at: end, note: undefined }))];
  const mark = timeToValueHours !== null && timeToValueHours <= end ? { at: timeToValueHours, share: 0.5, text: `median ${hoursWords(timeToValueHours)}` } : null;
  return <StepCurve label="Share activated by the time since signing up" stepped points={shown} ticks={ticks} nameOf={hoursWords} mark={mark} />;
}

function CohortsTable({ scope, cohorts }: { scope: OutcomeScope; cohorts: readonly Cohort[] }) {
  const { open } = useExplain();
  const { grain } = scope.filters;
  const count = (name: string, pick: (row: Cohort) => number | null, roomOnly = false): Column<Cohort> => ({
    name, number: true, roomOnly, value: pick,
    show(row) {
      const counted = pick(row);
      return counted === null ? <span title={row.nullReason ?? undefined}>–</span> : exactNumber(counted);
    },
  });
  const columns: Column<Cohort>[] = [
    { name: 'Signed up in', value: (row) => row.period, show: (row) => <>{longPeriod(row.period, grain)}{!row.complete && <span className="text-muted"> (not over)</span>}</> },
    count('People', (row) => row.signedUp),
    count('Time passed', (row) => row.matured, true),
    count('Activated', (row) => row.activated),
    { name: 'Rate', number: true, value: (row) => row.rate, show: (row) => (row.rate === null ? <span title={row.nullReason ?? undefined}>–</span> : <TableButton label={`${percent(row.rate)}: explain activation of ${longPeriod(row.period, grain)}`} onPress={() => open({ metric: 'adoption.activation_rate', product: scope.product, range: { from: row.period, to: row.periodEnd } })}>{percent(row.rate)}</TableButton>) },
    { name: '95 % interval', number: true, roomOnly: true, value: (row) => row.low, show: (row) => (row.low === null || row.high === null ? '–' : `${percent(row.low)} to ${percent(row.high)}`) },
    count('Maturing', (row) => row.maturing),
  ];
  return <DataTable caption="Activation by when people signed up" columns={columns} rows={[...cohorts].reverse()} rowKey={(row) => row.period} />;
}
