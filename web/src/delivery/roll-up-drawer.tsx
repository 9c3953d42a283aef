import { Link } from 'react-router';
import { longPeriod } from '../charts/period-name';
import { DataTable } from '../ui/data-table';
import { Drawer } from '../ui/drawer';
import type { RollUp } from './roll-up-periods';

/** The sprints behind a roll-up, month by month: their items add up to the month's. */
export function RollUpDrawer({ name, rollUp, onClose }: { name: string; rollUp: RollUp; onClose: () => void }) {
  const months = rollUp.periods.filter((period) => period.sprints.length > 0);
  return (
    <Drawer title={`All teams of ${name}`} onClose={onClose}>
      <p className="mb-3 text-muted">Items of each sprint, in the month in which it was closed. Kept are the committed items that were completed; completed are also those that were added later.</p>
      {months.map((month) => (
        <section key={month.period} className="border-t border-line py-3 first-of-type:border-0">
          <h3 className="mb-1 text-body font-semibold">{longPeriod(month.period, 'MONTH')}{month.complete ? '' : ', so far'}</h3>
          <div className="overflow-x-auto">
            <DataTable
              caption={`Sprints of ${name}, ${longPeriod(month.period, 'MONTH')}`} rows={month.sprints} rowKey={(row) => row.sprint}
              columns={[
                { name: 'Sprint', value: (row) => row.name, show: (row) => <Link className="link" to={`/delivery/${row.team}/sprints/${encodeURIComponent(row.key)}`}>{row.name}</Link> },
                { name: 'Committed', number: true, value: (row) => row.committed },
                { name: 'Kept', number: true, value: (row) => row.kept },
                { name: 'Completed', number: true, value: (row) => row.completed },
              ]}
              footer={['All teams', month.committed, month.kept, month.completed]}
            />
          </div>
        </section>
      ))}
    </Drawer>
  );
}
