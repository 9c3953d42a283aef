import type { OutcomeTallyName } from '@bifocal/metrics';
import { addDays } from '@bifocal/metrics';
import type { TallyQuestion } from '../answer.js';
import type { BehindOf, BehindSql } from './behind-sql.js';
import { reachOf } from './funnel.js';
import { named, savedFunnel } from './funnel-steps.js';
import { firstDays } from './people-new.js';
import { dayPeriods, lastDay, nextPeriod } from './periods.js';
import { Parameters } from './read.js';
import { personDimensions, split } from './split.js';
import { begunDays } from './stickiness.js';

const PERSON = `pe.key, pe.key AS person, coalesce(pe.traits->>'name', pe.key) AS label, coalesce(ac.name, ac.key) AS detail`;
const PERSON_JOINS = (person: string): string => `JOIN person pe ON pe.id = ${person} LEFT JOIN account ac ON ac.id = pe.account_id`;

/** One row a person out of `people (person_id, at, numerator, denominator)`, narrowed by the question's filters. */
export function ofPeople(question: TallyQuestion, parameters: Parameters, people: string): string {
  const { where } = split({ ...question, groupBy: [] }, parameters, { ...personDimensions('b.person_id'), event: { expression: 'b.event', joins: [] } });
  return `SELECT ${PERSON}, b.at, b.numerator, b.denominator FROM (${people}) b ${PERSON_JOINS('b.person_id')} WHERE true ${where}`;
}

const withoutEvent = (question: TallyQuestion): TallyQuestion => ({ ...question, filters: question.filters.filter((filter) => filter.dimension !== 'event') });
const dayStart = (zone: string, day: string): string => `(${day}::timestamp AT TIME ZONE ${zone})`;

function active(question: TallyQuestion): BehindSql {
  const parameters = new Parameters();
  const product = parameters.add(question.productId);
  const names = question.filters.filter((filter) => filter.dimension === 'event').map((filter) => `AND n.name = ANY(${parameters.add(filter.in)}::text[])`);
  const people = names.length === 0
    ? `SELECT d.person_id, max(${dayStart(parameters.add(question.zone), 'd.day')}) AS at, 1 AS numerator, NULL::numeric AS denominator
       FROM ${dayPeriods(question, parameters)} JOIN person_day d ON d.product_id = ${product} AND d.day >= p.from_day AND d.day < p.to_day GROUP BY 1`
    : `SELECT d.person_id, max(${dayStart(parameters.add(question.zone), 'd.day')}) AS at, 1 AS numerator, NULL::numeric AS denominator
       FROM ${dayPeriods(question, parameters)} CROSS JOIN event_name n JOIN person_event_day d ON d.name_id = n.id AND d.day >= p.from_day AND d.day < p.to_day
       WHERE n.product_id = ${product} ${names.join(' ')} GROUP BY 1`;
  return { parameters, rows: ofPeople(withoutEvent(question), parameters, people) };
}

/** The same people as in the days that end with the period's last day. */
const rolling = (days: number): BehindOf => (_metric, question) => {
  const period = question.periods[0]!;
  const last = lastDay(question, period);
  return active({ ...question, periods: [{ ...period, from: addDays(last, 1 - days), to: addDays(last, 1) }] });
};

function fresh(question: TallyQuestion, numerator: string, denominator: string, parameters: Parameters): BehindSql {
  const product = parameters.add(question.productId);
  const zone = parameters.add(question.zone);
  const rows = `WITH p AS (SELECT * FROM ${dayPeriods(question, parameters)}), f AS (${firstDays(question, product, parameters)}), cohort AS (
      SELECT f.person_id, ${dayStart(zone, 'f.day')} AS at, ${numerator} AS numerator, ${denominator}::numeric AS denominator
      FROM f JOIN p ON f.day >= p.from_day AND f.day < p.to_day)
    ${ofPeople(question, parameters, 'SELECT * FROM cohort')}`;
  return { parameters, rows };
}

const retained: BehindOf = (_metric, question) => {
  const parameters = new Parameters();
  const { from, to } = question.periods[0]!;
  const next = parameters.add(nextPeriod(from, to).to);
  return fresh(question, `CASE WHEN EXISTS (SELECT FROM person_day r WHERE r.person_id = f.person_id AND r.day >= p.to_day AND r.day < ${next}::date) THEN 1 ELSE 0 END`, '1', parameters);
};

const sticky: BehindOf = (_metric, question) => {
  const parameters = new Parameters();
  const product = parameters.add(question.productId);
  const zone = parameters.add(question.zone);
  const people = `SELECT d.person_id, max(${dayStart(zone, 'd.day')}) AS at, count(*) AS numerator, 1::numeric AS denominator
    FROM ${dayPeriods(question, parameters)} JOIN person_day d ON d.product_id = ${product} AND d.day >= p.from_day AND d.day < p.to_day GROUP BY 1`;
  return { parameters, rows: ofPeople(question, parameters, people), numeratorBy: [begunDays(question, question.periods[0]!)] };
};

/** Who entered; those with time left to convert are left out. Which part one is depends on what is asked. */
const funnel: BehindOf = async (metric, question, read) => {
  const rules = await savedFunnel(read, question);
  if (!rules) return null;
  const saved = await named(read, question.productId, rules);
  const reach = await reachOf(read, question, saved);
  const done = `(f.furthest = ${saved.steps.length})::int`;
  const [numerator, denominator, condition] = metric.key === 'conversion.entered' ? ['1', 'NULL', ''] : metric.key === 'conversion.completed' ? [done, 'NULL', `AND f.furthest = ${saved.steps.length}`] : [done, '1', ''];
  const parameters = new Parameters();
  const leftOutParameters = new Parameters();
  const people = `SELECT f.person_id, f.entered_at AS at, ${numerator} AS numerator, ${denominator}::numeric AS denominator FROM (${reach(parameters)}) f WHERE f.judged ${condition}`;
  const young = `SELECT f.person_id, f.entered_at AS at, 0 AS numerator, 0 AS denominator FROM (${reach(leftOutParameters)}) f WHERE NOT f.judged`;
  return {
    parameters, rows: ofPeople(question, parameters, people),
    leftOutParameters, leftOut: `SELECT key, label, 'Still has time to convert: entered less than the funnel''s window ago.' AS reason FROM (${ofPeople(question, leftOutParameters, young)}) y`,
  };
};

/** The people behind adoption and conversion. */
export const peopleBehind: Partial<Record<OutcomeTallyName, BehindOf>> = {
  'people-active': (_metric, question) => active(question),
  'people-rolling-7': rolling(7),
  'people-rolling-30': rolling(30),
  'people-new': (_metric, question) => fresh(question, '1', 'NULL', new Parameters()),
  stickiness: sticky,
  retention: retained,
  funnel,
};
