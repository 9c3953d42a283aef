import type { KeyPartsFragment, KeysQuery } from '../graphql/generated';
import { dateAndTime } from '../format/date';
import { Ago } from '../ui/ago';
import { DataTable } from '../ui/data-table';
import { KeyBudget } from './key-budget';
import { KeyStateCell } from './key-state';
import { scopesInWords } from './scope-words';

/** An instant as whoever looks has it on their clock. */
export const onOwnClock = (at: string): string => dateAndTime(at, Intl.DateTimeFormat().resolvedOptions().timeZone);

interface Props {
  keys: readonly KeyPartsFragment[];
  budgets: KeysQuery['keyBudgets'];
  pending: boolean;
  onBudget: (key: KeyPartsFragment, budget: number | null) => void;
  onRotate: (key: KeyPartsFragment) => void;
  onRevoke: (key: KeyPartsFragment) => void;
}

export function KeyTable({ keys, budgets, pending, onBudget, onRotate, onRevoke }: Props) {
  const forWhat = (row: KeyPartsFragment): string => (row.products === null ? 'all' : row.products.join(', ') || 'none that is left');
  return (
    <DataTable
      caption="Keys"
      csv={false}
      columns={[
        { name: 'Name', value: (row) => row.name, wide: true, show: (row) => <span className={row.state === 'LIVE' ? 'font-medium' : 'text-muted'}>{row.name}</span> },
        { name: 'Key', value: (row) => row.start, show: (row) => <code className="font-mono text-small">{row.start}…</code>, roomOnly: true },
        { name: 'May', value: (row) => scopesInWords(row.scopes), wide: true },
        { name: 'Products', value: forWhat, wide: true, roomOnly: true },
        { name: 'Budget a minute', value: (row) => row.budget, roomOnly: true, show: (row) => <KeyBudget row={row} budgets={budgets} pending={pending} onSet={(budget) => onBudget(row, budget)} /> },
        { name: 'Made', value: (row) => row.createdAt, wide: true, roomOnly: true, show: (row) => <><Ago at={row.createdAt} />{row.madeBy && <span className="text-muted"> by {row.madeBy}</span>}</> },
        { name: 'Last used', value: (row) => row.lastUsedAt, roomOnly: true, show: (row) => (row.lastUsedAt ? <Ago at={row.lastUsedAt} /> : 'never') },
        { name: 'Ends', value: (row) => row.expiresAt, roomOnly: true, show: (row) => (row.expiresAt ? onOwnClock(row.expiresAt) : 'not by itself') },
        { name: 'State', value: (row) => row.state, wide: true, show: (row) => <KeyStateCell row={row} pending={pending} onRotate={() => onRotate(row)} onRevoke={() => onRevoke(row)} /> },
      ]}
      rows={keys}
      rowKey={(row) => row.id}
    />
  );
}
