import { dateAt, exactInstant, longDay } from '../format/date';
import { exactMoney } from '../format/money';
import { exactNumber } from '../format/number';
import type { ChurnReasonsQuery } from '../graphql/generated';
import { DataTable } from '../ui/data-table';
import { Drawer } from '../ui/drawer';
import { reasonName } from './reason-name';

type Reason = NonNullable<ChurnReasonsQuery['product']>['revenue']['churnReasons'][number];

/** Who left for one reason, the dearest first, with what they wrote. */
export function ChurnedDrawer({ reason, currency, exponent, timeZone, onClose }: { reason: Reason; currency: string; exponent: number; timeZone: string; onClose: () => void }) {
  const exact = (minor: number) => exactMoney(minor, currency, exponent);
  const all = reason.left.length === reason.customers;
  return (
    <Drawer title={`Left: ${reasonName(reason.reason)}`} onClose={onClose}>
      <div className="flex flex-col gap-3">
        <p className="text-muted"><span className="font-semibold text-ink">{exactNumber(reason.customers)}</span> {reason.customers === 1 ? 'customer' : 'customers'} left with <span className="font-semibold text-ink">{exact(reason.amount)}</span> MRR{!all && `; the ${exactNumber(reason.left.length)} dearest are listed`}</p>
        <DataTable
          caption={`Customers who left, ${reasonName(reason.reason)}`}
          columns={[
            { name: 'Customer', wide: true, value: (row) => row.name, show: (row) => <><span className="font-medium break-words">{row.name}</span>{row.comment && <q className="block text-muted">{row.comment}</q>}</> },
            { name: 'Left', value: (row) => row.at, show: (row) => <span title={exactInstant(row.at, timeZone)}>{longDay(dateAt(row.at, timeZone))}</span> },
            { name: 'MRR', number: true, value: (row) => row.amount / 10 ** exponent, show: (row) => exact(row.amount) },
          ]}
          rows={reason.left}
          rowKey={(row) => `${row.key} ${row.at}`}
          footer={all ? ['All', '', exact(reason.amount)] : undefined}
        />
      </div>
    </Drawer>
  );
}
