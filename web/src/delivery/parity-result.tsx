import { exactNumber, signed } from '../format/number';
import type { Measure, ParityItemPartsFragment, ParityNumberPartsFragment } from '../graphql/generated';
import { DataTable, type Column } from '../ui/data-table';

const units: Record<Measure, string> = { POINTS: 'points', ITEMS: 'items', HOURS: 'hours' };

const columns: Column<ParityItemPartsFragment>[] = [
  { name: 'Item', value: (item) => item.key, show: (item) => <span className="font-medium">{item.key}</span> },
  { name: 'Why', wide: true, value: (item) => item.says, show: (item) => <>{item.title && <span className="block">{item.title}</span>}<span className="block text-small text-muted">{item.says}</span></> },
  { name: 'Ours', number: true, roomOnly: true, value: (item) => item.ours, show: (item) => exactNumber(item.ours) },
  { name: 'Jira', number: true, roomOnly: true, value: (item) => item.theirs, show: (item) => exactNumber(item.theirs) },
  { name: 'Difference', number: true, value: (item) => item.amount, show: (item) => signed(item.amount, exactNumber) },
];

/** One number: ours, Jira's, the items whose difference a rule explains, and what is not explained. */
export function ParityResult({ name, number, measure }: { name: string; number: ParityNumberPartsFragment; measure: Measure | null }) {
  const { ours, theirs, difference, explanations, explained, unexplained, unexplainedItems, basis } = number;
  const same = difference === 0 && explanations.length === 0 && unexplainedItems.length === 0;
  return (
    <section aria-label={name} className="mb-5">
      <h3 className="text-body">{name}: {exactNumber(ours)} here, {exactNumber(theirs)} in Jira <span className="text-small font-normal text-muted">{units[measure ?? 'POINTS']}</span></h3>
      {same && <p className="text-small text-muted">The same.</p>}
      {explanations.length > 0 && (
        <div className="mt-1 overflow-x-auto">
          <DataTable caption={`${name}: what explains the difference to Jira`} columns={columns} rows={explanations} rowKey={(item) => `${item.key} ${item.reason}`} footer={['Explained', '', '', '', signed(explained, exactNumber)]} />
        </div>
      )}
      <Certainty number={number} />
      {(unexplained !== 0 || unexplainedItems.length > 0) && (
        <p className="mt-3 font-medium">Not explained: {signed(unexplained, exactNumber)}{unexplainedItems.length === 0 && <span className="block text-small font-normal text-muted">{basis === 'TOTALS' ? 'No known difference of rules adds up to it. The sprint report would name each item.' : 'The report’s total has it, and none of its items.'}</span>}</p>
      )}
      {unexplainedItems.length > 0 && (
        <div className="mt-1 overflow-x-auto">
          <DataTable caption={`${name}: what no rule explains`} columns={columns} rows={unexplainedItems} rowKey={(item) => item.key} />
        </div>
      )}
    </section>
  );
}

/** How far an explanation of two totals can be relied on. */
function Certainty({ number: { basis, explanations, ways } }: { number: ParityNumberPartsFragment }) {
  if (basis !== 'TOTALS' || explanations.length === 0 || ways === null) return null;
  const others = ways - 1;
  return (
    <p className="mt-2 text-small text-muted">
      This report gives totals alone. These rules add up exactly to the difference{others > 0 ? `, but so ${others === 1 ? 'does another choice' : `do ${others} other choices`}: this is the simplest.` : ', and no other choice does.'} The sprint report would name each item.
    </p>
  );
}
