import { useState, type FormEvent } from 'react';
import { Link } from 'react-router';
import { useQueryClient } from '@tanstack/react-query';
import { ask, useQuestion } from '../graphql/client';
import { FrozenSprintsDocument, RecomputeSprintsDocument, type FrozenSprintsQuery } from '../graphql/generated';
import { useAct } from '../graphql/use-act';
import { Drawer } from '../ui/drawer';
import { ErrorState, LoadingState } from '../ui/panel-states';
import { SignedFields, useSignature } from '../ui/signed';
import { RecomputeTable } from './recompute-table';

type Frozen = NonNullable<FrozenSprintsQuery['team']>['frozenSprints'][number];

const sprints = (count: number) => `${count} ${count === 1 ? 'sprint' : 'sprints'}`;

/** What happens, and what does not. */
function whatHappens(chosen: readonly Frozen[], definition: number): string {
  const [first] = chosen;
  if (!first) return 'Choose the sprints to read anew.';
  const alike = chosen.every(({ version }) => version === first.version);
  const written = alike ? `Version ${first.version + 1} of ${sprints(chosen.length)} is written` : `A further version of ${sprints(chosen.length)} is written`;
  return `${written}, read by definition ${definition} from the history as it is now. ${alike ? `Version ${first.version} stays` : 'The versions before stay'}; charts and reports show the new one from then on.`;
}

/** Reads closed sprints by the present definition: which, with what outcome, by whom and why. */
export function RecomputeDrawer({ team, onClose }: { team: { key: string; name: string; timeZone: string }; onClose: () => void }) {
  const question = useQuestion(FrozenSprintsDocument, { team: team.key });
  const [done, setDone] = useState<{ count: number; sprint: Frozen['sprint'] | undefined; definition: number } | null>(null);
  const found = question.isPlaceholderData ? null : question.data?.team;
  return (
    <Drawer title="Read closed sprints anew" onClose={onClose}>
      {done ? (
        <div role="status" className="flex flex-col gap-2">
          <p>{sprints(done.count)} {done.count === 1 ? 'is' : 'are'} read by definition {done.definition} now. What was frozen before stays as {done.count === 1 ? 'its earlier version' : 'their earlier versions'}.</p>
          {done.sprint && <p><Link className="link font-medium" to={`/delivery/${team.key}/sprints/${encodeURIComponent(done.sprint.key)}`}>Look at {done.sprint.name}</Link></p>}
        </div>
      ) : found ? <Choice team={team} definition={found.definition.version} frozen={found.frozenSprints} onDone={setDone} /> : (
        <div className="h-60">{question.error ? <ErrorState what="The frozen sprints" error={question.error} onRetry={() => void question.refetch()} /> : <LoadingState name="the frozen sprints" />}</div>
      )}
    </Drawer>
  );
}

function Choice({ team, definition, frozen, onDone }: { team: { key: string; timeZone: string }; definition: number; frozen: readonly Frozen[]; onDone: (done: { count: number; sprint: Frozen['sprint'] | undefined; definition: number }) => void }) {
  const client = useQueryClient();
  const signature = useSignature();
  const earlier = frozen.filter((each) => each.definitionVersion !== definition);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(earlier.map(({ sprint }) => sprint.id)));
  const picked = earlier.filter(({ sprint }) => chosen.has(sprint.id));
  const recompute = useAct({
    mutationFn: () => ask(RecomputeSprintsDocument, { team: team.key, author: signature.author, reason: signature.reason, sprints: picked.map(({ sprint }) => sprint.id) }),
    onSuccess: async ({ recomputeSprints: count }) => {
      onDone({ count, sprint: picked[0]?.sprint, definition });
      await client.invalidateQueries();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (signature.isWhole && picked.length > 0 && !recompute.isPending) recompute.mutate();
  };
  if (earlier.length === 0) return <p>Every frozen sprint is read by definition {definition} already. Sprints that closed a moment ago are frozen a while later.</p>;
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <RecomputeTable team={team} frozen={earlier} chosen={chosen} onChange={setChosen} />
      <p role="status">{whatHappens(picked, definition)}</p>
      <SignedFields signature={signature} why="It stands beside each new version for good." />
      <div className="flex flex-wrap items-center gap-3">
        <button type="submit" className="control bg-ink text-surface" disabled={!signature.isWhole || picked.length === 0 || recompute.isPending}>{recompute.isPending ? 'Reading anew…' : `Read ${sprints(picked.length)} by definition ${definition}`}</button>
        {recompute.error && <p role="alert" className="text-trouble-ink">Not done: {recompute.error.message}</p>}
      </div>
    </form>
  );
}
