import { shortNumber } from '../format/number';
import { useQuestion } from '../graphql/client';
import { ReadReplicasDocument, type ReadReplicasQuery } from '../graphql/generated';
import { DataTable, type Column } from '../ui/data-table';

type Replica = ReadReplicasQuery['readReplicas'][number];

const behind = (seconds: number | null | undefined): string => (seconds === null || seconds === undefined ? '–' : seconds < 0.1 ? 'not at all' : `${shortNumber(seconds)} s`);
const COLUMNS: readonly Column<Replica>[] = [
  { name: 'Replica', value: (row) => row.place, show: (row) => `Replica ${row.place}` },
  { name: 'Questions', wide: true, value: (row) => (row.usable ? 'read from it' : row.reason ?? ''), show: (row) => (row.usable ? 'are read from it' : <span className="text-trouble-ink">left out: {row.reason}</span>) },
  { name: 'Behind', number: true, description: 'How far behind the primary', value: (row) => row.lagSeconds, show: (row) => behind(row.lagSeconds) },
];

/** How the copies of the database do, from which questions are read. Where there are none, nothing is shown. */
export function ReplicasPanel({ className = '' }: { className?: string }) {
  const question = useQuestion(ReadReplicasDocument, {});
  const replicas = question.data?.readReplicas ?? [];
  if (replicas.length === 0) return null;
  return (
    <section aria-label="Read replicas" className={`card min-w-0 p-4 ${className}`}>
      <h2 className="text-body">Read replicas</h2>
      <p className="mb-2 text-small text-muted">As this server finds them. What one has not replayed yet, or while it is left out, is read from the primary: no answer is older than the last fact.</p>
      <DataTable caption="Read replicas" csv={false} columns={COLUMNS} rows={replicas} rowKey={(row) => String(row.place)} />
    </section>
  );
}
