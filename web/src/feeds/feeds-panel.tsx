import { lazy, Suspense, useState } from 'react';
import { useQuestion } from '../graphql/client';
import { FeedsDocument } from '../graphql/generated';
import { Ago } from '../ui/ago';
import { CopyButton } from '../ui/copy-button';
import { DataTable } from '../ui/data-table';
import { Panel } from '../ui/panel';
import { askedBy } from './feed-words';

const FeedDrawer = lazy(() => import('./feed-drawer').then((module) => ({ default: module.FeedDrawer })));

/** Saved queries with addresses of their own: copied, signed for, deleted. They are made where a query is built. */
export function FeedsPanel({ className = '' }: { className?: string }) {
  const question = useQuestion(FeedsDocument, {});
  const [openId, setOpenId] = useState<string | null>(null);
  const open = question.data?.feeds.find(({ id }) => id === openId);
  return (
    <>
      <Panel
        title="Feeds" subtitle="Saved queries that programs read by GET" height={208} question={question} className={className}
        empty={({ feeds }) => (feeds.length > 0 ? null : { says: 'There is no feed yet. Build a query and save it as a feed: it gets an address of its own.' })}
        notes={({ feeds }) => [`${feeds.length} ${feeds.length === 1 ? 'feed' : 'feeds'}`, 'Read with a key, or by a signed link.']}
      >
        {({ feeds }) => (
          <div tabIndex={0} role="region" aria-label="Feeds" className="h-full overflow-auto">
            <DataTable
              caption="Feeds" csv={false}
              columns={[
                { name: 'Name', value: (row) => row.name, wide: true, show: (row) => <><span className="font-medium">{row.name}</span><span className="block text-small text-muted">{row.team ?? row.product}</span></> },
                { name: 'What it answers', value: askedBy, wide: true, roomOnly: true, show: (row) => <span className="text-small text-muted">{askedBy(row)}</span> },
                { name: 'Last read', value: (row) => row.readAt, roomOnly: true, show: (row) => (row.readAt ? <Ago at={row.readAt} /> : 'never') },
                { name: 'Address', value: (row) => row.id, show: (row) => (
                  <span className="inline-flex flex-wrap items-center justify-end gap-x-3">
                    <CopyButton className="link" name="Copy CSV" text={`${window.location.origin}${row.addresses[0]?.path ?? ''}`} />
                    <button type="button" className="link no-print" aria-label={`Links of ${row.name}`} onClick={() => setOpenId(row.id)}>Links…</button>
                  </span>
                ) },
              ]}
              rows={feeds} rowKey={(row) => row.id}
            />
          </div>
        )}
      </Panel>
      {open && <Suspense><FeedDrawer feed={open} onClose={() => setOpenId(null)} /></Suspense>}
    </>
  );
}
