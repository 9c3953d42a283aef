import { Link } from 'react-router';
import { useQuestion } from '../graphql/client';
import { EmbedKeysDocument } from '../graphql/generated';
import { CopyButton } from '../ui/copy-button';

/** The line that a product embeds. A key's text is shown once, where it is made; here only its beginning is known. */
export function EmbedPanel({ product }: { product: string }) {
  const question = useQuestion(EmbedKeysDocument, {});
  const keys = (question.data?.sources ?? []).flatMap((source) => source.keys.filter((key) => key.product === product && key.revokedAt === null).map((key) => ({ ...key, source: source.key })));
  const snippet = `<script defer src="${location.origin}/tracker.js" data-key="${keys[0]?.start ?? 'bfk_live'}_…"></script>`;
  return (
    <section aria-labelledby="embed" className="card flex min-w-0 flex-col gap-2 px-4 py-3">
      <h2 id="embed" className="text-body">Embed <span className="block text-small font-normal text-muted sm:ml-2 sm:inline">one line in the head of every page of the product</span></h2>
      <pre tabIndex={0} aria-label="The line to embed" className="overflow-x-auto rounded-md bg-sunken px-3 py-2 font-mono text-small">{snippet}</pre>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <CopyButton text={snippet} name="Copy the line" />
        <p className="min-w-0 text-small text-muted">
          {keys.length > 0
            ? <>Put the whole key in place of “{keys[0]!.start}_…”. Live keys of this product: {keys.map(({ name, start, source }) => `${name} (${start}…, source ${source})`).join(', ')}. <Link className="link" to="/sources">Make another on Sources</Link></>
            : question.data === undefined ? (question.error ? <>Its keys could not be read. <button type="button" className="link" onClick={() => void question.refetch()}>Try again</button></> : 'Reading its keys …')
            : <>This product has no live key yet. <Link className="link" to="/sources">Make one on Sources</Link> and put it into the line.</>}
        </p>
      </div>
      <p className="text-small text-muted">Then <code className="font-mono">bifocal.track('order placed')</code> sends an event, and <code className="font-mono">bifocal.identify('user id')</code> says who it is. Page views are sent by themselves.</p>
    </section>
  );
}
