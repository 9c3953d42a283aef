import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { ask } from '../graphql/client';
import { DeleteFeedDocument, EndFeedLinksDocument, type FeedPartsFragment } from '../graphql/generated';
import { useMay } from '../graphql/me';
import { useAct } from '../graphql/use-act';
import { CopyButton } from '../ui/copy-button';
import { Drawer } from '../ui/drawer';
import { askedBy, scopesOf } from './feed-words';
import { SignLink } from './sign-link';

/** One feed: its addresses, links that are enough by themselves, and its end. */
export function FeedDrawer({ feed, onClose }: { feed: FeedPartsFragment; onClose: () => void }) {
  const client = useQueryClient();
  const may = useMay('MANAGE_KEYS');
  const [asking, setAsking] = useState<'links' | 'feed' | null>(null);
  const [ended, setEnded] = useState(false);
  const refresh = () => client.invalidateQueries();
  const ending = useAct({ mutationFn: () => ask(EndFeedLinksDocument, { id: feed.id }), onSuccess: () => { setAsking(null); setEnded(true); return refresh(); } });
  const deletion = useAct({ mutationFn: () => ask(DeleteFeedDocument, { id: feed.id }), onSuccess: async () => { onClose(); await refresh(); } });
  const error = ending.error ?? deletion.error;
  const origin = window.location.origin;
  return (
    <Drawer title={feed.name} onClose={onClose}>
      <p className="text-muted">{askedBy(feed)}. As new as the last fact; unchanged, it answers 304.</p>
      <section aria-labelledby="feed-addresses" className="mt-4">
        <h3 id="feed-addresses" className="text-body font-medium">Addresses</h3>
        <p className="text-small text-muted">With a key that may {scopesOf(feed)}, as <code className="font-mono">Authorization: Bearer KEY</code>.</p>
        <ul className="mt-2 flex flex-col gap-2">
          {feed.addresses.map(({ format, path }) => (
            <li key={format} className="flex items-center gap-2">
              <code tabIndex={0} className="min-w-0 flex-1 overflow-x-auto rounded-md bg-sunken px-3 py-2 font-mono text-small whitespace-nowrap">{origin}{path}</code>
              <CopyButton text={`${origin}${path}`} name={`Copy ${format === 'PARQUET' ? 'Parquet' : format}`} />
            </li>
          ))}
        </ul>
      </section>
      {may && <SignLink feed={feed} onSigned={() => setEnded(false)} key={ended ? 'ended' : 'live'} />}
      {may && <section aria-labelledby="feed-end" className="mt-6 border-t border-line pt-3">
        <h3 id="feed-end" className="text-body font-medium">End it</h3>
        {ended && <p role="status" className="text-small text-muted">Every link that was signed before is refused now.</p>}
        {error && <p role="alert" className="text-trouble-ink">Not done: {error.message}</p>}
        {asking === null ? (
          <div className="mt-2 flex flex-wrap gap-2">
            <button type="button" className="control" onClick={() => setAsking('links')}>End all signed links</button>
            <button type="button" className="control text-trouble-ink" onClick={() => setAsking('feed')}>Delete the feed</button>
          </div>
        ) : (
          <div className="mt-2 flex flex-wrap items-center gap-2">
            <span role="alert">{asking === 'links' ? 'Refuse every link that was given out? Keys go on reading it.' : 'Refuse whatever still reads it?'}</span>
            <button type="button" autoFocus className="control text-trouble-ink" disabled={ending.isPending || deletion.isPending} onClick={() => (asking === 'links' ? ending.mutate() : deletion.mutate())}>{asking === 'links' ? 'Yes, end them' : 'Yes, delete it'}</button>
            <button type="button" className="control" onClick={() => setAsking(null)}>Keep</button>
          </div>
        )}
      </section>}
    </Drawer>
  );
}
