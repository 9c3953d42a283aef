import { lazy, Suspense } from 'react';
import { dayAndTime } from '../format/date';
import type { Measure, ReadAs } from '../graphql/generated';
import { useMay } from '../graphql/me';
import { Segmented } from '../ui/segmented';
import { useUrlState } from '../ui/use-url-state';
import { useFreezeActs, useFrozen, useReadAs, type Frozen } from './use-freeze';

const DifferenceDrawer = lazy(() => import('./difference-drawer').then((module) => ({ default: module.DifferenceDrawer })));
const CloseDrawer = lazy(() => import('./close-drawer').then((module) => ({ default: module.CloseDrawer })));

const ways: readonly { value: ReadAs; name: string }[] = [{ value: 'CLOSED', name: 'As closed' }, { value: 'NOW', name: 'As of now' }];

export interface FreezeBarProps {
  sprint: { id: string; name: string };
  measure: Measure;
  timeZone: string;
}

/** Whether the sprint still moves: running, closed and settling, or frozen; with the act that comes next. */
export function FreezeBar({ sprint, measure, timeZone }: FreezeBarProps) {
  const question = useFrozen(sprint.id, measure);
  const [as, setAs] = useReadAs();
  const [open, setOpen] = useUrlState<'' | 'differs' | 'close'>('freeze', '', { allowed: ['differs', 'close'] });
  const acts = useFreezeActs(sprint.id);
  const may = useMay('WORK_DELIVERY');
  const known = question.isPlaceholderData ? undefined : question.data?.sprint;
  const close = () => setOpen('');
  return (
    <>
      <section aria-label="Whether the sprint is frozen" data-half="delivery" className="card flex min-h-12 flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2">
        {known ? <p className="min-w-0 flex-1 basis-64">{wordsOf(known, timeZone)}</p> : <p className="flex-1 text-muted">{question.error ? `Not known whether it is frozen: ${question.error.message}` : ' '}</p>}
        {acts.freeze.error && <p role="alert" className="text-small text-trouble-ink">{acts.freeze.error.message}</p>}
        {may && known?.state === 'RUNNING' && <button type="button" className="control no-print" onClick={() => setOpen('close')}>Close sprint</button>}
        {may && known?.freeze.state === 'SETTLING' && <button type="button" className="control no-print" disabled={acts.freeze.isPending} onClick={() => acts.freeze.mutate()}>Freeze now</button>}
        {known?.freeze.state === 'FROZEN' && (
          <>
            <button type="button" className="control no-print" onClick={() => setOpen('differs')}>{differs(known) ? `What differs now: ${counted(itemsOf(known))}` : 'Versions'}</button>
            <Segmented label="As closed or as of now" value={as} options={ways} onChange={setAs} />
          </>
        )}
      </section>
      <Suspense>
        {open === 'differs' && known?.freeze.state === 'FROZEN' && <DifferenceDrawer sprint={sprint} known={known} timeZone={timeZone} onClose={close} />}
        {open === 'close' && may && known && <CloseDrawer sprint={sprint} state={known.state} measure={measure} timeZone={timeZone} onClose={close} />}
      </Suspense>
    </>
  );
}

const counted = (count: number): string => `${count} ${count === 1 ? 'item' : 'items'}`;
const itemsOf = ({ difference }: Frozen): number => new Set(difference?.items.map((item) => item.key)).size;
const differs = ({ difference }: Frozen): boolean => difference?.same === false;

function wordsOf(known: Frozen, timeZone: string) {
  const { state, freeze } = known;
  if (state === 'FUTURE') return 'Not started: this is its plan.';
  if (state === 'RUNNING') return 'Running: counted until now. It is frozen when it is closed.';
  if (freeze.state === 'SETTLING') return <>Closed, and not frozen yet: late news is still taken in{freeze.freezesAt && ` until ${dayAndTime(freeze.freezesAt, timeZone)}`}.</>;
  const last = freeze.versions.findLast((version) => version.kind === 'CLOSE');
  return (
    <>
      <span className="font-medium">Frozen</span>{last && ` ${dayAndTime(last.takenAt, timeZone)}`}{last && last.version > 1 && `, version ${last.version}`}.{' '}
      {last?.reason && <>Corrected by {last.author}: {last.reason}. </>}
      {differs(known) ? `${counted(itemsOf(known))} ${itemsOf(known) === 1 ? 'reads' : 'read'} otherwise now; what is shown as closed does not move.` : 'Its history says the same now.'}
    </>
  );
}
