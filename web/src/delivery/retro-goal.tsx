import { useEffect, useState, type FormEvent } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { shortDay } from '../format/date';
import { operationName } from '../graphql/client';
import { JudgeGoalDocument, SprintReportDocument, type GoalOutcome, type GoalPartsFragment } from '../graphql/generated';
import { useMay } from '../graphql/me';
import { Segmented } from '../ui/segmented';
import { goalWord } from './goal-word';
import { ReportSection } from './report-section';
import { Meanwhile, NotSaved } from './retro-meanwhile';
import { useRoom, useSay } from './retro-room';

/** The goal, what became of it, and who says so. `report` is what the numbers say of it. */
export function RetroGoal({ goal, report }: { goal: string | null; report: { goalOutcome: GoalOutcome | null; goalSentence: string } }) {
  const { known } = useRoom();
  const client = useQueryClient();
  const may = useMay('WORK_DELIVERY');
  const [editing, setEditing] = useState<GoalPartsFragment | null>(null);
  const said = known?.retrospective.goal;
  const outcome = said ? said.outcome : report.goalOutcome;
  // The report has a sentence of its own about the outcome; it is asked again when somebody has judged anew.
  const differs = said !== undefined && said.outcome !== report.goalOutcome;
  useEffect(() => {
    if (differs) void client.invalidateQueries({ queryKey: [operationName(SprintReportDocument)] });
  }, [client, differs, outcome]);
  return (
    <ReportSection title={outcome ? `Goal ${goalWord(outcome)}` : 'Goal'}>
      {goal && <p className="text-title">“{goal}”</p>}
      {said?.sentence && <p className="mt-1 wrap-anywhere whitespace-pre-wrap">{said.sentence}</p>}
      <p className="mt-1 text-muted">{report.goalSentence}</p>
      {said && !editing && (
        <p className="mt-1 text-small text-muted">
          {whoSays(said)}
          {' '}{may && known.state !== 'FUTURE' && goal && <button type="button" className="link no-print font-medium text-ink" onClick={() => setEditing(said)}>{said.saidHere ? 'Change' : 'Say whether it was met'}</button>}
        </p>
      )}
      {said && editing && <GoalEditor base={editing} now={said} onClose={() => setEditing(null)} />}
    </ReportSection>
  );
}

function whoSays({ outcome, saidHere, saidBy, saidOn, sourceOutcome }: GoalPartsFragment): string {
  if (!saidHere) return outcome ? 'As its source says.' : '';
  const differs = sourceOutcome !== null && sourceOutcome !== outcome ? `; its source says ${goalWord(sourceOutcome)}` : '';
  return `Said by ${saidBy ?? 'somebody'}${saidOn ? `, ${shortDay(saidOn)}` : ''}${differs}.`;
}

const OUTCOMES = [{ value: 'MET', name: 'Met' }, { value: 'PARTLY', name: 'Partly' }, { value: 'MISSED', name: 'Missed' }] as const;

function GoalEditor({ base, now, onClose }: { base: GoalPartsFragment; now: GoalPartsFragment; onClose: () => void }) {
  const { sprint } = useRoom();
  const [outcome, setOutcome] = useState<GoalOutcome | ''>(base.outcome ?? '');
  const [sentence, setSentence] = useState(base.sentence ?? '');
  const saving = useSay(JudgeGoalDocument);
  const changed = now.version !== base.version;
  const say = (version: number, takeBack = false) => {
    if (saving.isPending || (!takeBack && outcome === '')) return;
    saving.mutate({ sprint: sprint.id, version, ...(takeBack ? {} : { outcome: outcome || null, sentence: sentence || null }) }, { onSuccess: ({ judgeGoal }) => { if (judgeGoal.saved) onClose(); } });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!changed) say(base.version);
  };
  return (
    <form onSubmit={submit} onKeyDown={(event) => { if (event.key === 'Escape') onClose(); }} className="no-print mt-2 flex max-w-180 flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <Segmented label="What became of the goal" value={outcome} options={OUTCOMES} onChange={setOutcome} />
        <input aria-label="In a sentence" placeholder="In a sentence, if you like" maxLength={1000} className="control min-w-0 flex-[1_1_240px] font-normal" value={sentence} onChange={(event) => setSentence(event.target.value)} />
      </div>
      {changed && <Meanwhile who={now.saidBy} theirs={now.saidHere ? [now.outcome && goalWord(now.outcome), now.sentence].filter(Boolean).join(': ') : null} onTake={onClose} onKeep={() => say(now.version)} />}
      {!changed && (
        <div className="flex flex-wrap gap-2">
          <button type="submit" className="control bg-ink text-surface" disabled={outcome === '' || saving.isPending}>Save</button>
          <button type="button" className="control" onClick={onClose}>Cancel</button>
          {base.saidHere && <button type="button" className="control" onClick={() => say(base.version, true)}>Take it back</button>}
        </div>
      )}
      <NotSaved error={saving.error} />
    </form>
  );
}
