import { useState, type FormEvent } from 'react';
import { longDay } from '../format/date';
import { ask } from '../graphql/client';
import { SignFeedLinkDocument, type FeedFormat, type FeedPartsFragment } from '../graphql/generated';
import { useAct } from '../graphql/use-act';
import { CopyButton } from '../ui/copy-button';
import { Field } from '../ui/field';
import { Select } from '../ui/select';

const FORMATS: readonly { value: FeedFormat; name: string }[] = [{ value: 'CSV', name: 'CSV' }, { value: 'NDJSON', name: 'NDJSON' }, { value: 'JSON', name: 'JSON' }, { value: 'PARQUET', name: 'Parquet' }];
const USUAL_DAYS = 90;

/** Signs an address for programs that can send no key, such as a spreadsheet. */
export function SignLink({ feed, onSigned }: { feed: FeedPartsFragment; onSigned: () => void }) {
  const [days, setDays] = useState(String(USUAL_DAYS));
  const [format, setFormat] = useState<FeedFormat>('CSV');
  const signing = useAct({ mutationFn: () => ask(SignFeedLinkDocument, { id: feed.id, expiresInDays: Number(days), format }), onSuccess: onSigned });
  const link = signing.data?.signFeedLink;
  const address = link && `${window.location.origin}${link.path}`;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signing.mutate();
  };
  return (
    <section aria-labelledby="feed-sign" className="mt-6">
      <h3 id="feed-sign" className="text-body font-medium">Sign a link</h3>
      <p className="text-small text-muted">For programs that can send no key, such as Google Sheets. Whoever has the link reads this feed, and nothing else.</p>
      <form onSubmit={submit} className="mt-2 flex flex-wrap items-start gap-2">
        <span className="pt-5"><Select label="Format" value={format} options={FORMATS} onChange={setFormat} /></span>
        <Field label="Days" hint="1 to 366">{(ids) => <input {...ids} required type="number" min={1} max={366} step={1} className="control w-24" value={days} onChange={(event) => setDays(event.target.value)} />}</Field>
        <button type="submit" className="control mt-5 bg-ink text-surface" disabled={signing.isPending}>{signing.isPending ? 'Signing…' : 'Sign a link'}</button>
      </form>
      {signing.error && <p role="alert" className="text-trouble-ink">Not signed: {signing.error.message}</p>}
      {link && address && (
        <div className="mt-2">
          <p role="status" className="text-small">Readable until {longDay(link.expiresAt.slice(0, 10))}.</p>
          <div className="mt-1 flex items-center gap-2">
            <code tabIndex={0} aria-label="The signed link" className="min-w-0 flex-1 overflow-x-auto rounded-md bg-sunken px-3 py-2 font-mono text-small whitespace-nowrap">{address}</code>
            <CopyButton text={address} name="Copy the link" />
          </div>
        </div>
      )}
    </section>
  );
}
