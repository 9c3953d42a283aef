import { useState } from 'react';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { Link } from 'react-router';
import { exactInstant, shortDayAt } from '../../format/date';
import { exactNumber } from '../../format/number';
import { ask } from '../../graphql/client';
import { askLong, isStopped, useCounting } from '../../graphql/counting';
import { TryFunnelPeopleDocument, type TryFunnelPeopleQuery } from '../../graphql/generated';
import { download, fileNameOf, toCsv } from '../../ui/csv';
import { DataTable } from '../../ui/data-table';
import { CountingState } from '../../ui/counting-state';
import { Drawer } from '../../ui/drawer';
import { ErrorState, LoadingState } from '../../ui/panel-states';
import { stepName, type AskedFunnel, type AskedPeople } from './asked-funnel';

type Page = NonNullable<TryFunnelPeopleQuery['product']>['tryFunnel']['people'];
type Person = Page['rows'][number];
const SHOWN = 100;
const AT_ONCE = 5_000;

/** Who stands behind one number of a funnel: as many as it says, with all of them as CSV. */
export function PeopleDrawer({ funnel, asked, onClose }: { funnel: AskedFunnel; asked: AskedPeople; onClose: () => void }) {
  const { scope, definition, name } = funnel;
  const [written, setWritten] = useState(0);
  const variables = { product: scope.product, definition, range: asked.range ?? scope.filters.range, filters: asked.filters ?? null, part: asked.part, step: asked.step, property: asked.property ?? null, trait: asked.trait ?? null, value: asked.value ?? null, except: asked.except ?? null };
  const queryKey = ['TryFunnelPeople', variables];
  const counted = JSON.stringify(queryKey);
  const counting = useCounting(counted);
  const page = async (first: number, after: string | null, signal?: AbortSignal): Promise<Page> => {
    const wanted = { ...variables, first, after };
    const { product } = await (signal ? askLong(counted, TryFunnelPeopleDocument, wanted, signal) : ask(TryFunnelPeopleDocument, wanted));
    return product?.tryFunnel.people ?? { rows: [], totalCount: 0, nextCursor: null };
  };
  const pages = useInfiniteQuery({ queryKey, initialPageParam: null as string | null, queryFn: ({ pageParam, signal }) => page(SHOWN, pageParam, signal), getNextPageParam: (last: Page) => last.nextCursor, enabled: ({ state }) => !isStopped(state.error) });
  const saving = useMutation({
    mutationFn: async () => {
      const rows: Person[] = [];
      for (let after: string | null = null, more = true; more;) {
        const next: Page = await page(AT_ONCE, after);
        rows.push(...next.rows);
        setWritten(rows.length);
        after = next.nextCursor ?? null;
        more = after !== null;
      }
      download(fileNameOf(`${name} ${asked.title}`), toCsv(['person', 'name', 'account', 'account name', ...(definition.hold ? [definition.hold] : []), 'entered at', 'last step at', 'furthest step'],
        rows.map((row) => [row.person, row.name, row.account, row.accountName, ...(definition.hold ? [row.held] : []), row.enteredAt, row.lastAt, row.furthest])));
    },
  });
  const rows = pages.data?.pages.flatMap((each) => each.rows) ?? [];
  const total = pages.data?.pages[0]?.totalCount;
  return (
    <Drawer title={asked.title} onClose={onClose}>
      {pages.error ? <ErrorState what="The people" error={pages.error} onRetry={() => void pages.refetch()} /> : total === undefined ? <div className="h-60">{counting ? <CountingState name="People" counting={counting} /> : <LoadingState name="People" />}</div> : (
        <div className="flex flex-col gap-3">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
            <p className="text-muted"><span className="font-semibold text-ink">{exactNumber(total)}</span> {definition.entries === 'EVERY' ? 'entries' : definition.hold ? `people and values of ${definition.hold}` : total === 1 ? 'person' : 'people'}, the latest entry first</p>
            {total > 0 && <button type="button" className="control ml-auto" disabled={saving.isPending} onClick={() => saving.mutate()}>{saving.isPending ? `Writing ${exactNumber(written)} …` : 'All as CSV'}</button>}
          </div>
          {saving.error && <p role="alert" className="text-small text-trouble-ink">Not written: {saving.error.message}</p>}
          <DataTable
            caption={asked.title}
            csv={false}
            columns={[
              { name: 'Person', value: (row) => row.name ?? row.person, wide: true, show: (row) => <Link className="link font-medium break-all" to={`/people/${encodeURIComponent(scope.product)}/${encodeURIComponent(row.person)}`}>{row.name ?? row.person}</Link> },
              { name: 'Account', value: (row) => row.accountName, wide: true, show: (row) => row.accountName ?? '–' },
              ...(definition.hold ? [{ name: definition.hold, value: (row: Person) => row.held, wide: true }] : []),
              { name: 'Entered', value: (row) => row.enteredAt, show: (row) => <span title={exactInstant(row.enteredAt, scope.timeZone)}>{shortDayAt(row.enteredAt, scope.timeZone)}</span> },
              { name: 'Came to', value: (row) => row.furthest, roomOnly: true, wide: true, show: (row) => `${row.furthest}. ${stepName(definition, row.furthest)}` },
            ]}
            rows={rows}
            rowKey={(row, index) => `${row.person}-${index}`}
          />
          {pages.hasNextPage && <button type="button" className="control self-start" disabled={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>{pages.isFetchingNextPage ? 'Reading …' : `Show more of ${exactNumber(total)}`}</button>}
        </div>
      )}
    </Drawer>
  );
}
