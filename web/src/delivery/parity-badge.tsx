import { lazy, Suspense } from 'react';
import { useQuestion } from '../graphql/client';
import { SprintParityDocument } from '../graphql/generated';
import { useMay } from '../graphql/me';
import { useUrlState } from '../ui/use-url-state';

const ParityDrawer = lazy(() => import('./parity-drawer').then((module) => ({ default: module.ParityDrawer })));

/** Whether Jira's own numbers of the sprint agree; opens the comparison. Takes one line, also while it is not known yet; `short` where there is room for a few words. */
export function ParityBadge({ sprint, short = false }: { sprint: { id: string; name: string }; short?: boolean }) {
  const question = useQuestion(SprintParityDocument, { sprint: sprint.id });
  const [open, setOpen] = useUrlState<'' | 'open'>('parity', '', { allowed: ['open'] });
  const parity = question.isPlaceholderData ? undefined : question.data?.sprint?.parity;
  const compared = parity !== undefined && parity.state !== 'NOT_COMPARED';
  const may = useMay('WORK_DELIVERY');
  const says = !short ? parity?.sentence : parity?.state === 'MATCHES' ? 'Matches Jira' : 'Differs from Jira';
  // Who cannot compare has nothing to open.
  if (parity && !compared && !may) return null;
  return (
    <>
      {question.error && !parity ? (
        <span className="no-print">Jira’s report: {question.error.message} <button type="button" className="link" onClick={() => void question.refetch()}>Try again</button></span>
      ) : (
        <button type="button" className={`link text-left ${compared ? '' : 'no-print'}`} disabled={!parity} title={short && compared ? parity.sentence : undefined} onClick={() => setOpen('open')}>
          {parity ? (compared ? <><span aria-hidden>{parity.state === 'MATCHES' ? '✓' : '≠'}</span> {says}</> : short ? 'Compare with Jira' : 'Compare with Jira’s report') : <span aria-hidden>&nbsp;</span>}
        </button>
      )}
      {open && <Suspense><ParityDrawer sprint={sprint} onClose={() => setOpen('')} /></Suspense>}
    </>
  );
}
