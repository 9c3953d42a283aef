import { exactNumber, percent } from '../../format/number';
import { useQuestion } from '../../graphql/client';
import { EventPropertiesDocument, TraitNamesDocument, TryFunnelBreakdownDocument, type TryFunnelBreakdownQuery } from '../../graphql/generated';
import { useLongQuestion } from '../../graphql/use-long-question';
import { DataTable } from '../../ui/data-table';
import { Panel } from '../../ui/panel';
import { TableButton } from '../../ui/table-button';
import { useUrlState } from '../../ui/use-url-state';
import { stepName, type AskedFunnel, type AskedPeople, type OpenPeople } from './asked-funnel';

type Group = NonNullable<TryFunnelBreakdownQuery['product']>['tryFunnel']['breakdown'][number];
const groupName = ({ value, isOther }: Group) => (isOther ? 'All others' : (value ?? '(none)'));

/** The funnel by what people entered with, or by who they are: small funnels on one scale. */
export function BreakdownPanel({ asked: { scope, definition }, onOpen, className = '' }: { asked: AskedFunnel; onOpen: OpenPeople; className?: string }) {
  const [by, setBy] = useUrlState('by', '');
  const [kind, name] = by.startsWith('trait:') ? ['trait', by.slice(6)] as const : ['property', by.replace('property:', '')] as const;
  const first = definition.steps[0]?.event ?? '';
  const traits = useQuestion(TraitNamesDocument, { product: scope.product });
  const sample = useQuestion(EventPropertiesDocument, { product: scope.product, event: first });
  const question = useLongQuestion(TryFunnelBreakdownDocument, { product: scope.product, definition, range: scope.filters.range, property: kind === 'property' ? name : null, trait: kind === 'trait' ? name : null }, { enabled: name !== '' });
  const known = [...(traits.data?.product?.traitNames ?? []).map((trait) => `trait:${trait}`), ...(sample.data?.product?.eventProperties.properties ?? []).map((property) => `property:${property.name}`)];
  const options = by === '' || known.includes(by) ? known : [by, ...known];
  const groupsOf = (data: TryFunnelBreakdownQuery) => data.product?.tryFunnel.breakdown ?? [];
  const people = (group: Group, step: number, count: number, groups: readonly Group[]) => {
    const asked: AskedPeople = { part: 'REACHED', step, title: `${groupName(group)}: reached ${stepName(definition, step)}`, count };
    const except = groups.filter(({ isOther }) => !isOther).map(({ value }) => value ?? null);
    if (group.isOther) onOpen({ ...asked, ...(kind === 'trait' ? { trait: name } : { property: name }), except });
    else onOpen(kind === 'trait' ? { ...asked, filters: [{ dimension: by, in: [group.value ?? '(none)'] }] } : { ...asked, property: name, value: group.value ?? null });
  };
  const choice = (
    <select aria-label="Break down by" className="control select-chevron max-w-44" value={by} onChange={(event) => setBy(event.target.value)}>
      <option value="">choose</option>
      {options.map((option) => <option key={option} value={option}>{option.startsWith('trait:') ? `${option.slice(6)}, of the person` : `${option.slice(9)}, at the entry`}</option>)}
    </select>
  );
  return (
    <Panel
      title="Breakdown"
      subtitle={<span className="inline-flex items-center gap-1">by {choice}</span>}
      half="outcome"
      height={200}
      className={className}
      question={name === '' ? { data: { product: null } as TryFunnelBreakdownQuery, error: null, isPlaceholderData: false, refetch: question.refetch } : question}
      empty={(data) => (name === '' ? { says: 'Choose a trait, or a property of the event by which people enter.' } : groupsOf(data).length > 0 ? null : { says: 'Nobody entered this funnel in the range.' })}
      table={(data) => (
        <DataTable
          caption="Funnel by value"
          columns={[
            { name: 'Value', value: groupName, wide: true },
            { name: 'Entered', number: true, value: (group) => group.entered, show: (group) => <TableButton label={`People of ${groupName(group)} who entered`} onPress={() => people(group, 1, group.entered, groupsOf(data))}>{exactNumber(group.entered)}</TableButton> },
            ...definition.steps.slice(1).map((_, index) => ({ name: `${index + 2}. ${stepName(definition, index + 2)}`, number: true, value: (group: Group) => group.reached[index + 1] ?? 0, show: (group: Group) => <TableButton label={`People of ${groupName(group)} who reached ${stepName(definition, index + 2)}`} onPress={() => people(group, index + 2, group.reached[index + 1] ?? 0, groupsOf(data))}>{exactNumber(group.reached[index + 1] ?? 0)}</TableButton> })),
            { name: 'Conversion', number: true, value: (group) => group.rate, show: (group) => (typeof group.rate === 'number' ? percent(group.rate, 2) : '–') },
            { name: 'Low', number: true, value: (group) => group.low, show: (group) => (typeof group.low === 'number' ? percent(group.low, 2) : '–') },
            { name: 'High', number: true, value: (group) => group.high, show: (group) => (typeof group.high === 'number' ? percent(group.high, 2) : '–') },
            { name: 'Have time', number: true, value: (group) => group.maturing, show: (group) => exactNumber(group.maturing) },
          ]}
          rows={groupsOf(data)}
          rowKey={(group) => `${group.isOther}${group.value}`}
        />
      )}
      notes={() => [name !== '' && 'Groups add up to the whole', kind === 'property' && name !== '' && 'By the entry that counts']}
    >
      {(data) => <SmallFunnels groups={groupsOf(data)} />}
    </Panel>
  );
}

/** Each group's steps as bars of its own start, so that shapes compare; its size is said in words. */
function SmallFunnels({ groups }: { groups: readonly Group[] }) {
  return (
    <ul tabIndex={0} aria-label="Funnels by value" className="grid h-full grid-cols-2 content-start gap-x-4 gap-y-3 overflow-y-auto sm:grid-cols-3 xl:grid-cols-4">
      {groups.map((group) => (
        <li key={`${group.isOther}${group.value}`} className="min-w-0">
          <p className="flex items-baseline gap-1"><span className="min-w-0 truncate font-medium" title={groupName(group)}>{groupName(group)}</span><span className="ml-auto font-semibold">{typeof group.rate === 'number' ? percent(group.rate) : '–'}</span></p>
          <div aria-hidden className="mt-1 flex h-12 items-end gap-px border-b border-line-strong">
            {group.reached.map((count, index) => <span key={index} className="flex-1 rounded-t-xs bg-half" style={{ height: `${group.entered === 0 ? 0 : (count / group.entered) * 100}%` }} />)}
          </div>
          <p className="text-small text-muted">{exactNumber(group.entered)} entered{typeof group.low === 'number' && typeof group.high === 'number' && group.entered > 0 && `, ${percent(group.low, 0)} to ${percent(group.high, 0)}`}</p>
        </li>
      ))}
    </ul>
  );
}
