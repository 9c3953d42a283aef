import { useState, type FormEvent } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { dateAt, longDay } from '../format/date';
import { ask } from '../graphql/client';
import { AnnotateDocument, RemoveAnnotationDocument, type AnnotationPartsFragment } from '../graphql/generated';
import { useMay, useOwnName } from '../graphql/me';
import { useAct } from '../graphql/use-act';
import { Drawer } from '../ui/drawer';
import { Field } from '../ui/field';

const KIND = { RELEASE: 'Release', NOTE: 'Note', DEFINITION: 'Changed' } as const;

/** What happened in the page's range; notes are written and removed here. */
export function NotesDrawer({ product, timeZone, marks, onClose }: { product: string; timeZone: string; marks: readonly AnnotationPartsFragment[]; onClose: () => void }) {
  const client = useQueryClient();
  const may = useMay('WORK_OUTCOMES');
  const [day, setDay] = useState(() => dateAt(Date.now(), timeZone));
  const [text, setText] = useState('');
  const author = useOwnName();
  const again = async () => client.invalidateQueries();
  const adding = useAct({
    mutationFn: () => ask(AnnotateDocument, { product, input: { day, text, author } }),
    onSuccess: async () => {
      setText('');
      await again();
    },
  });
  const removing = useAct({ mutationFn: (id: string) => ask(RemoveAnnotationDocument, { id }), onSuccess: again });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() && day && !adding.isPending) adding.mutate();
  };
  return (
    <Drawer title="Notes" onClose={onClose}>
      {may && <form onSubmit={submit} className="flex flex-col gap-2 border-b border-line pb-3">
        <Field label="What happened" hint="It stands as a mark on every line over time of this product.">{(ids) => <input {...ids} required maxLength={200} className="control w-full" value={text} onChange={(event) => setText(event.target.value)} />}</Field>
        <Field label="On">{(ids) => <input {...ids} type="date" required className="control" value={day} onChange={(event) => setDay(event.target.value)} />}</Field>
        <div className="flex flex-wrap items-center gap-3">
          <button type="submit" className="control bg-ink text-surface" disabled={!text.trim() || !day || adding.isPending}>{adding.isPending ? 'Adding…' : 'Add the note'}</button>
          {adding.error && <p role="alert" className="text-trouble-ink">Not added: {adding.error.message}</p>}
        </div>
      </form>}
      <h3 className="mt-3 mb-1 text-body">In this range</h3>
      {marks.length === 0 ? <p className="text-muted">Nothing: no release, no note, no changed definition.</p> : (
        <ul className="flex flex-col">
          {[...marks].reverse().map((mark) => (
            <li key={`${mark.kind}${mark.id ?? ''}${mark.day}${mark.text}`} className="flex items-start gap-2 border-t border-line py-1.5 first:border-0">
              <span className="min-w-0 flex-1"><span className="text-small text-muted">{KIND[mark.kind]} · {longDay(mark.day)}{mark.author && ` · ${mark.author}`}</span><span className="block">{mark.text}</span></span>
              {may && mark.id !== null && <button type="button" className="link text-small text-muted" aria-label={`Remove the note “${mark.text}”`} disabled={removing.isPending} onClick={() => mark.id && removing.mutate(mark.id)}>Remove</button>}
            </li>
          ))}
        </ul>
      )}
      {removing.error && <p role="alert" className="text-trouble-ink">Not removed: {removing.error.message}</p>}
    </Drawer>
  );
}
