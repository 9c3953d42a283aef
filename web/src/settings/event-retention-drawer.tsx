import type { ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { longDay } from '../format/date';
import { exactNumber } from '../format/number';
import { ask, useQuestion } from '../graphql/client';
import { KeepEventsDocument, PreviewEventRetentionDocument, type PreviewEventRetentionQuery } from '../graphql/generated';
import { useAct } from '../graphql/use-act';
import { Drawer } from '../ui/drawer';
import { ErrorState, LoadingState } from '../ui/panel-states';
import { SignedForm, type Signed } from '../ui/signed-form';

type Preview = NonNullable<PreviewEventRetentionQuery['product']>['previewEventRetention'];
interface Asked { product: { key: string; name: string }; months: number | null; onSaved: () => void; onClose: () => void }

/** What would go for good, and which numbers with it; then it is decided. */
export function EventRetentionDrawer({ product, months, onSaved, onClose }: Asked) {
  return (
    <Drawer title={`Raw events of ${product.name}`} onClose={onClose}>
      {months === null ? <Decide product={product} months={months} onSaved={onSaved}><p>No further raw events go from now on. Those that are removed stay so.</p></Decide> : <Removing product={product} months={months} onSaved={onSaved} />}
    </Drawer>
  );
}

function Removing({ product, months, onSaved }: Omit<Asked, 'onClose'> & { months: number }) {
  const question = useQuestion(PreviewEventRetentionDocument, { product: product.key, months });
  const preview = question.data?.product?.previewEventRetention;
  if (!preview) return <div className="h-60">{question.error ? <ErrorState what="What would go" error={question.error} onRetry={() => void question.refetch()} /> : <LoadingState name="what would go" />}</div>;
  return <Decide product={product} months={months} onSaved={onSaved}><WhatGoes preview={preview} /></Decide>;
}

function WhatGoes({ preview: { eventsFrom, events, firstDay, lastDay, stays, goes } }: { preview: Preview }) {
  const parts: [title: string, lines: readonly string[]][] = [['What can be told of the days before no longer', goes], ['What stays exact', stays]];
  return (
    <>
      <section aria-labelledby="retention-goes">
        <h3 id="retention-goes" className="text-body">What goes</h3>
        <p className="mt-1 border-l-2 border-line-strong pl-2">
          {firstDay === null || lastDay === null ? `No event is older than ${longDay(eventsFrom)} now.` : <><strong className="font-semibold">{exactNumber(events)} {events === 1 ? 'event' : 'events'}</strong>, from {longDay(firstDay)} to {longDay(lastDay)}, for good.</>} Each month from now on, one month more.
        </p>
      </section>
      {parts.map(([title, lines]) => (
        <section key={title}>
          <h3 className="text-body">{title}</h3>
          <ul className="mt-1 flex flex-col gap-1">{lines.map((line) => <li key={line} className="border-l-2 border-line-strong pl-2">{line}</li>)}</ul>
        </section>
      ))}
    </>
  );
}

function Decide({ product, months, onSaved, children }: Omit<Asked, 'onClose'> & { children: ReactNode }) {
  const client = useQueryClient();
  const saving = useAct<unknown, Signed>({
    mutationFn: ({ reason }) => ask(KeepEventsDocument, { product: product.key, months, reason }),
    onSuccess: async () => {
      await client.invalidateQueries();
      onSaved();
    },
  });
  return <SignedForm why="It stands in the audit log." button={months === null ? 'Keep them for good' : 'Remove them, and keep it so'} act={saving}>{children}</SignedForm>;
}
