import type { SprintReportQuery } from '../graphql/generated';
import { CopyButton } from '../ui/copy-button';
import { download, fileNameOf, toCsv } from '../ui/csv';
import { reportMarkdown } from './report-markdown';
import { reasonOf, retroCsvColumns, retroCsvRows } from './retro-export';
import { useRoom } from './retro-room';

/** Ways to take the report along: text, rows, paper, a link. */
export function ReportActions({ sprint, team }: { sprint: NonNullable<SprintReportQuery['sprint']>; team: { key: string; name: string } }) {
  const retro = useRoom().known?.retrospective;
  const url = new URL(`/delivery/${team.key}/sprints/${encodeURIComponent(sprint.key)}`, window.location.origin);
  url.searchParams.set('measure', sprint.report.ledger.measure);
  const saveCsv = () => {
    const rows = sprint.report.items.map((item) => [item.bucket, item.key, item.title, item.type, item.amount, item.at, item.carriedSprints, item.severity, item.note, reasonOf(retro, item)]);
    download(fileNameOf(`${team.name} ${sprint.name}`), toCsv(['bucket', 'key', 'title', 'type', 'amount', 'at', 'carried_sprints', 'severity', 'note', ...retroCsvColumns], [...rows, ...(retro ? retroCsvRows(retro) : [])]));
  };
  return (
    <>
      <CopyButton text={url.href} name="Copy link" />
      <CopyButton text={reportMarkdown(sprint, team.name, url.href, retro)} name="Copy Markdown" />
      <button type="button" className="control" onClick={saveCsv}>CSV</button>
      <button type="button" className="control" onClick={() => window.print()}>Print</button>
    </>
  );
}
