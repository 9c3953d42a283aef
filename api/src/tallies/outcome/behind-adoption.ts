import type { OutcomeTallyName } from '@bifocal/metrics';
import { activationRules, rulesOf, signUps } from './activation.js';
import { ofPeople } from './behind-people.js';
import type { BehindOf } from './behind-sql.js';
import { nameIdsOf } from './event-match.js';
import { eligiblePeople, featureGroups, withoutFeature } from './feature-use.js';
import { IS, lifecycleOf } from './lifecycle.js';
import { lastDay } from './periods.js';
import { Parameters } from './read.js';

/** Which part of the lifecycle a metric counts. */
const PART: Readonly<Record<string, keyof typeof IS>> = { 'adoption.returning_users': 'returning', 'adoption.resurrected_users': 'resurrected', 'adoption.dormant_users': 'dormant' };

/** The people of one part, each with the last day on which they came. */
const lifecycle: BehindOf = (metric, question) => {
  const parameters = new Parameters();
  const zone = parameters.add(question.zone);
  const people = `SELECT l.person_id, (l.last_day::timestamp AT TIME ZONE ${zone}) AS at, 1 AS numerator, NULL::numeric AS denominator
    FROM (${lifecycleOf(question, parameters)}) l WHERE ${IS[PART[metric.key] ?? 'returning']}`;
  return { parameters, rows: ofPeople(question, parameters, people) };
};

/** Everybody eligible who was active; a part is who used it. */
const features: BehindOf = async (_metric, question, read) => {
  const groups = (await featureGroups(read, { ...question, groupBy: [] }))(lastDay(question, question.periods[0]!));
  if (groups.length === 0) return null;
  const names = await nameIdsOf(read, question.productId, groups.flatMap((group) => group.features.flatMap(({ events }) => events)));
  const parameters = new Parameters();
  const zone = parameters.add(question.zone);
  const statement = eligiblePeople(question, groups, names, parameters);
  const people = `SELECT f.person_id, (SELECT max(u.day)::timestamp FROM use u WHERE u.person_id = f.person_id) AT TIME ZONE ${zone} AS at, (f.days IS NOT NULL)::int AS numerator, 1::numeric AS denominator FROM eligible_people f`;
  return { parameters, rows: `${statement} ${ofPeople(withoutFeature(question), parameters, people)}` };
};

/** Everybody who signed up and whose time has passed; who still has time is left out. */
const activation: BehindOf = async (_metric, question, read) => {
  const rule = (await activationRules(read, question))(lastDay(question, question.periods[0]!));
  const names = await nameIdsOf(read, question.productId, rulesOf(rule));
  const [parameters, leftOutParameters] = [new Parameters(), new Parameters()];
  const matured = `SELECT w.person_id, w.start_at AS at, w.in_time::int AS numerator, 1::numeric AS denominator FROM (${signUps(question, rule, names, parameters)}) w WHERE w.matured`;
  const young = `SELECT w.person_id, w.start_at AS at, 0 AS numerator, 0 AS denominator FROM (${signUps(question, rule, names, leftOutParameters)}) w WHERE NOT w.matured`;
  return {
    parameters, rows: ofPeople(question, parameters, matured),
    leftOutParameters, leftOut: `SELECT key, label, 'Still has time to activate.' AS reason FROM (${ofPeople(question, leftOutParameters, young)}) y`,
  };
};

/** The people behind lifecycle, features and activation. */
export const adoptionBehind: Partial<Record<OutcomeTallyName, BehindOf>> = { lifecycle, 'feature-use': features, activation };
