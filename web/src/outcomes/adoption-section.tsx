import { EventNamesPanel } from './event-names-panel';
import { MetricPanel } from './metric-panel';
import type { OutcomeScope } from './outcome-scope';

const empty = { says: 'No events in this range. Send events of people, or choose a longer range.', link: 'Send events', to: '/sources' };

/** Do people adopt it? */
export function AdoptionSection({ scope }: { scope: OutcomeScope }) {
  return (
    <section aria-labelledby="adoption" className="flex flex-col gap-4">
      <h2 id="adoption" className="text-title">Adoption</h2>
      <div className="grid gap-4 lg:grid-cols-12">
        <MetricPanel scope={scope} title="Active people" metrics={[{ key: 'adoption.active_users', name: 'Active people' }]} empty={empty} className="lg:col-span-7" />
        <MetricPanel scope={scope} title="WAU and MAU" subtitle="active people, rolling 7 and 30 days" metrics={[{ key: 'adoption.wau', name: '7 days' }, { key: 'adoption.mau', name: '30 days' }]} empty={empty} className="lg:col-span-5" />
        <MetricPanel scope={scope} title="New people" as="bars" metrics={[{ key: 'adoption.new_users', name: 'New people' }]} empty={empty} className="lg:col-span-4" />
        <MetricPanel scope={scope} title="Stickiness" subtitle="mean day, of all active" metrics={[{ key: 'adoption.stickiness', name: 'Stickiness' }]} empty={empty} className="lg:col-span-4" />
        <EventNamesPanel scope={scope} className="lg:col-span-4" />
      </div>
    </section>
  );
}
