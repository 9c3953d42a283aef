import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useQuestion } from '../graphql/client';
import { EmbedKeysDocument } from '../graphql/generated';
import { useMay } from '../graphql/me';
import { CopyButton } from '../ui/copy-button';

/** The line that a product embeds, and which key belongs into it: for those who see keys by its beginning, for the others by who has it. */
export function EmbedPanel({ product }: { product: string }) {
  return useMay('MANAGE_KEYS') ? <WithKeys product={product} /> : <Embed start={null} says={ASK_FOR_ONE} />;
}

const ASK_FOR_ONE = 'A write key of this product belongs in place of “bfk_live_…”. Owners and admins make one on Sources and see it once: ask one of them for it, or give them the line.';

/** A key's text is shown once, where it is made; here only its beginning is known. */
function WithKeys({ product }: { product: string }) {
  const question = useQuestion(EmbedKeysDocument, {});
  // Whoever sees keys and does not send may not make one that sends.
  const makes = useMay('COLLECT_OUTCOMES');
  const keys = (question.data?.sources ?? []).flatMap((source) => source.keys.filter((key) => key.product === product && key.revokedAt === null).map((key) => ({ ...key, source: source.key })));
  const first = keys[0];
  if (question.data === undefined) return <Embed start={null} says={question.error ? <>Its keys could not be read. <button type="button" className="link" onClick={() => void question.refetch()}>Try again</button></> : 'Reading its keys …'} />;
  if (!first) return <Embed start={null} says={makes ? <>This product has no live key yet. <Link className="link" to="/sources">Make one on Sources</Link> and put it into the line.</> : ASK_FOR_ONE} />;
  return <Embed start={first.start} says={<>Put the whole key in place of “{first.start}_…”. Live keys of this product: {keys.map(({ name, start, source }) => `${name} (${start}…, source ${source})`).join(', ')}. {makes && <Link className="link" to="/sources">Make another on Sources</Link>}</>} />;
}

function Embed({ start, says }: { start: string | null; says: ReactNode }) {
  const snippet = `<script defer src="${location.origin}/tracker.js" data-key="${start ?? 'bfk_live'}_…"></script>`;
  return (
    <section aria-labelledby="embed" className="card flex min-w-0 flex-col gap-2 px-4 py-3">
      <h2 id="embed" className="text-body">Embed <span className="block text-small font-normal text-muted sm:ml-2 sm:inline">one line in the head of every page of the product</span></h2>
      <pre tabIndex={0} aria-label="The line to embed" className="overflow-x-auto rounded-md bg-sunken px-3 py-2 font-mono text-small">{snippet}</pre>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <CopyButton text={snippet} name="Copy the line" />
        <p className="min-w-0 text-small text-muted">{says}</p>
      </div>
      <p className="text-small text-muted">Then <code className="font-mono">bifocal.track('order placed')</code> sends an event, and <code className="font-mono">bifocal.identify('user id')</code> says who it is. Page views are sent by themselves.</p>
    </section>
  );
}
