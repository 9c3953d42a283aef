import { cellText, rowsOf } from './import-draft';

/** The first rows of a file, raw or as understood. */
export function PreviewTable({ title, rows, columns }: { title: string; rows: unknown; columns?: readonly string[] }) {
  const read = rowsOf(rows);
  const names = columns ?? [...new Set(read.flatMap((row) => Object.keys(row)))];
  return (
    <div className="min-w-0">
      <h3 className="mb-1 text-small text-muted">{title}</h3>
      {read.length === 0 ? <p className="text-muted">No rows yet.</p> : (
        <div tabIndex={0} role="region" aria-label={title} className="max-h-60 overflow-auto rounded-md border border-line">
          <table className="w-full border-collapse text-small">
            <caption className="sr-only">{title}</caption>
            <thead className="sticky top-0 bg-sunken">
              <tr>{names.map((name) => <th key={name} scope="col" className="px-2 py-1 text-left font-medium whitespace-nowrap text-muted">{name}</th>)}</tr>
            </thead>
            <tbody>
              {read.map((row, index) => (
                <tr key={index} className="border-t border-line">
                  {names.map((name) => <td key={name} className="max-w-60 truncate px-2 py-1" title={cellText(row[name])}>{cellText(row[name])}</td>)}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
