import type { Eligibility, FeatureRule, FeatureUseTally } from '@bifocal/metrics';
import type { TallyQuestion } from '../answer.js';
import { byRule, definitionsOf, featureOn } from './definitions.js';
import { nameIdsOf, tellsByDay, type NameIds } from './event-match.js';
import type { NeedsEvents } from './events-kept.js';
import { NothingToCount } from './nothing-to-count.js';
import { dayPeriods, lastDay } from './periods.js';
import { Parameters, type Counted, type Read } from './read.js';
import { personDimensions, split } from './split.js';
import { usesOf } from './uses.js';

interface Row extends FeatureUseTally { readonly period: number; readonly dims: (string | null)[] }

/** Features whose use is counted as one: each alone, or several of which any will do. */
export interface FeatureGroup {
  readonly name: string;
  readonly features: readonly FeatureRule[];
}

const FEATURE = 'feature';
export const withoutFeature = (question: TallyQuestion): TallyQuestion => ({ ...question, filters: question.filters.filter(({ dimension }) => dimension !== FEATURE) });

/** The features that a question is about, on a day. Not split by feature, they are one group. NothingToCount where the product has none. */
export async function featureGroups(read: Read, question: TallyQuestion): Promise<(day: string) => FeatureGroup[]> {
  const definitions = await definitionsOf(read, question);
  const present = definitions.at(-1)!.settings.features.map(({ key }) => key);
  if (present.length === 0) throw new NothingToCount('This product has no features yet. Name some in its settings.');
  const filters = question.filters.filter(({ dimension }) => dimension === FEATURE);
  const keys = present.filter((key) => filters.every((filter) => filter.in.includes(key)));
  return (day) => {
    const features = keys.flatMap((key) => featureOn(definitions, key, day) ?? []);
    if (features.length === 0) return [];
    return question.groupBy.includes(FEATURE) ? features.map((feature) => ({ name: feature.key, features: [feature] })) : [{ name: '', features }];
  };
}

/** Uses with a certain property are read one by one; by its name alone an event is told by days. */
export async function featureNeeds(read: Read, question: TallyQuestion): Promise<NeedsEvents> {
  const groupsOn = await featureGroups(read, question);
  return (period) => (groupsOn(lastDay(question, period)).every(({ features }) => features.every(({ events }) => events.every(tellsByDay))) ? 'NONE' : 'FROM_ITS_DAYS');
}

/** Active people eligible for each group of features, and those of them who used one. */
export async function countFeatureUse(read: Read, question: TallyQuestion): Promise<Counted<FeatureUseTally>[]> {
  const groupsOn = await featureGroups(read, question);
  return byRule(question, groupsOn, async (asked, groups) => {
    if (groups.length === 0) return [];
    const names = await nameIdsOf(read, asked.productId, groups.flatMap(({ features }) => features.flatMap(({ events }) => events)));
    const parameters = new Parameters();
    const people = eligiblePeople(asked, groups, names, parameters);
    const { dims, joins, where } = split(withoutFeature(asked), parameters, { ...personDimensions('f.person_id'), feature: { expression: 'f.feature', joins: [] } });
    const rows = await read<Row>(`
      ${people}
      SELECT f.i::int - 1 AS period, ${dims} AS dims, count(*) AS eligible, count(f.days) AS used, count(*) FILTER (WHERE f.days >= 3) AS "usedOnThreeDays"
      FROM eligible_people f
      ${joins}
      WHERE true ${where}
      GROUP BY 1, 2`, parameters.values);
    return rows.map(({ period, dims: group, eligible, used, usedOnThreeDays }) => ({ period, dims: group, tally: { eligible, used, usedOnThreeDays } }));
  });
}

/**
 * The beginning of a statement: `use (i, feature, person_id, day, uses)`, and `eligible_people (i, feature, person_id, account_id, days, uses)`, one row a
 * period, group and active person who is eligible; days and uses are null where the person did not use it.
 */
export function eligiblePeople(question: TallyQuestion, groups: readonly FeatureGroup[], names: NameIds, parameters: Parameters): string {
  const product = parameters.add(question.productId);
  const label = (name: string): string => `${parameters.add(name)}::text`;
  const uses = groups.map(({ name, features }) => `SELECT u.i, ${label(name)} AS feature, u.person_id, u.day, u.uses FROM (${usesOf(question, features.flatMap(({ events }) => events), names, parameters)}) u`);
  const eligible = groups.map(({ name, features }) => `SELECT a.i, ${label(name)} AS feature, a.person_id, a.account_id FROM active a WHERE ${features.map((feature) => isEligible(feature.eligible, parameters)).join(' OR ')}`);
  return `
    WITH use AS MATERIALIZED (${uses.join(' UNION ALL ')}),
    active AS MATERIALIZED (
      SELECT x.i, x.person_id, pe.account_id, pe.traits AS own, ac.traits AS of_account
      FROM (SELECT DISTINCT p.i, d.person_id FROM ${dayPeriods(question, parameters)} JOIN person_day d ON d.product_id = ${product} AND d.day >= p.from_day AND d.day < p.to_day) x
      JOIN person pe ON pe.id = x.person_id LEFT JOIN account ac ON ac.id = pe.account_id),
    used AS (SELECT i, feature, person_id, count(DISTINCT day) AS days, sum(uses)::bigint AS uses FROM use GROUP BY 1, 2, 3),
    eligible_people AS (
      SELECT e.*, u.days, u.uses FROM (${eligible.join(' UNION ALL ')}) e LEFT JOIN used u ON u.i = e.i AND u.feature = e.feature AND u.person_id = e.person_id)`;
}

function isEligible(eligible: Eligibility | null, parameters: Parameters): string {
  if (eligible === null) return 'true';
  const traits = eligible.of === 'ACCOUNT' ? 'a.of_account' : 'a.own';
  return `coalesce(${traits}->>${parameters.add(eligible.trait)}::text = ANY(${parameters.add(eligible.in)}::text[]), false)`;
}
