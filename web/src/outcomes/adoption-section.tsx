import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { ActivationPanel } from './activation-panel';
import { EventNamesPanel } from './event-names-panel';
import { FeaturesPanel } from './features-panel';
import { LifecyclePanel } from './lifecycle-panel';
import { MetricPanel } from './metric-panel';
import type { OutcomeScope } from './outcome-scope';
import { productSettingsPath } from './product-settings-path';
import { RetentionPanel } from './retention-panel';
import { useAnnotations } from './use-annotations';

const NotesDrawer = lazy(() => import('./notes-drawer').then((module) => ({ default: module.NotesDrawer })));

const empty = { says: 'No events in this range. Send events of people, or choose a longer range.', link: 'Send events', to: '/sources' };

/** Do people adopt it? */
export function AdoptionSection({ scope }: { scope: OutcomeScope }) {
  const [notes, setNotes] = useState(false);
  const annotations = useAnnotations(scope);
  return (
    <section id="adoption-part" aria-labelledby="adoption" tabIndex={-1} className="page-part flex flex-col gap-4 outline-none">
      <div className="flex flex-wrap items-center gap-2">
        <h2 id="adoption" className="mr-1 text-title">Adoption</h2>
        <span className="no-print ml-auto flex gap-2">
          <button type="button" className="control" onClick={() => setNotes(true)}>Notes</button>
          <Link className="control" to={productSettingsPath(scope.product)}>What counts</Link>
        </span>
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-12">
        <MetricPanel scope={scope} title="Active people" metrics={[{ key: 'adoption.active_users', name: 'Active people' }]} empty={empty} className="lg:col-span-7" />
        <MetricPanel scope={scope} title="WAU and MAU" subtitle="active people, rolling 7 and 30 days" metrics={[{ key: 'adoption.wau', name: '7 days' }, { key: 'adoption.mau', name: '30 days' }]} empty={empty} className="lg:col-span-5" />
        <LifecyclePanel scope={scope} className="lg:col-span-7" />
        <MetricPanel scope={scope} title="Stickiness" subtitle="mean day, of all active" metrics={[{ key: 'adoption.stickiness', name: 'Stickiness' }]} empty={empty} className="lg:col-span-5" />
        <FeaturesPanel scope={scope} className="lg:col-span-12" />
        <ActivationPanel scope={scope} className="lg:col-span-7" />
        <EventNamesPanel scope={scope} className="lg:col-span-5" />
        <RetentionPanel scope={scope} className="lg:col-span-12" />
      </div>
      {notes && <Suspense><NotesDrawer product={scope.product} timeZone={scope.timeZone} marks={annotations} onClose={() => setNotes(false)} /></Suspense>}
    </section>
  );
}
