import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ask, useQuestion } from '../graphql/client';
import { CloseHalvesDocument, ClosedHalvesDocument } from '../graphql/generated';
import { Panel } from '../ui/panel';

/** Shared data is the point; where a workspace wants it otherwise, a half is closed to the role of the other one. */
export function ClosedHalvesPanel() {
  const client = useQueryClient();
  const question = useQuestion(ClosedHalvesDocument, {});
  const closing = useMutation({ mutationFn: (closed: Partial<Record<'delivery' | 'outcomes', boolean>>) => ask(CloseHalvesDocument, closed), onSuccess: () => client.invalidateQueries() });
  return (
    <Panel title="Who reads which half" subtitle="leaders, analysts, viewers, admins and owners read both in any case" height={88} question={question} notes={() => [closing.error && <span role="alert" className="text-trouble-ink">Not saved: {closing.error.message}</span>, 'Product owners and product managers look at the same numbers unless you say otherwise.']}>
      {({ closedHalves: closed }) => (
        <div className="flex flex-col gap-2">
          <label className="flex items-center gap-2"><input type="checkbox" className="size-3.5" disabled={closing.isPending} checked={!closed.outcomes} onChange={(event) => closing.mutate({ outcomes: !event.target.checked })} /> Product owners read outcomes</label>
          <label className="flex items-center gap-2"><input type="checkbox" className="size-3.5" disabled={closing.isPending} checked={!closed.delivery} onChange={(event) => closing.mutate({ delivery: !event.target.checked })} /> Product managers read delivery</label>
        </div>
      )}
    </Panel>
  );
}
