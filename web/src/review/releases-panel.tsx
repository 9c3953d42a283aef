import { useState } from 'react';
import { exactValue } from '../format/figure';
import { longDay, shortDayAt } from '../format/date';
import { useQuestion } from '../graphql/client';
import { ReviewReleasesDocument, type ReviewReleasesQuery } from '../graphql/generated';
import { DataTable } from '../ui/data-table';
import { Panel } from '../ui/panel';
import type { ReviewScope } from './review-scope';

type Release = NonNullable<ReviewReleasesQuery['product']>['releases'][number];

/** So many are shown at first, and come with each press: what is done and open of each is counted from its items. */
const SHOWN = { first: 12, more: 24 } as const;
/** As many as fit on the printed sheet; the style sheet leaves out the others. */
const PRINTED = 6;

/** Those that are still open first, then the newest. */
function inOrder(releases: readonly Release[]): Release[] {
  const at = (release: Release) => release.releasedAt ?? '9999';
  return [...releases].sort((a, b) => (at(a) < at(b) ? 1 : at(a) > at(b) ? -1 : a.name.localeCompare(b.name)));
}

/** What was delivered: each release, when it went out, and how much of it is done. */
export function ReleasesPanel({ scope }: { scope: ReviewScope }) {
  const [first, setFirst] = useState<number>(SHOWN.first);
  const question = useQuestion(ReviewReleasesDocument, { product: scope.product, first });
  const all = question.data?.product?.every.length ?? 0;
  const shown = question.data?.product?.releases.length ?? 0;
  const amount = ({ burndown: { unit } }: Release, value: number) => exactValue(value, { unit });
  const day = (at: string | null) => (at ? `${shortDayAt(at, scope.timeZone)} ${at.slice(0, 4)}` : null);
  return (
    <Panel
      title="What was delivered"
      subtitle={shown < all ? `the newest ${shown} of ${all} releases` : 'releases, newest first'}
      height={232}
      question={question}
      className="review-releases"
      other={shown < all ? { name: 'Show older', onClick: () => setFirst(first + SHOWN.more) } : undefined}
      empty={(data) => (data.product?.releases.length ? null : { says: 'No release is known yet. Send releases with their work items.', link: 'Send releases', to: '/sources' })}
    >
      {(data) => (
        <div tabIndex={0} role="region" aria-label="Releases" className="h-full overflow-auto print:h-auto print:overflow-visible">
          <DataTable
            caption="What was delivered"
            columns={[
              { name: 'Release', wide: true, value: (row) => row.name, show: (row) => <span className="font-medium">{row.name}{row.team && <span className="font-normal text-muted"> {row.team.name}</span>}</span> },
              { name: 'Released', value: (row) => row.releasedAt, show: (row) => day(row.releasedAt) ?? <span className="text-muted">not yet</span> },
              { name: 'Target', value: (row) => row.targetDate, show: (row) => (row.targetDate ? longDay(row.targetDate) : '–') },
              { name: 'Done', number: true, value: (row) => row.burndown.completed, show: (row) => amount(row, row.burndown.completed) },
              { name: 'Open', number: true, value: (row) => row.burndown.remaining, show: (row) => amount(row, row.burndown.remaining) },
              { name: 'Sprints', number: true, value: (row) => row.burndown.bars.length },
            ]}
            rows={inOrder(data.product?.releases ?? [])}
            rowKey={(row) => row.id}
          />
          {(data.product?.every.length ?? 0) > PRINTED && <p className="mt-1 hidden text-small text-muted print:block">The newest {PRINTED} of {data.product?.every.length}.</p>}
        </div>
      )}
    </Panel>
  );
}
