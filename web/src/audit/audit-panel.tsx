import { dateAndTime, exactInstant } from '../format/date';
import { useQuestion } from '../graphql/client';
import { AuditLogDocument, type AuditLogQuery } from '../graphql/generated';
import { DataTable } from '../ui/data-table';
import { Pager } from '../ui/pager';
import { Panel } from '../ui/panel';
import { Select } from '../ui/select';
import { useTrail } from '../ui/use-trail';
import { useTyped } from '../ui/use-typed';
import { useUrlState } from '../ui/use-url-state';
import { auditGroups, auditWords } from './audit-words';

const PAGE = 50;
type Entry = AuditLogQuery['auditLog']['entries'][number];
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The first instant of a day where the one who looks is. */
const startOf = (day: string, later = 0): string | null => {
  const at = new Date(`${day}T00:00:00`);
  if (Number.isNaN(at.getTime())) return null;
  at.setDate(at.getDate() + later);
  return at.toISOString();
};

/** Everything that was done, searched and paged. What is looked for is in the URL. */
export function AuditPanel() {
  const [search, setSearch] = useUrlState<string>('search', '', { replace: true });
  const [who, setWho] = useUrlState<string>('who', '', { replace: true });
  const [group, setGroup] = useUrlState('what', '');
  const [from, setFrom] = useUrlState('from', '');
  const [last, setLast] = useUrlState('until', '');
  const [typed, setTyped] = useTyped(search, setSearch);
  const [typedWho, setTypedWho] = useTyped(who, setWho);
  const what = auditGroups.find(({ value }) => value === group)?.what ?? null;
  const asked = { search: search || null, who: who || null, what: what && [...what], from: startOf(from), to: startOf(last, 1) };
  const trail = useTrail(asked);
  const question = useQuestion(AuditLogDocument, { ...asked, first: PAGE, after: trail.after });
  const page = question.data?.auditLog;
  const narrowed = Object.values(asked).some((value) => value !== null);
  const csv = new URLSearchParams(Object.entries({ ...asked, what: what?.join(',') ?? null }).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
  return (
    <>
      <div className="no-print flex flex-wrap items-center gap-2">
        <input type="search" aria-label="Search the log" placeholder="Search the log" maxLength={200} className="control w-48 max-w-full font-normal" value={typed} onChange={(event) => setTyped(event.target.value)} />
        <input type="search" aria-label="Who" placeholder="Who" maxLength={200} className="control w-36 max-w-full font-normal" value={typedWho} onChange={(event) => setTypedWho(event.target.value)} />
        <Select label="What" value={group} options={[{ value: '', name: 'Everything' }, ...auditGroups.map(({ value, name }) => ({ value, name }))]} onChange={setGroup} />
        <span className="flex items-center gap-2 text-muted">
          <input type="date" aria-label="From" className="control font-normal" value={from} max={last || undefined} onChange={(event) => setFrom(event.target.value)} /> to
          <input type="date" aria-label="To" className="control font-normal" value={last} min={from || undefined} onChange={(event) => setLast(event.target.value)} />
        </span>
        <Pager what="entries" first={trail.depth * PAGE + 1} rows={page?.entries.length ?? 0} total={page?.totalCount ?? 0} newer={trail.depth > 0 ? trail.back : null} older={page?.nextCursor && !question.isPlaceholderData ? () => trail.next(page.nextCursor ?? '') : null} />
      </div>
      <Panel
        title="What was done" subtitle={`the latest first, times in ${zone}`} height={560} question={question}
        empty={(data) => (data.auditLog.entries.length > 0 ? null : { says: narrowed ? 'Nothing that was done fits the search.' : 'Nothing has been done yet that is written down here.' })}
        notes={() => [<a key="csv" className="link" href={`/api/v1/audit.csv?${csv.toString()}`} download>Download all of it as CSV</a>, 'Entries are never changed and never removed.']}
      >
        {(data) => (
          <div tabIndex={0} role="region" aria-label="What was done, list" className="h-full overflow-auto">
            <DataTable<Entry>
              caption="Audit log"
              csv={false}
              columns={[
                { name: 'When', wide: true, value: (row) => row.at, show: (row) => <time className="sm:whitespace-nowrap" dateTime={row.at} title={exactInstant(row.at, zone)}>{dateAndTime(row.at, zone)}</time> },
                { name: 'Who', wide: true, value: (row) => row.byName, show: (row) => <span className="block sm:min-w-28">{row.byName}{row.byKind === 'KEY' && <span className="ml-1 text-small text-muted">key</span>}</span> },
                { name: 'What', wide: true, value: (row) => auditWords[row.what], show: (row) => <span className="sm:whitespace-nowrap">{auditWords[row.what]}</span> },
                { name: 'To what', wide: true, value: (row) => row.about, show: (row) => <span className="block min-w-28">{row.about}<span className="block text-small text-muted wrap-anywhere">{row.details.map(({ name, value }) => `${name}: ${value}`).join(' · ')}</span></span> },
              ]}
              rows={data.auditLog.entries}
              rowKey={(row) => row.id}
            />
          </div>
        )}
      </Panel>
    </>
  );
}
