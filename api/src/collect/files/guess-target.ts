import { jiraKind } from './jira/jira-shape.js';
import { mapColumns } from './mapping.js';
import { textsOf, type SampleRows } from './sample-rows.js';
import { TARGETS, targetNamed } from './targets/all-targets.js';
import { listOf, readFacts } from './targets/facts-target.js';
import { isStripes } from '../stripe/stripe-target.js';
import { isObject } from './reading/file-row.js';
import type { ImportTargetDefinition } from './targets/target.js';

/** What a file's name says about what is in it. */
const NAMED: readonly (readonly [RegExp, string])[] = [
  [/sprint/i, 'sprints'], [/release|version/i, 'releases'], [/deploy/i, 'deployments'], [/incident/i, 'incidents'],
  [/issue|backlog|ticket|work.?item|task|jira/i, 'work-items'], [/subscription|abo/i, 'subscription-changes'], [/payment|invoice|order|charge/i, 'payments'],
  [/exchange|fx|rates?\b/i, 'rates'], [/nps|csat|ces|survey|response/i, 'survey-responses'], [/feedback/i, 'feedback'], [/event|click|log/i, 'events'],
  [/identit|alias/i, 'identities'], [/people|person|user|contact/i, 'people'], [/account|compan|customer/i, 'accounts'],
];

/** The most likely target of a file, by its shape, its columns, its name, and the fields that the user has mapped. */
export function guessTarget(fileName: string, sample: SampleRows, ownFields: readonly string[]): ImportTargetDefinition {
  const first = sample.rows.find(({ item }) => item !== undefined);
  if (first && isStripes(first.item)) return targetNamed('stripe')!;
  if (first && jiraKind(first.item, null) !== null) return targetNamed('jira')!;
  if (first && isObject(first.item) && ((first.section !== null && listOf(first.section)) || typeof readFacts(first.item, null) !== 'string')) return targetNamed('facts')!;
  return candidatesFor(fileName, sample, ownFields)[0]!;
}

/** All tabular targets, the likeliest first. */
export function candidatesFor(fileName: string, sample: SampleRows, ownFields: readonly string[]): ImportTargetDefinition[] {
  const scored = TARGETS.map((target, index) => ({ target, score: scoreOf(target, fileName, sample, ownFields), index }));
  return scored.sort((a, b) => b.score - a.score || a.index - b.index).map(({ target }) => target);
}

function scoreOf(target: ImportTargetDefinition, fileName: string, sample: SampleRows, ownFields: readonly string[]): number {
  if (target.fields.length === 0 || target.as === 'jira' || target.as === 'stripe') return -1;
  const rest = target.families.find(({ takesTheRest }) => takesTheRest)?.prefix;
  const mapping = mapColumns(target, sample, []);
  const mapped = new Set(mapping.map(({ field }) => field).filter((field) => !rest || !field.startsWith(rest)));
  ownFields.forEach((field) => mapped.add(field));
  const required = target.fields.filter((field) => field.required);
  const found = required.filter(({ field }) => mapped.has(field)).length;
  const oneOf = target.oneOf === undefined || target.oneOf.some((field) => [...mapped].some((one) => (field.endsWith(':') ? one.startsWith(field) : one === field)));
  const foreign = ownFields.filter((field) => !target.fields.some((one) => one.field === field) && !target.families.some(({ prefix }) => field.startsWith(prefix))).length;
  // What is described once each has a key that never comes back.
  const keyColumn = target.fields.some(({ field, required }) => field === 'key' && required) ? mapping.find(({ field }) => field === 'key')?.column : null;
  const keys = keyColumn ? textsOf(sample, keyColumn) : [];
  const repeated = new Set(keys).size < keys.length ? 8 : 0;
  const byName = NAMED.find(([pattern]) => pattern.test(fileName))?.[1] === target.as ? 4 : 0;
  return (found === required.length && oneOf ? 10 : 0) + found + mapped.size + byName - repeated - 20 * foreign;
}
