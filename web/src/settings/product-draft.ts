import type { EventConditionInput, FeatureInput, ProductSettingsInput, ProductSettingsQuery } from '../graphql/generated';
import { keyOf } from '../ui/key-of';

export type ProductDefinition = NonNullable<ProductSettingsQuery['product']>['definitions'][number];

/** A product's settings while they are being changed. `id` keeps a feature's row the same while rows move. */
export interface ProductDraft {
  excludedEvents: readonly string[];
  features: readonly FeatureDraft[];
  activation: { start: EventConditionInput | null; event: EventConditionInput; hours: string } | null;
}

export interface FeatureDraft {
  id: number;
  /** Null: it is new, and gets its key from its name. */
  key: string | null;
  name: string;
  events: readonly EventConditionInput[];
  eligible: { of: 'PERSON' | 'ACCOUNT'; trait: string; values: string } | null;
}

export const draftOf = ({ excludedEvents, features, activation }: ProductDefinition): ProductDraft => ({
  excludedEvents,
  features: features.map(({ key, name, events, eligible }, id) => ({ id, key, name, events, eligible: eligible && { of: eligible.of, trait: eligible.trait, values: eligible.in.join(', ') } })),
  activation: activation && { ...activation, hours: String(activation.hours) },
});

const listOf = (text: string) => text.split(',').map((each) => each.trim()).filter(Boolean);

/** What is sent: everything, so that the API alone says what is changed by it. */
export function settingsOf({ excludedEvents, features, activation }: ProductDraft): ProductSettingsInput {
  const taken = new Set(features.flatMap(({ key }) => key ?? []));
  return {
    excludedEvents: [...excludedEvents],
    features: features.map((feature): FeatureInput => {
      let key = feature.key ?? keyOf(feature.name);
      for (let count = 2; !feature.key && taken.has(key); count += 1) key = `${keyOf(feature.name)}-${count}`;
      taken.add(key);
      return { key, name: feature.name.trim(), events: feature.events.filter(({ event }) => event.trim()), eligible: feature.eligible && feature.eligible.trait.trim() ? { of: feature.eligible.of, trait: feature.eligible.trait.trim(), in: listOf(feature.eligible.values) } : null };
    }),
    activation: activation && activation.event.event.trim() ? { start: activation.start, event: activation.event, hours: Number(activation.hours) } : null,
  };
}

/** What is not right yet, in words; empty when it can be looked at. */
export function draftProblems({ features, activation }: ProductDraft): string[] {
  return [
    ...features.flatMap((feature) => [
      ...(keyOf(feature.name) ? [] : ['Give each feature a name.']),
      ...(feature.events.some(({ event }) => event.trim()) ? [] : [`Choose an event for “${feature.name || 'the new feature'}”.`]),
      ...(feature.eligible && feature.eligible.trait.trim() && listOf(feature.eligible.values).length === 0 ? [`Say which values of ${feature.eligible.trait} make somebody eligible for “${feature.name}”.`] : []),
    ]),
    ...(activation && !(Number.isInteger(Number(activation.hours)) && Number(activation.hours) > 0) ? ['Activation: the hours are a whole number above 0.'] : []),
  ];
}
