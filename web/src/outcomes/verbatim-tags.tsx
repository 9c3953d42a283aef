import { useState } from 'react';
import { TagVerbatimDocument, UntagVerbatimDocument } from '../graphql/generated';
import { useMay } from '../graphql/me';
import { NotSaved } from '../ui/not-saved';
import { PickInput } from '../ui/pick-input';
import { useSay } from './use-say';
import type { Verbatim } from './use-verbatims';

/** The tags of what somebody wrote: each opens all that carries it, can be taken away, and others can be put beside it. */
export function VerbatimTags({ row, known, onOpen }: { row: Verbatim; known: readonly string[]; onOpen: (tag: string) => void }) {
  const [adding, setAdding] = useState(false);
  const may = useMay('WORK_OUTCOMES');
  const tagging = useSay(TagVerbatimDocument);
  const untagging = useSay(UntagVerbatimDocument);
  const own = new Set(row.tags.map(({ name }) => name));
  return (
    <div className="mt-1 flex flex-wrap items-center gap-1">
      {row.tags.map(({ name, author }) => (
        <span key={name} className="inline-flex items-center rounded-md border border-line bg-half-wash text-small" title={author ? `Tagged by ${author}` : 'Came in with the answer'}>
          <button type="button" className="py-0.5 pl-2 hover:underline" onClick={() => onOpen(name)}><span className="sr-only">Show all tagged </span>{name}</button>
          {may && <button type="button" className="no-print px-1.5 py-0.5 text-muted hover:text-ink" aria-label={`Take the tag ${name} away`} disabled={untagging.isPending} onClick={() => untagging.mutate({ verbatim: row.id, tag: name })}>×</button>}
          <span className={`pr-2 ${may ? 'hidden print:inline' : ''}`} />
        </span>
      ))}
      {!may ? null : adding
        ? <PickInput label="Tag" placeholder="tag, then Enter" known={known.filter((name) => !own.has(name))} maxLength={60} busy={tagging.isPending} autoFocus onLeave={() => setAdding(false)} onPick={(tag) => tagging.mutate({ verbatim: row.id, tag })} />
        : <button type="button" className="no-print rounded-md px-1.5 py-0.5 text-small text-muted hover:text-ink" aria-label={`+ tag: “${row.comment.slice(0, 40)}”`} onClick={() => setAdding(true)}>+ tag</button>}
      <NotSaved error={tagging.error ?? untagging.error} />
    </div>
  );
}
