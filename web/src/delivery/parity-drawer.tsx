import { useState } from 'react';
import { useQuestion } from '../graphql/client';
import { SprintParityDocument } from '../graphql/generated';
import { useMay } from '../graphql/me';
import { Ago } from '../ui/ago';
import { Drawer } from '../ui/drawer';
import { ErrorState, LoadingState } from '../ui/panel-states';
import { ParityForm } from './parity-form';
import { ParityResult } from './parity-result';

const kinds = { VELOCITY: 'velocity chart', SPRINT_REPORT: 'sprint report' } as const;

/** Jira's numbers beside ours, and where to give its report. */
export function ParityDrawer({ sprint, onClose }: { sprint: { id: string; name: string }; onClose: () => void }) {
  const question = useQuestion(SprintParityDocument, { sprint: sprint.id });
  /** Null: the form is there until something was compared. */
  const [asks, setAsks] = useState<boolean | null>(null);
  const parity = question.isPlaceholderData ? undefined : question.data?.sprint?.parity;
  const compared = parity !== undefined && parity.state !== 'NOT_COMPARED';
  const may = useMay('WORK_DELIVERY');
  const showForm = may && (asks ?? !compared);
  return (
    <Drawer title={`Jira’s report, ${sprint.name}`} onClose={onClose}>
      {!parity && <div className="h-60">{question.error ? <ErrorState what="The comparison" error={question.error} onRetry={() => void question.refetch()} /> : <LoadingState name="the comparison" />}</div>}
      {parity && compared && (
        <>
          <p className="font-semibold" role="status">{parity.sentence}</p>
          <p className="mb-4 text-small text-muted">
            From Jira’s {kinds[parity.kind ?? 'VELOCITY']}, given <Ago at={parity.reportedAt ?? ''} />{parity.reportedBy && ` by ${parity.reportedBy}`}. A difference is Jira’s number less ours.
          </p>
          {parity.committed && <ParityResult name="Commitment" number={parity.committed} measure={parity.measure} />}
          {parity.completed && <ParityResult name="Completed" number={parity.completed} measure={parity.measure} />}
        </>
      )}
      {parity && may && !showForm && <button type="button" className="control mt-4" onClick={() => setAsks(true)}>Compare with another report</button>}
      {parity && showForm && <div className={compared ? 'mt-6' : ''}><ParityForm sprint={sprint} onCompared={(isAll) => setAsks(!isAll)} /></div>}
    </Drawer>
  );
}
