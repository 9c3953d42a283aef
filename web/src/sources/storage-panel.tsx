import { useState, type ReactNode } from 'react';
import { shortBytes } from '../format/bytes';
import { percent, shortNumber, signed } from '../format/number';
import { useQuestion } from '../graphql/client';
import { StorageDocument, type StorageQuery } from '../graphql/generated';
import { Ago } from '../ui/ago';
import { DataTable, type Column } from '../ui/data-table';
import { Panel } from '../ui/panel';

type Storage = StorageQuery['storage'];
type Group = Storage['groups'][number];
type Table = Group['tables'][number];
interface Part { kind: 'table' | 'index'; name: string; group: string; rows: number | null; bytes: number; growthBytes: number | null; deadShare: number | null; vacuumedAt: string | null; ofTable: string }

/** From this share on, dead rows are worth a look. */
const MUCH_DEAD = 0.2;
const grew = (bytes: number | null | undefined): string => (bytes === null || bytes === undefined ? '–' : signed(bytes, shortBytes));
const days = (count: number): string => (count === 1 ? 'since yesterday' : `in ${count} days`);

/** What an event costs, and all together. */
function Figures({ storage: { bytes, bytesPerEvent, events, growthBytes, growthDays } }: { storage: Storage }) {
  const figures: [name: string, value: ReactNode, more: string][] = [
    ['All tables and indexes', bytes === null ? '–' : shortBytes(bytes), growthDays === null ? 'growth is told from tomorrow on' : `${grew(growthBytes)} ${days(growthDays)}`],
    ['Bytes an event', bytesPerEvent === null ? '–' : shortNumber(bytesPerEvent, 0), bytesPerEvent === null ? 'told from 10,000 events on' : 'with its indexes and what is counted ahead by day'],
    ['Events', events === null ? '–' : shortNumber(events), 'as the database estimates them'],
  ];
  return (
    <dl className="mb-3 grid grid-cols-2 gap-x-8 gap-y-3 sm:grid-cols-3">
      {figures.map(([name, value, more]) => (
        <div key={name} className="last:max-sm:hidden">
          <dt className="text-small text-muted">{name}</dt>
          <dd className="text-title tabular-nums">{value}<span className="block text-small text-muted">{more}</span></dd>
        </div>
      ))}
    </dl>
  );
}

const GROUPS: readonly Column<Group>[] = [
  { name: 'What', value: (row) => row.name, wide: true, show: (row) => <span className="block sm:min-w-40"><span className="font-medium">{row.name}</span><span className="block text-small text-muted max-sm:hidden">{row.about}</span></span> },
  { name: 'Rows', number: true, description: 'As the database estimates them', value: (row) => row.rows, show: (row) => shortNumber(row.rows), roomOnly: true },
  { name: 'Table', number: true, description: 'Bytes of the rows', value: (row) => row.tableBytes, show: (row) => shortBytes(row.tableBytes) },
  { name: 'Indexes', number: true, description: 'Bytes of the indexes', roomOnly: true, value: (row) => row.indexBytes, show: (row) => shortBytes(row.indexBytes) },
  { name: 'Growth', number: true, description: 'Table and indexes, in the last days', value: (row) => row.growthBytes, show: (row) => grew(row.growthBytes) },
];

const PARTS: readonly Column<Part>[] = [
  { name: 'Name', wide: true, value: (row) => row.name, show: (row) => <code className={`font-mono text-small break-all ${row.kind === 'index' ? 'pl-4 text-muted' : ''}`}>{row.name}</code> },
  { name: 'Kind', value: (row) => row.kind, roomOnly: true },
  { name: 'Of', value: (row) => row.group, roomOnly: true },
  { name: 'Rows', number: true, roomOnly: true, value: (row) => row.rows, show: (row) => (row.rows === null ? '' : shortNumber(row.rows)) },
  { name: 'Size', number: true, value: (row) => row.bytes, show: (row) => shortBytes(row.bytes) },
  { name: 'Growth', number: true, value: (row) => row.growthBytes, show: (row) => grew(row.growthBytes) },
  { name: 'Dead rows', number: true, roomOnly: true, description: 'Changed or removed, and not cleared away yet', value: (row) => row.deadShare, show: (row) => (row.kind === 'index' ? '' : row.deadShare === null ? '–' : <span className={row.deadShare >= MUCH_DEAD ? 'text-trouble-ink' : ''}>{percent(row.deadShare)}</span>) },
  { name: 'Cleared', description: 'When dead rows were last cleared away', roomOnly: true, value: (row) => row.vacuumedAt, show: (row) => (row.kind === 'index' ? '' : row.vacuumedAt ? <Ago at={row.vacuumedAt} /> : '–') },
];

const partsOf = (group: Group, { indexes, ...table }: Table): Part[] => [
  { ...table, kind: 'table', group: group.name, bytes: table.tableBytes, ofTable: table.name },
  ...indexes.map((index): Part => ({ ...index, kind: 'index', group: group.name, rows: null, deadShare: null, vacuumedAt: null, ofTable: table.name })),
];

/** How large the database is, what an event costs in it, and what grows: by group, or every table and index. */
export function StoragePanel({ className = '' }: { className?: string }) {
  const question = useQuestion(StorageDocument, {});
  const [each, setEach] = useState(false);
  const hidden = typeof question.data?.storage.hiddenBecause === 'string';
  return (
    <Panel
      title="Storage"
      subtitle="the whole installation, on disk"
      height={hidden ? 120 : 440}
      question={question}
      className={className}
      other={hidden ? undefined : { name: each ? 'By group' : 'Every table and index', onClick: () => setEach(!each) }}
      empty={({ storage }) => (storage.hiddenBecause === null ? null : { says: storage.hiddenBecause })}
      notes={({ storage }) => ['Rows and events are the database’s own estimates.', storage.growthDays === null ? 'Sizes are kept once a day: growth is told from the second day on.' : `Growth: ${days(storage.growthDays)}.`]}
    >
      {({ storage }) => (
        <div className="flex h-full flex-col">
          <Figures storage={storage} />
          <div tabIndex={0} role="region" aria-label={each ? 'Every table and index' : 'Storage by group'} className="min-h-0 flex-1 overflow-auto">
            {each
              ? <DataTable caption="Tables and indexes" columns={PARTS} rows={storage.groups.flatMap((group) => group.tables.flatMap((table) => partsOf(group, table)))} rowKey={(row) => `${row.ofTable} ${row.name}`} />
              : <DataTable caption="Storage" columns={GROUPS} rows={storage.groups} rowKey={(row) => row.key} />}
          </div>
        </div>
      )}
    </Panel>
  );
}
