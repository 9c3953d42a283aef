import type { ActivationRule, FeatureRule } from '@bifocal/metrics';
import { PRODUCT_DEFINITIONS, productDefinitionOn, productDefinitionsOf, type KeptProductDefinition } from '../../facts/product-definitions.js';
import type { TallyQuestion } from '../answer.js';
import { lastDay } from './periods.js';
import type { Counted, Read } from './read.js';

/** What the question's product is read by, earliest first. */
export async function definitionsOf(read: Read, question: TallyQuestion): Promise<KeptProductDefinition[]> {
  return productDefinitionsOf(await read(PRODUCT_DEFINITIONS, [question.workspaceId, question.productId]));
}

/** A present feature as it is read on a day: by the version in force; before it was ever defined, by its first definition. */
export function featureOn(definitions: readonly KeptProductDefinition[], key: string, day: string): FeatureRule | null {
  const of = (definition: KeptProductDefinition): FeatureRule | undefined => definition.settings.features.find((each) => each.key === key);
  return of(productDefinitionOn(definitions, day)) ?? definitions.map(of).find((each) => each !== undefined) ?? null;
}

/** What activation is on a day, by the same rule; null: it is not decided now. */
export function activationOn(definitions: readonly KeptProductDefinition[], day: string): ActivationRule | null {
  if (definitions.at(-1)!.settings.activation === null) return null;
  return productDefinitionOn(definitions, day).settings.activation ?? definitions.map(({ settings }) => settings.activation).find((each) => each !== null) ?? null;
}

/** Counts the periods that are read by one and the same rule together, and gives each its place back. A period is read by what is in force on its last day. */
export async function byRule<Rule, Tally>(question: TallyQuestion, ruleOf: (day: string) => Rule, count: (question: TallyQuestion, rule: Rule) => Promise<Counted<Tally>[]>): Promise<Counted<Tally>[]> {
  const groups = new Map<string, { rule: Rule; places: number[] }>();
  question.periods.forEach((period, place) => {
    const rule = ruleOf(lastDay(question, period));
    const group = groups.get(JSON.stringify(rule)) ?? { rule, places: [] };
    groups.set(JSON.stringify(rule), group);
    group.places.push(place);
  });
  const counted = await Promise.all([...groups.values()].map(async ({ rule, places }) => {
    const rows = await count({ ...question, periods: places.map((place) => question.periods[place]!) }, rule);
    return rows.map((row) => ({ ...row, period: places[row.period]! }));
  }));
  return counted.flat();
}
