import { EventRuleField } from './event-rule-field';
import type { ProductDraft } from './product-draft';
import { SettingsSection } from './settings-section';

const NEW = { start: null, event: { event: '', where: [] }, hours: '168' };

/** What signing up is, what activates, and within how long. */
export function ActivationSection({ activation, names, onChange }: { activation: ProductDraft['activation']; names: string; onChange: (activation: ProductDraft['activation']) => void }) {
  return (
    <SettingsSection title="Activation" says="who has come to what the product is for">
      {activation === null ? (
        <div className="flex flex-wrap items-center gap-3 py-2"><p className="text-muted">Nobody has decided yet what activates a person.</p><button type="button" className="control" onClick={() => onChange(NEW)}>Choose an event</button></div>
      ) : (
        <div className="flex max-w-180 flex-col gap-3 py-2">
          <div className="flex flex-col gap-1.5">
            <label className="flex flex-wrap items-center gap-2 text-small font-medium text-muted">
              People sign up with
              <select aria-label="What signing up is" className="control select-chevron text-body font-normal text-ink" value={activation.start === null ? 'first' : 'event'} onChange={(event) => onChange({ ...activation, start: event.target.value === 'first' ? null : { event: '', where: [] } })}>
                <option value="first">their first qualifying event</option>
                <option value="event">the first time of an event</option>
              </select>
            </label>
            {activation.start && <EventRuleField label="Event of signing up" rule={activation.start} names={names} onChange={(start) => onChange({ ...activation, start })} />}
          </div>
          <div className="flex flex-col gap-1.5">
            <p className="text-small font-medium text-muted">They are activated by</p>
            <EventRuleField label="Event that activates" rule={activation.event} names={names} onChange={(event) => onChange({ ...activation, event })} />
          </div>
          <label className="flex flex-wrap items-center gap-2 text-small font-medium text-muted">within<input type="number" min={1} max={8784} className="control w-24 text-body font-normal text-ink" value={activation.hours} onChange={(event) => onChange({ ...activation, hours: event.target.value })} />hours of signing up</label>
          <button type="button" className="link self-start text-small" onClick={() => onChange(null)}>Decide nothing</button>
        </div>
      )}
    </SettingsSection>
  );
}
