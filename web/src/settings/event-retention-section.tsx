import { lazy, Suspense, useState } from 'react';
import { longDay } from '../format/date';
import type { ProductSettingsQuery } from '../graphql/generated';
import { useMay } from '../graphql/me';
import { LeaveGuard } from '../ui/leave-guard';
import { Select } from '../ui/select';
import { SettingsSection } from './settings-section';

const EventRetentionDrawer = lazy(() => import('./event-retention-drawer').then((module) => ({ default: module.EventRetentionDrawer })));
const OFFERED = [13, 18, 24, 36, 60];
const inWords = (months: number | null): string => (months === null ? 'For good' : `${months} months`);

/** For how long raw events are kept. What would go, and which numbers with it, is read before it is decided. */
export function EventRetentionSection({ product }: { product: NonNullable<ProductSettingsQuery['product']> }) {
  const may = useMay('MANAGE_SOURCES');
  const { months, eventsFrom, isRemoving } = product.eventRetention;
  const [asked, setAsked] = useState<number | null | undefined>(undefined);
  const [open, setOpen] = useState(false);
  const shown = asked === undefined ? months : asked;
  const changed = shown !== months;
  const choices = [...new Set([null, ...OFFERED, months])].sort((a, b) => (a ?? Infinity) - (b ?? Infinity));
  return (
    <SettingsSection title="Raw events" says="for how long they are kept">
      <div className="flex max-w-180 flex-col gap-2 py-2">
        {may ? (
          <div className="flex flex-wrap items-center gap-2">
            <Select label="Raw events are kept" value={String(shown)} options={choices.map((each) => ({ value: String(each), name: inWords(each) }))} onChange={(value) => setAsked(value === 'null' ? null : Number(value))} />
            {changed && <button type="button" className="control bg-ink text-surface" onClick={() => setOpen(true)}>{shown === null ? 'Keep them for good' : 'See what would go'}</button>}
            {changed && <button type="button" className="control" onClick={() => setAsked(undefined)}>Leave it as it is</button>}
          </div>
        ) : <p>{inWords(months)}</p>}
        <p className="text-small text-muted" role="status">
          {eventsFrom === null ? 'All raw events are there.' : `Raw events of before ${longDay(eventsFrom)} ${isRemoving ? 'are being removed, and are in no number any more' : 'are removed'}. Who did what on which day stays known.`}
        </p>
      </div>
      <LeaveGuard unsaved={changed} />
      {open && (
        <Suspense>
          <EventRetentionDrawer
            product={product} months={shown} onClose={() => setOpen(false)}
            onSaved={() => {
              setOpen(false);
              setAsked(undefined);
            }}
          />
        </Suspense>
      )}
    </SettingsSection>
  );
}
