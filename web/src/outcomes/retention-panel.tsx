import { lazy, Suspense, useState } from 'react';
import { CohortGrid, type CohortRow } from '../charts/cohort-grid';
import { StepCurve } from '../charts/lazy-charts';
import { longPeriod, shortPeriod } from '../charts/period-name';
import { exactNumber } from '../format/number';
import { useQuestion } from '../graphql/client';
import { ProductEventsDocument, ProductRetentionDocument, type ProductRetentionQuery, type ProductRetentionQueryVariables, type RetentionCellPartsFragment, type RetentionStepUnit } from '../graphql/generated';
import { useLongQuestion } from '../graphql/use-long-question';
import { Ago } from '../ui/ago';
import { CohortTable } from '../ui/cohort-table';
import { Panel } from '../ui/panel';
import { Segmented } from '../ui/segmented';
import { Select } from '../ui/select';
import { useUrlState } from '../ui/use-url-state';
import type { OutcomeScope } from './outcome-scope';

const RetentionDrawer = lazy(() => import('./retention-drawer').then((module) => ({ default: module.RetentionDrawer })));

type Grid = NonNullable<ProductRetentionQuery['product']>['retention'];

const UNITS = ['DAY', 'WEEK', 'MONTH', 'ROLLING_24_HOURS'] as const;
const MODES = ['ON', 'ON_OR_AFTER'] as const;
const unitNames: Record<RetentionStepUnit, { name: string; step: string; grain: 'DAY' | 'WEEK' | 'MONTH'; steps: number }> = {
  DAY: { name: 'Days', step: 'Day', grain: 'DAY', steps: 15 },
  WEEK: { name: 'Weeks', step: 'Week', grain: 'WEEK', steps: 13 },
  MONTH: { name: 'Months', step: 'Month', grain: 'MONTH', steps: 13 },
  ROLLING_24_HOURS: { name: '24 hours from the start', step: '24 h', grain: 'DAY', steps: 15 },
};
const measured = { unit: 'RATIO' } as const;

const said = ({ returned, people, nullReason, complete }: RetentionCellPartsFragment) => (complete ? `${exactNumber(returned)} of ${exactNumber(people)} people` : nullReason);

