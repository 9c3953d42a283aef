import { useState } from 'react';
import { Link } from 'react-router';
import { exactNumber } from '../format/number';
import { useQuestion } from '../graphql/client';
import { MetricTableDocument, type MetricTableQuery } from '../graphql/generated';
import type { KnownProduct } from '../shell/use-products';
import { Ago } from '../ui/ago';
import { EmptyState, ErrorState, LoadingState } from '../ui/panel-states';
import { Segmented } from '../ui/segmented';
import { useUrlState } from '../ui/use-url-state';
import { argumentsOf, writeQuery, type BiQuery, type TableArguments } from './bi-query';
import { chartPlan, mixesTeams } from './chart-plan';
import { CodeView } from './code-view';
import { Examples } from './examples';
import { feedName } from './query-words';
import { curlText, operationText, variablesText } from './query-code';
import type { KnownMetric, Problem } from './query-fit';
import { ResultChart } from './result-chart';
import { ResultTable } from './result-table';
import { SaveFeed } from './save-feed';
import type { BiQueryState } from './use-bi-query';

const VIEWS = [
  { value: 'table', name: 'Table' }, { value: 'chart', name: 'Chart' }, { value: 'graphql', name: 'GraphQL' }, { value: 'curl', name: 'curl' }, { value: 'feed', name: 'Feed' },
] as const;
type View = (typeof VIEWS)[number]['value'];
const PAGE = 100;
/** A chart is drawn of all rows, as far as that can be looked at. */
const DRAWN = 2_000;

export interface ResultPanelProps extends BiQueryState {
  catalogue: readonly KnownMetric[];
  product: KnownProduct | undefined;
  problems: readonly Problem[];
  /** Whether the catalogue and the products are there: nothing is asked before it is known to go together. */
  known: boolean;
  failed: Error | null;
}

/** What the query gives: as a table, as charts, and as texts to take along. */
export function ResultPanel(props: ResultPanelProps) {
  const { query, problems, known, failed, product } = props;
  const [view, setView] = useUrlState<View>('view', 'table', { allowed: VIEWS.map(({ value }) => value) });
  const given = argumentsOf(query);
  return (
    <section aria-labelledby="result" className="card flex min-w-0 flex-col px-4 py-3">
      <header className="mb-3 flex flex-wrap items-center gap-2">
        <h2 id="result" className="text-body">Result</h2>
        <span className="ml-auto max-w-full overflow-x-auto"><Segmented label="Shown as" value={view} options={VIEWS} onChange={setView} /></span>
      </header>
      {!known ? <div className="h-60">{failed ? <EmptyState notice={{ says: `Nothing can be asked yet: ${failed.message}` }} /> : <LoadingState name="the table" />}</div> : query.product === null ? (
        <div className="h-60"><EmptyState notice={{ says: 'Nothing has been collected yet. The catalogue says what can be measured; send facts, and they can be asked for here.', to: '/sources', link: 'Send facts' }} /></div>
      ) : query.metrics.length === 0 ? <Examples product={product} /> : problems.length > 0 ? (
        <div className="h-60"><EmptyState notice={{ says: 'What is chosen does not go together. The query says what to change.' }} /></div>
      ) : view === 'graphql' ? <GraphqlView query={query} given={given} /> : view === 'curl' ? (
        <CodeView name="Request for a terminal" text={curlText(given, window.location.origin)} copy="Copy the command">The same question from a terminal. Put a key that may read into <code className="font-mono">BIFOCAL_KEY</code> first.</CodeView>
      ) : view === 'feed' ? <SaveFeed key={JSON.stringify(given)} given={given} suggested={feedName(query, props.catalogue)} /> : <Rows key={JSON.stringify(given)} {...props} given={given} view={view} />}
    </section>
  );
}

function GraphqlView({ query, given }: { query: BiQuery; given: TableArguments }) {
  return (
    <div className="flex flex-col gap-4">
      <CodeView name="GraphQL query" text={operationText()} copy="Copy the query">The very query of this page. <Link className="link" reloadDocument to={`/bi/graphiql?${writeQuery(query).toString()}`}>Try it in GraphiQL</Link></CodeView>
      <CodeView name="Variables" text={variablesText(given)} copy="Copy the variables">Its variables.</CodeView>
    </div>
  );
}

