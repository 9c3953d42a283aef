import { exactNumber } from '../format/number';
import { dayAndTime } from '../format/date';
import type { LedgerItemPartsFragment } from '../graphql/generated';
import { DataTable, type Column } from '../ui/data-table';
import { ItemReason } from './item-reason';

/** The items of one bucket, what each adds, and the bucket's sum as the ledger gives it. */
export function LedgerItemTable({ caption, items, sum, timeZone, csv = true }: { caption: string; items: readonly LedgerItemPartsFragment[]; sum: number | null; timeZone: string; csv?: boolean }) {
  // Everything committed was so at one instant: a column of equal times says nothing.
  const worthTelling = items.length === 1 || new Set(items.map((item) => item.at)).size > 1;
  const columns: Column<LedgerItemPartsFragment>[] = [
    { name: 'Item', value: (item) => item.key, show: (item) => <span className="font-medium">{item.key}</span> },
    { name: 'Title', wide: true, value: (item) => item.title, show: (item) => <>{item.title}<span className="block text-small text-muted">{[item.type, item.note].filter(Boolean).join(', ')}</span><ItemReason item={item} /></> },
    ...(worthTelling ? [{ name: 'When', roomOnly: true, value: (item: LedgerItemPartsFragment) => item.at, show: (item: LedgerItemPartsFragment) => (item.at ? dayAndTime(item.at, timeZone) : '–') }] : []),
    ...(items.some((item) => item.carriedSprints) ? [{ name: 'Sprints', number: true, value: (item: LedgerItemPartsFragment) => item.carriedSprints }] : []),
    { name: 'Amount', number: true, value: (item) => item.amount, show: (item) => exactNumber(item.amount) },
  ];
  const footer = sum === null ? undefined : ['Sum', ...columns.slice(1, -1).map(() => ''), exactNumber(sum)];
  return (
    <div className="overflow-x-auto">
      <DataTable caption={caption} columns={columns} rows={items} rowKey={(item, index) => `${item.key}-${index}`} csv={csv} {...(footer ? { footer } : {})} />
    </div>
  );
}
