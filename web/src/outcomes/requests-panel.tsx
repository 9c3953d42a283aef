import { useState, type FormEvent } from 'react';
import { shortDayAt } from '../format/date';
import { exactMoney, shortMoney } from '../format/money';
import { exactNumber } from '../format/number';
import { useQuestion } from '../graphql/client';
import { CreateRequestDocument, ProductRequestsDocument, type ProductRequestsQuery, type RequestPartsFragment, type RequestState } from '../graphql/generated';
import { DataTable } from '../ui/data-table';
import { May } from '../ui/may';
import { newKey } from '../ui/new-key';
import { NotSaved } from '../ui/not-saved';
import { Panel } from '../ui/panel';
import { Segmented } from '../ui/segmented';
import { Select } from '../ui/select';
import { TableButton } from '../ui/table-button';
import { useTyped } from '../ui/use-typed';
import { useUrlState } from '../ui/use-url-state';
import type { OutcomeScope } from './outcome-scope';
import { requestStates } from './request-words';
import { useSay } from './use-say';

const MOST = 200;
const shown = { todo: ['OPEN', 'PLANNED'], OPEN: ['OPEN'], PLANNED: ['PLANNED'], DONE: ['DONE'], DECLINED: ['DECLINED'], all: null } satisfies Record<string, RequestState[] | null>;
type Shown = keyof typeof shown;
const showns = Object.keys(shown) as Shown[];
const names: Record<Shown, string> = { todo: 'Open and planned', ...requestStates, all: 'All requests' };

/** What people ask for, ranked by how many they are or by what their accounts pay. */
export function RequestsPanel({ scope, onOpen, className = '' }: { scope: OutcomeScope; onOpen: (id: string) => void; className?: string }) {
  const [order, setOrder] = useUrlState<'PEOPLE' | 'MRR'>('rank', 'PEOPLE', { allowed: ['PEOPLE', 'MRR'] });
  const [state, setState] = useUrlState<Shown>('requests', 'todo', { allowed: showns });
  const [search, setSearch] = useUrlState<string>('asked', '', { replace: true });
  const [typed, setTyped] = useTyped(search, setSearch);
  const states: RequestState[] | null = shown[state];
  const question = useQuestion(ProductRequestsDocument, { product: scope.product, states, search: search || null, order, first: MOST });
  const pageOf = (data: ProductRequestsQuery) => data.product?.voice.requests;
  const mrr = (row: RequestPartsFragment) => (row.mrr === null ? <span title="None of these people has an account">–</span> : <span title={exactMoney(row.mrr, scope.currency)}>{shortMoney(row.mrr, scope.currency)}</span>);
  return (
    <div className={`flex min-w-0 flex-col gap-2 ${className}`}>
      <div className="no-print flex flex-wrap items-center gap-2">
        <input type="search" aria-label="Search requests" placeholder="Search requests" maxLength={200} className="control w-40 max-w-full" value={typed} onChange={(event) => setTyped(event.target.value)} />
        <Select label="State of requests" value={state} options={showns.map((value) => ({ value, name: names[value] }))} onChange={setState} />
        <Segmented label="Ranked by" value={order} options={[{ value: 'PEOPLE', name: 'By people' }, { value: 'MRR', name: 'By MRR' }]} onChange={setOrder} />
      </div>
      <Panel
        title="Requests"
        subtitle={order === 'MRR' ? 'by what the accounts behind them pay a month' : 'by how many people ask'}
        half="outcome"
        height={480}
        question={question}
        empty={(data) => (pageOf(data)?.rows.length ? null : search ? { says: 'No request fits the search.' } : { says: 'No request yet. Put feedback into one: type what it asks for beside it.' })}
        notes={(data) => [`${exactNumber(pageOf(data)?.totalCount ?? 0)} requests`, (pageOf(data)?.totalCount ?? 0) > MOST && `the first ${MOST} are shown`, 'A person and an account count once a request']}
      >
        {(data) => (
          <div tabIndex={0} role="region" aria-label="Requests" className="h-full overflow-auto">
            <DataTable<RequestPartsFragment>
              caption="Requests"
              columns={[
                { name: 'Request', wide: true, value: (row) => row.title, show: (row) => <TableButton onPress={() => onOpen(row.id)}>{row.title}</TableButton> },
                { name: 'State', roomOnly: true, value: (row) => requestStates[row.state], show: (row) => <span className="text-muted">{requestStates[row.state]}</span> },
                { name: 'People', number: true, value: (row) => row.people, show: (row) => exactNumber(row.people) },
                { name: 'Accounts', roomOnly: true, number: true, value: (row) => row.accounts, show: (row) => exactNumber(row.accounts) },
                { name: 'MRR', number: true, value: (row) => row.mrr, show: mrr },
                { name: 'Last', roomOnly: true, number: true, value: (row) => row.lastAt, show: (row) => (row.lastAt ? shortDayAt(row.lastAt, scope.timeZone) : '–') },
              ]}
              rows={pageOf(data)?.rows ?? []}
              rowKey={(row) => row.id}
            />
          </div>
        )}
      </Panel>
      <May do="WORK_OUTCOMES"><NewRequest product={scope.product} /></May>
    </div>
  );
}

function NewRequest({ product }: { product: string }) {
  const [title, setTitle] = useState('');
  const [key, setKey] = useState(newKey);
  const creating = useSay(CreateRequestDocument);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() === '' || creating.isPending) return;
    creating.mutate({ product, title, key }, {
      onSuccess: () => {
        setTitle('');
        setKey(newKey());
      },
    });
  };
  return (
    <form onSubmit={submit} className="no-print flex flex-wrap items-center gap-2">
      <input aria-label="New request" placeholder="A request nobody has written yet" maxLength={200} className="control min-w-0 flex-1 font-normal" value={title} onChange={(event) => setTitle(event.target.value)} />
      <button type="submit" className="control" disabled={title.trim() === '' || creating.isPending}>Add</button>
      <NotSaved error={creating.error} />
    </form>
  );
}
