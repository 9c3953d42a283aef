import { ACTIVATION_HOURS, eventWords, type ActivationRule, type FeatureRule, type ProductSettings } from '@bifocal/metrics';
import { checked } from '../collect/checked.js';
import { key, listOf, name, text } from '../collect/fields.js';
import { badInput } from '../graphql/named-error.js';
import type { ActivationInput, FeatureInput, ProductSettingsInput } from './product-settings.type.js';
import { readEventCondition } from './read-event-condition.js';

const MOST_FEATURES = 50;
const MOST_EVENTS = 20;
const MOST_HOURS = 366 * 24;

const names = listOf(name(200), 500);
const values = listOf(text(1_000), 1_000);

/** The settings after a change: what is left out stays. A named error says which field does not hold. */
export function readSettings(before: ProductSettings, { excludedEvents, features, activation }: ProductSettingsInput): ProductSettings {
  return {
    excludedEvents: excludedEvents == null ? before.excludedEvents : [...new Set(checked('settings.excludedEvents', excludedEvents, names))].sort(),
    features: features == null ? before.features : readFeatures(features),
    activation: activation === undefined ? before.activation : activation && readActivation(activation),
  };
}

function readFeatures(features: readonly FeatureInput[]): FeatureRule[] {
  if (features.length > MOST_FEATURES) throw badInput(`settings.features: expected at most ${MOST_FEATURES} features, got ${features.length}.`);
  const read = features.map((feature, index) => readFeature(`settings.features[${index}].`, feature));
  const twice = read.findIndex((feature, index) => read.findIndex((each) => each.key === feature.key) < index);
  if (twice >= 0) throw badInput(`settings.features[${twice}].key: there is another feature "${read[twice]!.key}". Give each a key of its own.`);
  return read;
}

function readFeature(path: string, { key: featureKey, name: featureName, events, eligible }: FeatureInput): FeatureRule {
  if (events.length < 1 || events.length > MOST_EVENTS) throw badInput(`${path}events: expected 1 to ${MOST_EVENTS} events, got ${events.length}.`);
  const someOf = (list: unknown): string[] => values(list);
  const read = eligible && { of: eligible.of, trait: checked(`${path}eligible.trait`, eligible.trait, name(200)), in: checked(`${path}eligible.in`, eligible.in, someOf) };
  if (read?.in.length === 0) throw badInput(`${path}eligible.in: expected at least one value, got none. Leave eligible out where everybody is.`);
  return {
    key: checked(`${path}key`, featureKey, key),
    name: checked(`${path}name`, featureName, name(200)),
    events: events.map((event, index) => readEventCondition(`${path}events[${index}].`, event)),
    eligible: read ?? null,
  };
}

function readActivation({ start, event, hours }: ActivationInput): ActivationRule {
  const within = hours ?? ACTIVATION_HOURS;
  if (within < 1 || within > MOST_HOURS) throw badInput(`settings.activation.hours: expected 1 to ${MOST_HOURS.toLocaleString('en')} (366 days), got ${within}.`);
  const read = { start: start ? readEventCondition('settings.activation.start.', start) : null, event: readEventCondition('settings.activation.event.', event), hours: within };
  if (read.start && eventWords(read.start) === eventWords(read.event)) throw badInput('settings.activation.event: is the very event that signing up is, so that everybody would be activated at once. Choose another one.');
  return read;
}
