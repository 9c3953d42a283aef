import { useQuestion } from '../graphql/client';
import { SourceRejectionsDocument, type SourceRejectionsQuery } from '../graphql/generated';
import { Ago } from '../ui/ago';
import { DataTable } from '../ui/data-table';
import { Panel } from '../ui/panel';

type Rejection = SourceRejectionsQuery['sources'][number]['lastRejections'][number] & { source: string };

function newest(data: SourceRejectionsQuery): Rejection[] {
  return data.sources.flatMap((source) => source.lastRejections.map((one) => ({ ...one, source: source.key }))).sort((a, b) => (a.at < b.at ? 1 : -1));
}

/** The reason, which says what to do; and the whole message, one press away. */
function Why({ rejection: { reason, payload } }: { rejection: Rejection }) {
  return (
    <span className="block min-w-52">
      {reason}
      {payload && (
        <details className="mt-1 text-small text-muted">
          <summary className="cursor-pointer">What came</summary>
          <pre tabIndex={0} className="mt-1 max-h-40 overflow-auto rounded-md bg-sunken p-2 font-mono whitespace-pre-wrap break-all text-ink">{indented(payload)}</pre>
        </details>
      )}
    </span>
  );
}

/** JSON over several lines; what was cut is no JSON any more, and stays as it is. */
function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** The last items that were not taken, with what stood where and why. */
export function RejectionsPanel({ className = '' }: { className?: string }) {
  const question = useQuestion(SourceRejectionsDocument, {});
  return (
    <Panel title="Last rejected" subtitle="one bad item never takes the good ones with it" height={264} question={question} className={className} empty={(data) => (newest(data).length > 0 ? null : { says: 'Nothing was rejected.' })}>
      {(data) => (
        <div tabIndex={0} role="region" aria-label="Last rejected items" className="h-full overflow-auto">
          <DataTable
            caption="Last rejected"
            columns={[
              { name: 'Why', wide: true, value: (row) => row.reason, show: (row) => <Why rejection={row} /> },
              { name: 'Where', value: (row) => row.path, show: (row) => <code className="font-mono text-small">{row.path}</code> },
              { name: 'Value', value: (row) => row.value, show: (row) => <span className="block max-w-48 truncate" title={row.value ?? ''}>{row.value ?? '–'}</span> },
              { name: 'From', value: (row) => row.source, show: (row) => <span className="block max-w-36 truncate" title={row.source}>{row.source}<span className="block text-small text-muted"><Ago at={row.at} /></span></span> },
            ]}
            rows={newest(data)}
            rowKey={(row, index) => `${row.source}-${row.at}-${index}`}
          />
        </div>
      )}
    </Panel>
  );
}
