import { exactNumber } from '../format/number';
import { useQuestion } from '../graphql/client';
import { ProductEventsDocument } from '../graphql/generated';
import { DataTable } from '../ui/data-table';
import { Panel } from '../ui/panel';
import type { OutcomeScope } from './outcome-scope';

/** Which events come in, and from how many people: what funnels are made of. */
export function EventNamesPanel({ scope, className = '' }: { scope: OutcomeScope; className?: string }) {
  const question = useQuestion(ProductEventsDocument, { product: scope.product, range: scope.filters.range });
  return (
    <Panel
      title="Events"
      subtitle="over the range"
      half="outcome"
      height={216}
      grows
      question={question}
      className={className}
      empty={(data) => (data.product?.adoption.eventNames.length ? null : { says: 'No events in this range. Send events of people, or choose a longer range.', link: 'Send events', to: '/sources' })}
      notes={(data) => [`${exactNumber(data.product?.adoption.eventNames.length ?? 0)} names`, 'One person may do several events: people do not add up']}
    >
      {(data) => (
        <div tabIndex={0} role="region" aria-label="Events by name" className="h-full overflow-auto">
          <DataTable
            caption="Events"
            columns={[
              { name: 'Event', value: (row) => row.name, wide: true, show: (row) => <span className="font-medium break-all">{row.name}</span> },
              { name: 'People', number: true, value: (row) => row.people, show: (row) => exactNumber(row.people) },
              { name: 'Events', number: true, value: (row) => row.events, show: (row) => exactNumber(row.events) },
            ]}
            rows={data.product?.adoption.eventNames ?? []}
            rowKey={(row) => row.name}
          />
        </div>
      )}
    </Panel>
  );
}
