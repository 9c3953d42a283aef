import { EventRuleField } from './event-rule-field';
import type { FeatureDraft } from './product-draft';
import { SettingsSection } from './settings-section';

/** What a use of each feature is, and who is eligible for it. */
export function FeaturesSection({ features, names, onChange }: { features: readonly FeatureDraft[]; names: string; onChange: (features: readonly FeatureDraft[]) => void }) {
  const put = (feature: FeatureDraft, next: Partial<FeatureDraft>) => onChange(features.map((each) => (each.id === feature.id ? { ...feature, ...next } : each)));
  const add = () => onChange([...features, { id: Math.max(-1, ...features.map(({ id }) => id)) + 1, key: null, name: '', events: [{ event: '', where: [] }], eligible: null }]);
  return (
    <SettingsSection title="Features" says="any of a feature’s events is a use of it">
      {features.length === 0 && <p className="text-muted">None yet.</p>}
      <ul className="flex flex-col">
        {features.map((feature, place) => {
          const called = feature.name || `feature ${place + 1}`;
          return (
            <li key={feature.id} className="grid min-w-0 gap-2 border-t border-line py-3 first:border-0 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
              <div className="flex min-w-0 flex-col gap-2">
                <input aria-label={`Name of feature ${place + 1}`} placeholder="Name" maxLength={200} className="control w-full" value={feature.name} onChange={(event) => put(feature, { name: event.target.value })} />
                <div className="flex flex-wrap items-center gap-2">
                  <select aria-label={`Who is eligible for ${called}`} className="control select-chevron" value={feature.eligible?.of ?? ''} onChange={(event) => put(feature, { eligible: event.target.value === '' ? null : { trait: '', values: '', ...feature.eligible, of: event.target.value as 'PERSON' | 'ACCOUNT' } })}>
                    <option value="">For everybody</option>
                    <option value="PERSON">For people whose trait</option>
                    <option value="ACCOUNT">For accounts whose trait</option>
                  </select>
                  {feature.eligible && (
                    <>
                      <input aria-label={`Trait that makes eligible for ${called}`} placeholder="trait" className="control w-24 min-w-0" value={feature.eligible.trait} onChange={(event) => put(feature, { eligible: feature.eligible && { ...feature.eligible, trait: event.target.value } })} />
                      <span className="text-muted">is</span>
                      <input aria-label={`Values that make eligible for ${called}`} placeholder="values, by commas" className="control min-w-0 flex-1" value={feature.eligible.values} onChange={(event) => put(feature, { eligible: feature.eligible && { ...feature.eligible, values: event.target.value } })} />
                    </>
                  )}
                </div>
              </div>
              <div className="flex min-w-0 flex-col items-start gap-2">
                {feature.events.map((rule, index) => (
                  <EventRuleField
                    key={index} label={`Event ${index + 1} of ${called}`} rule={rule} names={names} onChange={(next) => put(feature, { events: feature.events.map((each, at) => (at === index ? next : each)) })}
                    onRemove={feature.events.length > 1 ? () => put(feature, { events: feature.events.filter((_, at) => at !== index) }) : undefined}
                  />
                ))}
                <span className="flex gap-3 text-small">
                  <button type="button" className="link" onClick={() => put(feature, { events: [...feature.events, { event: '', where: [] }] })}>Or another event</button>
                  <button type="button" className="link" aria-label={`Remove the feature ${called}`} onClick={() => onChange(features.filter(({ id }) => id !== feature.id))}>Remove the feature</button>
                </span>
              </div>
            </li>
          );
        })}
      </ul>
      <div className="border-t border-line py-3"><button type="button" className="control" onClick={add}>Add a feature</button></div>
    </SettingsSection>
  );
}