/** The rows page by page, or all of them drawn. Another query begins anew at its first page. */
function Rows({ query, change, catalogue, product, given, view }: ResultPanelProps & { given: TableArguments; view: 'table' | 'chart' }) {
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const after = view === 'table' ? (cursors.at(-1) ?? null) : null;
  const question = useQuestion(MetricTableDocument, { ...given, first: view === 'table' ? PAGE : DRAWN, after });
  const { data, error } = question;
  if (!data) return <div className="h-60">{error ? <ErrorState what="The table" error={error} onRetry={() => void question.refetch()} /> : <LoadingState name="the table" />}</div>;
  const { metricTable: table } = data;
  const from = cursors.length * PAGE + 1;
  const refusal = view === 'chart' && mixesTeams(query.grain, query.team, query.groupBy, product?.teams.length ?? 0);
  return (
    <div aria-busy={question.isPlaceholderData} className={`transition-opacity ${question.isPlaceholderData ? 'opacity-60' : ''}`}>
      {table.rows.length === 0 ? (
        <div className="h-60"><EmptyState notice={{ says: 'No period has such facts. Take a longer range, another grain, or fewer filters.', to: '/sources', link: 'What is collected' }} /></div>
      ) : view === 'table' ? (
        <ResultTable table={table} query={query} currency={product?.currency ?? null} caption={captionOf(query)} />
      ) : refusal ? <ChooseTeam product={product} change={change} /> : <Drawn table={table} query={query} catalogue={catalogue} currency={product?.currency ?? null} />}
      <footer className="mt-2 flex min-h-8 flex-wrap items-center gap-x-4 gap-y-1 border-t border-line pt-1 text-small text-muted">
        {error ? <span className="text-trouble-ink">Not refreshed: {error.message} <button type="button" className="link" onClick={() => void question.refetch()}>Try again</button></span> : (
          <>
            {/* While the next rows are on their way the ones before are still shown: they are not called by the next ones' numbers. */}
            {view === 'table' && table.rows.length > 0 && <span aria-live="polite">{question.isPlaceholderData ? 'Fetching rows …' : `Rows ${exactNumber(from)} to ${exactNumber(from + table.rows.length - 1)} of ${exactNumber(table.totalCount)}`}</span>}
            {table.truncated && view === 'chart' && <span>The first {exactNumber(table.rows.length)} of {exactNumber(table.totalCount)} rows are drawn</span>}
            <span>Days in {table.timeZone}</span>
            {view === 'chart' && table.rows.some((row) => row.previous !== null) && <span>Grey, where a line is alone: {query.compare === 'PREVIOUS_YEAR' ? 'the year before' : 'the period before'}</span>}
            {view === 'chart' && table.rows.some((row) => row.low !== null) && <span>Band: 95 % interval</span>}
            {table.rows.some((row) => !row.complete) && <span>{view === 'chart' ? 'Hatched or dashed: not over' : 'complete is false where a period is not over'}</span>}
            {view === 'table' && table.rows.some((row) => row.unit === 'MONEY') && <span>The CSV has money in minor units</span>}
            <span>Fresh <Ago at={table.asOf} /></span>
          </>
        )}
        {view === 'table' && (cursors.length > 0 || table.truncated) && (
          <span className="no-print ml-auto flex gap-2">
            <button type="button" className="control" disabled={cursors.length === 0 || question.isPlaceholderData} onClick={() => setCursors(cursors.slice(0, -1))}>Earlier rows</button>
            <button type="button" className="control" disabled={!table.truncated || table.nextCursor === null || question.isPlaceholderData} onClick={() => table.nextCursor && setCursors([...cursors, table.nextCursor])}>Next rows</button>
          </span>
        )}
      </footer>
    </div>
  );
}

function captionOf(query: BiQuery): string {
  return [query.metrics.slice(0, 3).join(', ') + (query.metrics.length > 3 ? '…' : ''), ...query.groupBy.map((dimension) => `by ${dimension}`)].join(' ');
}

function Drawn({ table, query, catalogue, currency }: { table: MetricTableQuery['metricTable']; query: BiQuery; catalogue: readonly KnownMetric[]; currency: string | null }) {
  const plan = chartPlan(table.rows, query.grain, query.groupBy, catalogue);
  if (plan.charts.length === 0) return <div className="h-60"><EmptyState notice={{ says: table.rows.find((row) => row.nullReason)?.nullReason ?? 'Nothing was measured in these periods.' }} /></div>;
  return (
    <>
      <ResultChart plan={plan} grain={query.grain} currency={currency} />
      {plan.leftOut.length > 0 && <p className="mt-2 text-small text-muted">{plan.leftOut.join('. ')}. The table has all.</p>}
      <div className="sr-only"><p>The same as a table is one press away: Shown as, Table.</p></div>
    </>
  );
}

function ChooseTeam({ product, change }: { product: KnownProduct | undefined; change: BiQueryState['change'] }) {
  return (
    <div className="flex min-h-60 flex-col items-center justify-center gap-3 text-center text-muted">
      <p className="max-w-96">Sprints of different teams stand on no common axis, since each team estimates in its own way. Choose a team, or split by team.</p>
      <p className="flex flex-wrap justify-center gap-2">{product?.teams.map(({ key, name }) => <button key={key} type="button" className="control" onClick={() => change({ team: key })}>{name}</button>)}</p>
    </div>
  );
}
