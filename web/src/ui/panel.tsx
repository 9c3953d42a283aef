import { Suspense, useContext, useId, useState, type ReactNode } from 'react';
import type { Question } from '../graphql/client';
import type { CountingNow } from '../graphql/counting';
import { CountingLine, CountingState } from './counting-state';
import { ReadOutOnly } from './data-table';
import { DefinitionLine, type KnownDefinition } from './definition-line';
import { DoubtNote } from './doubt-note';
import { ErrorBoundary } from './error-boundary';
import { useExplain, type ExplainTarget } from './explain-target';
import { InPart } from './page-part';
import { EmptyState, ErrorState, LoadingState, type EmptyNotice } from './panel-states';

export interface PanelProps<TData> {
  title: string;
  subtitle?: ReactNode;
  half?: 'delivery' | 'outcome';
  /** Height of the body in pixels (a multiple of 8), the same in all four states. */
  height?: number;
  question: Pick<Question<TData>, 'data' | 'error' | 'refetch' | 'isPlaceholderData'> & { counting?: CountingNow | null };
  /** Gives the notice where the data hold nothing to draw, and null where they do. */
  empty?: (data: TData) => EmptyNotice | null;
  children: (data: TData) => ReactNode;
  /** The same data as a DataTable: shown on "Table", and read out to a screen reader beside the chart. */
  table?: (data: TData) => ReactNode;
  notes?: (data: TData) => ReactNode[];
  explain?: ExplainTarget | undefined;
  /** What the numbers are read by, where that is neither the sprint's nor the team's present definition. */
  definitions?: (data: TData) => readonly KnownDefinition[];
  /** Another picture of the same data, one click away. */
  other?: { name: string; onClick: () => void } | undefined;
  className?: string;
  /** A list that is cut at the panel's foot: it takes what room its row of panels leaves. */
  grows?: boolean;
}

/** Less than the title, the reason, its id and the way back take one below the other. */
const LOW = 136;

/** One question and its picture. Keeps its size through loading, empty, error and data, and the old picture while a new one is fetched. */
export function Panel<TData>({ title, subtitle, half, height = 240, question, empty, children, table, notes, explain, definitions, other, className = '', grows = false }: PanelProps<TData>) {
  const headingId = useId();
  const Heading = useContext(InPart) ? 'h3' : 'h2';
  const [asTable, setAsTable] = useState(false);
  const { open } = useExplain();
  const { data, error, counting } = question;
  const retry = () => void question.refetch();
  const notice = data === undefined ? null : (empty?.(data) ?? null);
  const full = data !== undefined && !notice;
  const footer = full ? (notes?.(data).filter(Boolean) ?? []) : [];
  return (
    <section aria-labelledby={headingId} aria-busy={question.isPlaceholderData || (data === undefined && !error)} data-half={half} className={`card flex min-w-0 flex-col px-4 pt-3 pb-2 ${className}`}>
      <header className="flex flex-wrap items-baseline gap-x-2 sm:flex-nowrap">
        <Heading id={headingId} className="min-w-0 text-body">{title}</Heading>
        {subtitle && <p className="order-last w-full min-w-0 text-small text-muted sm:order-none sm:w-auto sm:flex-1 sm:basis-0 sm:truncate" title={typeof subtitle === 'string' ? subtitle : undefined}>{subtitle}</p>}
        <span className="no-print ml-auto flex shrink-0 gap-1 text-small font-medium text-muted">
          {other && <><button type="button" className="hover:text-ink" onClick={other.onClick}>{other.name}</button>{(explain || table) && <span aria-hidden>·</span>}</>}
          {explain && <button type="button" className="hover:text-ink" onClick={() => open(explain)} aria-label={`Explain ${title}`}>Explain</button>}
          {explain && table && <span aria-hidden>·</span>}
          {table && <button type="button" className="hover:text-ink disabled:opacity-50" disabled={!full} aria-label={`${title} as a ${asTable ? 'chart' : 'table'}`} onClick={() => setAsTable(!asTable)}>{asTable ? 'Chart' : 'Table'}</button>}
        </span>
      </header>
      <div className={`panel-body relative mt-3 mb-2 min-w-0 transition-opacity ${grows ? 'grow' : ''} ${question.isPlaceholderData ? 'opacity-60' : ''}`} style={{ height }}>
        {data === undefined ? (error ? <ErrorState what={title} error={error} onRetry={retry} low={height < LOW} /> : counting ? <CountingState name={title} counting={counting} /> : <LoadingState name={title} picture={table !== undefined} />) : notice ? <EmptyState notice={notice} /> : (
          <ErrorBoundary resetKey={data} fallback={(problem, again) => <ErrorState what={title} error={problem} onRetry={again} low={height < LOW} />}>
            {asTable && table ? <div tabIndex={0} role="region" aria-label={`${title}, table`} className="h-full overflow-auto">{table(data)}</div> : (
              <>
                <Suspense fallback={<LoadingState name={title} picture />}>{children(data)}</Suspense>
                {table && <div className="sr-only"><ReadOutOnly value={true}>{table(data)}</ReadOutOnly></div>}
              </>
            )}
          </ErrorBoundary>
        )}
        {data !== undefined && counting && <CountingLine name={title} counting={counting} />}
      </div>
      {(notes || (error && data !== undefined)) && (
        <footer className="mt-auto flex min-h-8 gap-x-4 print:block border-t border-line pt-1 text-small text-muted">
          <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-4">
            {data !== undefined && error && <span className="text-trouble-ink">Not refreshed: {error.message} <button type="button" className="link" onClick={retry}>Try again</button></span>}
            {/* A failed refresh stands in place of the notes, so that the panel keeps its height. */}
            {!error && footer.map((note, index) => <span key={index}>{note}</span>)}
            {!error && full && explain && half === 'delivery' && <span className="min-w-0 max-w-full"><DoubtNote target={explain} /></span>}
          </div>
          {/* Beside the notes, not among them: it never makes the foot a line taller. */}
          {!error && full && explain?.team !== undefined && half === 'delivery' && <div className="flex max-w-[50%] shrink-0 items-center text-right print:block print:max-w-none print:text-left"><DefinitionLine team={explain.team} sprint={explain.sprint} definitions={definitions?.(data)} /></div>}
        </footer>
      )}
    </section>
  );
}
