import { lazy, Suspense } from 'react';
import { exactNumber } from '../format/number';
import type { Measure, ReleaseProgressQuery } from '../graphql/generated';
import { DataTable } from '../ui/data-table';
import { useUrlState } from '../ui/use-url-state';
import { ReportSection } from './report-section';

const ReleaseBarDrawer = lazy(() => import('./release-bar-drawer').then((module) => ({ default: module.ReleaseBarDrawer })));

type Burndown = NonNullable<ReleaseProgressQuery['release']>['burndown'];
type Bar = Burndown['bars'][number];

/** The bars in numbers, with what came between them; each sprint leads to its items. */
export function ReleaseBarsSection({ release, burndown, measure, timeZone }: { release: { id: string; name: string }; burndown: Burndown; measure: Measure; timeZone: string }) {
  const [opened, setOpened] = useUrlState('bar', '');
  const { bars, measure: read } = burndown;
  const open = bars.find(({ sprint }) => sprint.id === opened);
  const isTold = (of: (bar: Bar) => number) => bars.some((bar) => of(bar) !== 0);
  return (
    <ReportSection title="Sprint by sprint" says="each starts where the one before ended, and what came between; every sprint opens its items">
      <DataTable caption={`Sprints of ${release.name}`} rows={bars} rowKey={(bar) => bar.sprint.id} columns={[
        { name: 'Sprint', value: (bar) => bar.sprint.name, show: (bar) => <button type="button" className="link text-left" onClick={() => setOpened(bar.sprint.id)}>{bar.sprint.name}</button> },
        ...(isTold((bar) => bar.changedBefore) ? [{ name: 'Before', number: true, roomOnly: true, value: (bar: Bar) => bar.changedBefore, show: (bar: Bar) => signed(bar.changedBefore) }] : []),
        { name: 'Start', number: true, value: (bar) => bar.start },
        { name: 'Added', number: true, roomOnly: true, value: (bar) => bar.added },
        { name: 'Removed', number: true, roomOnly: true, value: (bar) => bar.removed },
        ...(isTold((bar) => bar.reEstimated) ? [{ name: 'Re-est.', number: true, roomOnly: true, value: (bar: Bar) => bar.reEstimated, show: (bar: Bar) => signed(bar.reEstimated) }] : []),
        { name: 'Completed', number: true, value: (bar) => bar.completed },
        { name: 'End', number: true, value: (bar) => bar.end },
      ]} />
      {open && <Suspense><ReleaseBarDrawer release={release} bar={open} measure={read === 'ITEMS' ? 'ITEMS' : measure} timeZone={timeZone} onClose={() => setOpened('')} /></Suspense>}
    </ReportSection>
  );
}

const signed = (amount: number): string => (amount > 0 ? `+${exactNumber(amount)}` : amount < 0 ? `−${exactNumber(-amount)}` : '0');
