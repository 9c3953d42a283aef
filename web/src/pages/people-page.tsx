import { useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import { longDay } from '../format/date';
import { shortMoney } from '../format/money';
import { useQuestion } from '../graphql/client';
import { PeopleDocument, type PeopleQuery } from '../graphql/generated';
import { useProducts, type KnownProduct } from '../shell/use-products';
import { DataTable, type Column } from '../ui/data-table';
import { PageHeader } from '../ui/page-header';
import { Panel } from '../ui/panel';
import { ErrorState, LoadingState } from '../ui/panel-states';
import { PersonLink } from '../ui/person-link';
import { useUrlState } from '../ui/use-url-state';
import { NotFoundPage } from './not-found-page';

const PAGE = 50;
type Row = NonNullable<PeopleQuery['product']>['people']['rows'][number];

/** The people of a product, to find one. */
export function PeoplePage() {
  const { product: key = '' } = useParams();
  const { question, products } = useProducts();
  const product = products.find((one) => one.key === key);
  if (product) return <People key={key} product={product} />;
  if (question.data) return <NotFoundPage what={`The product “${key}”`} />;
  return <div className="card h-60 px-4">{question.error ? <ErrorState what="The product" error={question.error} onRetry={() => void question.refetch()} /> : <LoadingState name="People" />}</div>;
}

function People({ product }: { product: KnownProduct }) {
  const [search, setSearch] = useUrlState<string>('search', '', { replace: true });
  const [typed, setTyped] = useState(search);
  // The cursors of the pages before this one: empty on the first.
  const [trail, setTrail] = useState<string[]>([]);
  useEffect(() => {
    if (typed === search) return;
    const timer = setTimeout(() => {
      setSearch(typed);
      setTrail([]);
    }, 300);
    return () => clearTimeout(timer);
  }, [typed, search, setSearch]);
  const question = useQuestion(PeopleDocument, { product: product.key, search: search || null, first: PAGE, after: trail.at(-1) ?? null });
  const next = question.data?.product?.people.nextCursor;
  return (
    <>
      <PageHeader title="People" tab={`People of ${product.name}`}>
        <p><Link className="link" to={`/outcomes/${encodeURIComponent(product.key)}`}>{product.name}</Link> · one human is one person, whatever ids they came under</p>
      </PageHeader>
      <div className="no-print flex flex-wrap items-center gap-2">
        <input type="search" aria-label="Search by id, name or e-mail" placeholder="Search by id, name or e-mail" className="control w-72 max-w-full" value={typed} onChange={(event) => setTyped(event.target.value)} />
        <span className="ml-auto flex items-center gap-2">
          <button type="button" className="control" disabled={trail.length === 0} onClick={() => setTrail(trail.slice(0, -1))}>Before</button>
          <button type="button" className="control" disabled={!next || question.isPlaceholderData} onClick={() => next && setTrail([...trail, next])}>Next</button>
        </span>
      </div>
      <Panel
        title="People" subtitle={search ? `with “${search}” in an id, the name or the e-mail` : 'by their keys'} half="outcome" height={640} question={question}
        empty={(data) => (data.product?.people.rows.length ? null : search ? { says: 'Nobody fits the search.' } : { says: 'Nobody is known yet. People come with events, or by themselves.', link: 'Send events', to: '/sources' })}
      >
        {(data) => (
          <div tabIndex={0} role="region" aria-label="People, table" className="h-full overflow-auto">
            <DataTable caption={`People of ${product.name}`} columns={columnsOf(product)} rows={data.product?.people.rows ?? []} rowKey={(row) => row.key} />
          </div>
        )}
      </Panel>
    </>
  );
}

function columnsOf({ key, currency }: KnownProduct): Column<Row>[] {
  return [
    { name: 'Person', wide: true, value: (row) => row.name, show: (row) => <><span className="inline-block min-w-[10ch] font-medium break-all"><PersonLink product={key} person={row.key}>{row.name}</PersonLink></span>{row.name !== row.key && <span className="block text-small break-all text-muted">{row.key}</span>}</> },
    { name: 'E-mail', wide: true, roomOnly: true, value: (row) => row.email },
    { name: 'Account', wide: true, value: (row) => row.account },
    { name: 'Account pays a month', number: true, roomOnly: true, value: (row) => row.mrr, show: (row) => (row.mrr === null ? '–' : shortMoney(row.mrr, currency)) },
    { name: 'Last active', number: true, value: (row) => row.lastDay, show: (row) => (row.lastDay === null ? '–' : longDay(row.lastDay)) },
  ];
}
