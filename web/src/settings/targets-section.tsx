import { lazy, Suspense, useState } from 'react';
import { exactValue } from '../format/figure';
import { dayAndTime } from '../format/date';
import { useQuestion } from '../graphql/client';
import { TargetsDocument, type TargetPartsFragment } from '../graphql/generated';
import { useMay } from '../graphql/me';
import { DataTable } from '../ui/data-table';
import { ErrorState, LoadingState } from '../ui/panel-states';
import { SettingsSection } from './settings-section';
import { targetScope } from './target-words';
import type { TargetsOf } from './targets-of';

const TargetDrawer = lazy(() => import('./target-drawer').then((module) => ({ default: module.TargetDrawer })));

/** The version that stands now of a target's line. */
function latestOf({ metric, team, funnel, grain }: TargetPartsFragment, targets: readonly TargetPartsFragment[]): TargetPartsFragment | null {
  return targets.find((each) => each.isLatest && each.metric === metric && each.team === team && each.funnel === funnel && each.grain === grain) ?? null;
}

/** What a product's metrics should reach: beside their figures and on their lines. Setting one again is a further version. */
export function TargetsSection({ product }: { product: TargetsOf }) {
  const works = [useMay('WORK_DELIVERY'), useMay('WORK_OUTCOMES')];
  const may = works.includes(true);
  const question = useQuestion(TargetsDocument, { product: product.key });
  const [open, setOpen] = useState<{ of: TargetPartsFragment | null } | null>(null);
  const { data } = question;
  const live = data?.targets.filter(({ isLatest, value }) => isLatest && value !== null) ?? [];
  return (
    <SettingsSection title="Targets" says="what a metric should reach: beside its figure and on its line">
      {!data ? <div className="h-24">{question.error ? <ErrorState what="The targets" error={question.error} onRetry={() => void question.refetch()} low /> : <LoadingState name="the targets" />}</div> : (
        <>
          {live.length === 0 ? <p className="text-muted">No target is set.</p> : (
            <div tabIndex={0} role="region" aria-label="Targets that are set" className="overflow-x-auto">
              <DataTable
                caption="Targets" csv={false}
                columns={[
                  { name: 'Metric', value: (row) => row.name, wide: true, show: (row) => <><span className="font-medium">{row.name}</span><span className="block text-small text-muted">{targetScope(row)}</span></> },
                  { name: 'Target', value: (row) => row.value, number: true, show: (row) => exactValue(row.value, row) },
                  { name: 'Set by', value: (row) => row.author, wide: true, roomOnly: true, show: (row) => <span className="text-small">{row.author ?? '–'}{row.reason && <span className="block text-muted">“{row.reason}”</span>}</span> },
                  ...(!may ? [] : [{ name: 'Change', value: (row: TargetPartsFragment) => row.version, show: (row: TargetPartsFragment) => <button type="button" className="link no-print" aria-label={`Change the target of ${row.name}, ${targetScope(row)}`} onClick={() => setOpen({ of: row })}>Change</button> }]),
                ]}
                rows={live} rowKey={(row) => row.id}
              />
            </div>
          )}
          <div className="my-2 flex flex-wrap items-start gap-x-4 gap-y-1">
            {may && <button type="button" className="control no-print" onClick={() => setOpen({ of: null })}>Set a target</button>}
            {data.targets.length > 0 && (
              <details className="min-w-0 text-small text-muted">
                <summary>Every version</summary>
                <ol className="flex flex-col gap-1 pb-1">
                  {data.targets.map((target) => (
                    <li key={target.id} className="break-words">{target.name}, {targetScope(target)}: {target.value === null ? 'taken away' : exactValue(target.value, target)} (version {target.version}, <time dateTime={target.madeAt}>{dayAndTime(target.madeAt, product.timeZone)}</time>{target.author && `, ${target.author}`}{target.reason && `: “${target.reason}”`})</li>
                  ))}
                </ol>
              </details>
            )}
          </div>
          {open && <Suspense><TargetDrawer product={product} metrics={data.metricCatalog} of={open.of} now={open.of && latestOf(open.of, data.targets)} onClose={() => setOpen(null)} /></Suspense>}
        </>
      )}
    </SettingsSection>
  );
}