/** Whether people come back: the cohorts as a grid, or all of them pooled as one curve; and who is behind a cell. */
export function RetentionPanel({ scope, className = '' }: { scope: OutcomeScope; className?: string }) {
  const [unit, setUnit] = useUrlState<RetentionStepUnit>('retention', scope.filters.grain === 'DAY' ? 'DAY' : scope.filters.grain === 'WEEK' ? 'WEEK' : 'MONTH', { allowed: UNITS });
  const [mode, setMode] = useUrlState<'ON' | 'ON_OR_AFTER'>('retained', 'ON', { allowed: MODES });
  const [start, setStart] = useState('');
  const [back, setBack] = useState('');
  const [view, setView] = useState<'grid' | 'curve'>('grid');
  const [opened, setOpened] = useState<{ cohort: string; name: string; step: number } | null>(null);
  const known = useQuestion(ProductEventsDocument, { product: scope.product, range: scope.filters.range });
  const names = known.data?.product?.adoption.eventNames.map(({ name }) => name) ?? [];
  const { step, grain, steps } = unitNames[unit];
  const rule = (event: string) => (event.trim() ? { event: event.trim() } : null);
  const asked: ProductRetentionQueryVariables = { product: scope.product, range: scope.filters.range, unit, mode, start: rule(start), back: rule(back), steps };
  const question = useLongQuestion(ProductRetentionDocument, asked);
  const rowsOf = (grid: Grid): CohortRow[] => grid.cohorts
    .filter((cohort) => cohort.people > 0 && (cohort.complete || !scope.filters.completeOnly))
    .map((cohort) => ({ key: cohort.period, name: shortPeriod(cohort.period, grain), longName: `${longPeriod(cohort.period, grain)}${cohort.complete ? '' : ' (not over)'}`, size: cohort.people, cells: cohort.cells.map((cell) => ({ value: cell.rate, note: said(cell) })) }));
  const averageOf = (grid: Grid) => ({ name: 'All, pooled', cells: grid.average.map((cell) => ({ value: cell.rate, note: cell.rate === null ? cell.nullReason : `${exactNumber(cell.returned)} of ${exactNumber(cell.people)} people of the cohorts that are old enough` })) });
  const shared = { sizeName: 'People', stepName: step, measured };
  const grid = question.data?.product?.retention;
  const count = grid ? rowsOf(grid).length : 6;
  return (
    <>
      <Panel
        title="Retention"
        subtitle={grid?.says ?? ''}
        half="outcome"
        height={Math.max(248, 152 + 29 * Math.min(count, 13))}
        question={question}
        className={className}
        explain={{ metric: 'adoption.retention', product: scope.product, range: scope.filters.range }}
        empty={(data) => (data.product && rowsOf(data.product.retention).length > 0 ? null : { says: start ? `Nobody did “${start}” for the first time in this range.` : 'Nobody was new in this range.' })}
        table={(data) => data.product && <CohortTable caption="Retention" rows={rowsOf(data.product.retention)} average={averageOf(data.product.retention)} {...shared} />}
        notes={(data) => ['Press a cell for its people', 'The last row pools the cohorts that are old enough, so that large ones weigh more', data.product && <>Fresh <Ago at={data.product.retention.asOf} /></>]}
      >
        {(data) => data.product && (
          <div className="flex h-full flex-col gap-2">
            <div className="no-print flex flex-wrap items-center gap-2">
              <Select label="Steps" value={unit} options={UNITS.map((value) => ({ value, name: unitNames[value].name }))} onChange={setUnit} />
              <Segmented label="Coming back" value={mode} options={[{ value: 'ON', name: 'On' }, { value: 'ON_OR_AFTER', name: 'On or after' }]} onChange={setMode} />
              <EventChoice label="Began with" all="the first event" names={names} value={start} onChange={setStart} />
              <EventChoice label="Came back with" all="any event" names={names} value={back} onChange={setBack} />
              <span className="ml-auto"><Segmented label="Picture" value={view} options={[{ value: 'grid', name: 'Grid' }, { value: 'curve', name: 'Curve' }]} onChange={setView} /></span>
            </div>
            <div className="min-h-0 flex-1">
              {view === 'grid'
                ? <CohortGrid label="Retention" rows={rowsOf(data.product.retention)} average={averageOf(data.product.retention)} {...shared} onOpen={(row, at) => setOpened({ cohort: row.key, name: row.longName ?? row.name, step: at })} />
                : <RetentionCurve grid={data.product.retention} step={step} />}
            </div>
          </div>
        )}
      </Panel>
      {opened && <Suspense><RetentionDrawer asked={asked} cohort={opened.cohort} name={opened.name} step={opened.step} stepName={step} timeZone={scope.timeZone} onClose={() => setOpened(null)} /></Suspense>}
    </>
  );
}

function EventChoice({ label, all, names, value, onChange }: { label: string; all: string; names: readonly string[]; value: string; onChange: (event: string) => void }) {
  return <Select wide label={label} value={value} options={[{ value: '', name: `${label} ${all}` }, ...names.map((name) => ({ value: name, name: `${label} ${name}` }))]} onChange={onChange} />;
}

/** The pooled average over the steps: the course of the whole. */
function RetentionCurve({ grid, step }: { grid: Grid; step: string }) {
  const points = grid.average.map((cell) => ({ at: cell.step, share: cell.rate, low: cell.low, high: cell.high, note: cell.rate === null ? (cell.nullReason ?? undefined) : `${exactNumber(cell.returned)} of ${exactNumber(cell.people)} people.` }));
  return <StepCurve label="Retention, all cohorts pooled" points={points} ticks={points.map(({ at }) => at)} nameOf={(at) => `${step} ${at}`} />;
}
