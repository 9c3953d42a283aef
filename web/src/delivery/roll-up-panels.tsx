import { lazy, Suspense, useState } from 'react';
import { GroupedBars, Lines } from '../charts/lazy-charts';
import { longPeriod, shortPeriod } from '../charts/period-name';
import { percent } from '../format/number';
import { useQuestion } from '../graphql/client';
import { DeliveryRollUpDocument, type DeliveryRollUpQuery, type RangeInput } from '../graphql/generated';
import { DataTable } from '../ui/data-table';
import { PagePart } from '../ui/page-part';
import { Panel } from '../ui/panel';
import type { RollUp } from './roll-up-periods';

const RollUpDrawer = lazy(() => import('./roll-up-drawer').then((module) => ({ default: module.RollUpDrawer })));

type Period = RollUp['periods'][number];

const ratio = (value: number | null | undefined) => (value === null || value === undefined ? '–' : percent(value));
const nameOf = ({ period, complete }: Period) => `${longPeriod(period, 'MONTH')}${complete ? '' : ' (so far)'}`;
const periodsOf = (data: DeliveryRollUpQuery | undefined): readonly Period[] => data?.product?.deliveryRollUp.periods ?? [];

/** All teams of the product together, for a product that has several: by items, and each by the share of its own commitment. Teams stand by name. */
export function RollUpPanels({ product, range }: { product: { key: string; name: string }; range: RangeInput }) {
  const question = useQuestion(DeliveryRollUpDocument, { product: product.key, range, grain: 'MONTH' });
  const [open, setOpen] = useState(false);
  const periods = periodsOf(question.data);
  const whole: RangeInput = { from: periods[0]?.period ?? null, to: periods.at(-1)?.periodEnd ?? null };
  const empty = (data: DeliveryRollUpQuery) => (periodsOf(data).some((each) => each.sprints.length > 0) ? null : { says: 'No sprint was closed in these months.', link: 'Send sprints', to: '/sources' });
  const unfinished = (data: DeliveryRollUpQuery) => periodsOf(data).at(-1)?.complete === false && 'The last month is not over';
  const teams = periods[0]?.teams ?? [];
  return (
    <PagePart id="teams" title={`All teams of ${product.name}`} says="by items, and each against its own commitment; points of different teams are never added up">
      <div className="paper-pairs grid gap-4 md:grid-cols-2">
        <Panel
          title="Committed and completed" subtitle="items, by month of close; committed grey" half="delivery" height={208} question={question} empty={empty}
          explain={periods.length === 0 ? undefined : { metric: 'velocity.kept_commitment', product: product.key, measure: 'ITEMS', range: whole }}
          table={(data) => (
            <DataTable caption={`All teams of ${product.name}`} rows={periodsOf(data)} rowKey={(row) => row.period} columns={[
              { name: 'Month', value: (row) => row.period, show: nameOf },
              { name: 'Sprints', number: true, value: (row) => row.sprints.length },
              { name: 'Committed', number: true, value: (row) => row.committed },
              { name: 'Completed', number: true, value: (row) => row.completed },
              { name: 'Kept', number: true, value: (row) => row.keptCommitment, show: (row) => ratio(row.keptCommitment) },
            ]} />
          )}
          notes={(data) => [<button key="open" type="button" className="link" onClick={() => setOpen(true)}>{periodsOf(data).reduce((sum, each) => sum + each.sprints.length, 0)} sprints behind it</button>, unfinished(data)]}
        >
          {(data) => (
            <GroupedBars label={`Items of all teams of ${product.name}`} names={{ first: 'Committed', second: 'Completed' }} measured={{ unit: 'ITEMS' }} pairs={periodsOf(data).map((each) => ({
              key: each.period, name: shortPeriod(each.period, 'MONTH'), longName: nameOf(each), first: each.committed, second: each.completed,
              more: [{ name: 'Kept', value: each.keptCommitment === null ? '–' : `${each.kept} of ${each.committed}, ${percent(each.keptCommitment)}` }],
            }))} />
          )}
        </Panel>
        <Panel
          title="Completed of own commitment" subtitle="each team in its own measure" half="delivery" height={208} question={question} empty={empty}
          table={(data) => (
            <DataTable caption={`Completed of own commitment, teams of ${product.name}`} rows={periodsOf(data)} rowKey={(row) => row.period} columns={[
              { name: 'Month', value: (row) => row.period, show: nameOf },
              ...teams.map(({ team, teamName }, n) => ({ name: teamName, number: true, value: (row: Period) => row.teams[n]?.completedOfCommitment ?? null, show: (row: Period) => <span key={team} title={row.teams[n]?.nullReason ?? undefined}>{ratio(row.teams[n]?.completedOfCommitment)}</span> })),
            ]} />
          )}
          notes={(data) => ['Above 100 %: more was added and done', unfinished(data)]}
        >
          {(data) => (
            <Lines label="Completed of own commitment" measured={{ unit: 'RATIO' }} grain="MONTH" series={teams.map(({ teamName }, n) => ({
              name: teamName,
              points: periodsOf(data).map(({ period, complete, teams: all }) => ({ period, complete, value: all[n]?.completedOfCommitment ?? null, note: all[n]?.nullReason ?? null })),
            }))} />
          )}
        </Panel>
      </div>
      {open && question.data?.product && <Suspense><RollUpDrawer name={product.name} rollUp={question.data.product.deliveryRollUp} onClose={() => setOpen(false)} /></Suspense>}
    </PagePart>
  );
}
