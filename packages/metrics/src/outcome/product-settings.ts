/** What a product's own numbers are read by: which events make somebody active, what its features are, and when somebody is activated. */
import type { EventRule, PropertyRule } from './event-condition.js';

/** Who is eligible for a feature: those with one of these values of a trait, of their own or of their account. */
export interface Eligibility {
  readonly of: 'PERSON' | 'ACCOUNT';
  readonly trait: string;
  readonly in: readonly string[];
}

/** A feature: any of these events is a use of it. `eligible` null: everybody. */
export interface FeatureRule {
  readonly key: string;
  readonly name: string;
  readonly events: readonly EventRule[];
  readonly eligible: Eligibility | null;
}

/** Activation: the event within so many hours of the start. `start` null: the first qualifying event. */
export interface ActivationRule {
  readonly start: EventRule | null;
  readonly event: EventRule;
  readonly hours: number;
}

export interface ProductSettings {
  /** Events by whose names nobody is active; all others qualify. */
  readonly excludedEvents: readonly string[];
  readonly features: readonly FeatureRule[];
  readonly activation: ActivationRule | null;
}

/** Seven times 24 hours. */
export const ACTIVATION_HOURS = 168;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Settings as they are kept; what is not there is not decided: every event qualifies, no features, no activation. */
export function readProductSettings(stored: unknown): ProductSettings {
  const kept = (isRecord(stored) ? stored : {}) as Partial<ProductSettings>;
  return { excludedEvents: list(kept.excludedEvents) as string[], features: list(kept.features) as FeatureRule[], activation: kept.activation ?? null };
}

/** One line of a change. `moves`: numbers that could be read before read otherwise; not so where something was only added or taken away. */
export interface SettingsChange {
  readonly text: string;
  readonly moves: boolean;
}

/** What reads otherwise after a change, a line each, in the words of the settings page. Empty: nothing does, in whatever order names are kept. */
export function productSettingsChanges(before: ProductSettings, after: ProductSettings): SettingsChange[] {
  const lines: SettingsChange[] = [];
  const say = (text: string, moves: boolean): void => void lines.push({ text, moves });
  const gone = after.excludedEvents.filter((name) => !before.excludedEvents.includes(name)).sort();
  const back = before.excludedEvents.filter((name) => !after.excludedEvents.includes(name)).sort();
  if (gone.length > 0) say(`No longer qualifying: ${gone.join(', ')}`, true);
  if (back.length > 0) say(`Qualifying again: ${back.join(', ')}`, true);
  for (const feature of after.features) {
    const old = before.features.find((each) => each.key === feature.key);
    if (!old) say(`New feature “${feature.name}”: ${featureWords(feature)}`, false);
    else {
      if (old.name !== feature.name) say(`Feature “${old.name}” is called “${feature.name}”`, false);
      if (featureWords(old) !== featureWords(feature)) say(`Feature “${feature.name}”: ${featureWords(old)} → ${featureWords(feature)}`, true);
    }
  }
  for (const feature of before.features) if (!after.features.some((each) => each.key === feature.key)) say(`Feature “${feature.name}” is removed`, false);
  const [old, now] = [activationWords(before.activation), activationWords(after.activation)];
  if (old !== now) say(`Activation: ${old} → ${now}`, before.activation !== null && after.activation !== null);
  return lines;
}

/** What the settings say, in a sentence, as it stands under charts. */
export function productSettingsSentence(version: number, { excludedEvents, features, activation }: ProductSettings): string {
  const qualifying = excludedEvents.length === 0 ? 'every event qualifies' : `every event qualifies but ${[...excludedEvents].sort().join(', ')}`;
  const known = features.length === 0 ? 'no features' : `features: ${features.map(({ name }) => name).join(', ')}`;
  return [`Definition ${version}`, qualifying, known, `activation: ${activationWords(activation)}`, 'weeks begin on Monday'].join(' · ');
}

export function featureWords({ events, eligible }: FeatureRule): string {
  const who = eligible === null ? 'everybody' : `${eligible.of === 'ACCOUNT' ? 'accounts' : 'people'} whose ${eligible.trait} is ${eligible.in.join(' or ')}`;
  return `${events.map(eventWords).join(' or ')}, for ${who}`;
}

export function activationWords(activation: ActivationRule | null): string {
  if (activation === null) return 'not decided';
  return `${eventWords(activation.event)} within ${hoursWords(activation.hours)} of ${activation.start === null ? 'the first qualifying event' : eventWords(activation.start)}`;
}

function hoursWords(hours: number): string {
  return hours % 24 === 0 && hours > 24 ? `${hours / 24} days` : `${hours} ${hours === 1 ? 'hour' : 'hours'}`;
}

const OPERATOR: Readonly<Record<NonNullable<PropertyRule['is']>, string>> = {
  EQUALS: 'is', NOT_EQUALS: 'is not', CONTAINS: 'contains', GREATER: 'is above', LESS: 'is below', EXISTS: 'is there', NOT_EXISTS: 'is not there',
};

/** "report_viewed where report is sales or taxes". */
export function eventWords({ event, where }: EventRule): string {
  if (where.length === 0) return event;
  return `${event} where ${where.map(({ property, is = 'EQUALS', in: values }) => `${property} ${OPERATOR[is]}${values.length > 0 ? ` ${values.join(' or ')}` : ''}`).join(' and ')}`;
}
