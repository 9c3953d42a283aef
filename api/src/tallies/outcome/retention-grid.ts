import { addDays, type EventRule } from '@bifocal/metrics';
import type { TallyQuestion } from '../answer.js';
import type { NeedsEvents } from './events-kept.js';
import { eventMatch, nameIdsOf, tellsByDay, type NameIds } from './event-match.js';
import { today } from './periods.js';
import { Parameters, type Read } from './read.js';
import { qualifies, startDaysOf, startsOf } from './starts.js';

/** What a grid of cohorts is asked: whose return is looked at, and by which steps. */
export interface RetentionAsked {
  /** First days of every period from the first cohort's on, up to the one that runs; the question's periods are the first of them. Null: steps of 24 hours from each person's start. */
  readonly steps: readonly string[] | null;
  /** Null: the first qualifying event. */
  readonly start: EventRule | null;
  /** Null: any qualifying event. */
  readonly back: EventRule | null;
}

/** Of one cohort: people who came in exactly step n, and those for whom it was the last one so far. */
export interface RetentionStep {
  readonly cohort: number;
  readonly step: number;
  readonly came: number;
  readonly last: number;
}

export interface RetentionCohortTally {
  readonly people: number;
  readonly steps: readonly RetentionStep[];
}

/** One cell: a step, or it and all later ones; only those who came, only those who did not, or everybody. */
export interface RetentionCell {
  readonly step: number;
  readonly orAfter: boolean;
  readonly came: boolean | null;
}

/** A person of a cohort, and whether they came back in the step that was asked about. */
export interface RetentionPerson {
  readonly key: string;
  readonly label: string;
  readonly detail: string | null;
  readonly startedAt: Date;
  readonly came: boolean;
}

/**
 * Statement pieces: `c (person_id, at, day, i)`, everybody by the cohort they began in, and `came (i, person_id, n)`, the steps in which
 * they came before the day `until`. Steps of the calendar need no instant: without `instants`, `at` is left out of what days tell.
 */
export function pieces(question: TallyQuestion, { steps, start, back }: RetentionAsked, names: NameIds, parameters: Parameters, { until, instants }: { until: string; instants: boolean }): string {
  // A parameter that a statement does not use has no type.
  let place: string | null = null;
  const zone = (): string => (place ??= parameters.add(question.zone));
  const tomorrow = parameters.add(until);
  const cohorts = parameters.add(question.periods.map(({ from }) => from));
  const end = parameters.add(question.periods.at(-1)!.to);
  const first = parameters.add(question.periods[0]!.from);
  const began = steps !== null && !instants && tellsByDay(start) ? startDaysOf(question, start, names, parameters)
    : `SELECT x.person_id, x.at, (x.at AT TIME ZONE ${zone()})::date AS day FROM (${startsOf(question, start, names, parameters)}) x WHERE x.at IS NOT NULL`;
  const cohort = `
    SELECT s.*, width_bucket(s.day, ${cohorts}::date[]) - 1 AS i
    FROM (${began}) s
    WHERE s.day >= ${first}::date AND s.day < ${end}::date AND s.day < ${tomorrow}::date`;
  const came = steps === null ? rolling(question, back, names, parameters, zone) : calendar(steps, back, names, parameters, { zone, tomorrow });
  return `WITH c AS MATERIALIZED (${cohort}), came AS (${came})`;
}

function calendar(steps: readonly string[], back: EventRule | null, names: NameIds, parameters: Parameters, { zone, tomorrow }: { zone: () => string; tomorrow: string }): string {
  const named = back === null ? null : names.get(back.event);
  if (named === undefined) return 'SELECT c.i, c.person_id, 0 AS n FROM c WHERE false';
  const step = `width_bucket(d.day, ${parameters.add(steps)}::date[]) - 1 - c.i`;
  if (back === null || named === null) return `SELECT DISTINCT c.i, c.person_id, ${step} AS n FROM c JOIN person_day d ON d.person_id = c.person_id AND d.day >= c.day AND d.day < ${tomorrow}::date`;
  if (back.where.length === 0) return `SELECT DISTINCT c.i, c.person_id, ${step} AS n FROM c JOIN person_event_day d ON d.person_id = c.person_id AND d.name_id = ${parameters.add(named)}::integer AND d.day >= c.day AND d.day < ${tomorrow}::date`;
  return `SELECT DISTINCT c.i, c.person_id, ${step} AS n
    FROM c CROSS JOIN LATERAL (SELECT DISTINCT (e.at AT TIME ZONE ${zone()})::date AS day FROM event e WHERE e.name_id = ${parameters.add(named)}::integer AND e.person_id = c.person_id AND ${eventMatch([back], names, parameters)}) d
    WHERE d.day >= c.day AND d.day < ${tomorrow}::date`;
}

function rolling(question: TallyQuestion, back: EventRule | null, names: NameIds, parameters: Parameters, zone: () => string): string {
  const now = parameters.add(new Date(question.nowMs));
  const meant = back === null ? qualifies('e.name_id', `(e.at AT TIME ZONE ${zone()})::date`, parameters.add(question.productId)) : eventMatch([back], names, parameters);
  return `SELECT DISTINCT c.i, c.person_id, floor(extract(epoch FROM e.at - c.at) / 86400)::integer AS n FROM c JOIN event e ON e.person_id = c.person_id AND e.at >= c.at AND e.at <= ${now} WHERE ${meant}`;
}

export const rulesOf = ({ start, back }: RetentionAsked): EventRule[] => [start, back].filter((rule): rule is EventRule => rule !== null);

/** A grid by the calendar is told by days, unless it asks for a property of an event. */
export const gridNeeds = (asked: RetentionAsked): NeedsEvents => () => (!tellsByDay(asked.start) ? 'EVER' : asked.steps === null || !tellsByDay(asked.back) ? 'FROM_ITS_DAYS' : 'NONE');

/** Who came back in a step (or in it or later) of the question's one cohort: the people of one cell. Without `instants` each began with a day. */
export async function retentionPeople(read: Read, question: TallyQuestion, asked: RetentionAsked, cell: RetentionCell, page: { offset: number; limit: number }, instants: boolean): Promise<{ rows: RetentionPerson[]; totalCount: number }> {
  const names = await nameIdsOf(read, question.productId, rulesOf(asked));
  const parameters = new Parameters();
  const own = pieces(question, asked, names, parameters, { until: addDays(today(question), 1), instants });
  const began = instants ? 'c.at' : `(c.day::timestamp AT TIME ZONE ${parameters.add(question.zone)}::text)`;
  const rows = await read<RetentionPerson & { total: number }>(`
    ${own}
    SELECT x.*, count(*) OVER ()::int AS total FROM (
      SELECT pe.key, coalesce(pe.traits->>'name', pe.key) AS label, coalesce(ac.name, ac.key) AS detail, ${began} AS "startedAt",
             EXISTS (SELECT FROM came WHERE came.person_id = c.person_id AND came.n ${cell.orAfter ? '>=' : '='} ${parameters.add(cell.step)}::integer) AS came
      FROM c JOIN person pe ON pe.id = c.person_id LEFT JOIN account ac ON ac.id = pe.account_id) x
    WHERE ${parameters.add(cell.came)}::boolean IS NULL OR x.came = $${parameters.values.length}::boolean
    ORDER BY x.came DESC, x."startedAt", x.key LIMIT ${parameters.add(page.limit)} OFFSET ${parameters.add(page.offset)}`, parameters.values);
  return { rows: rows.map(({ key, label, detail, startedAt, came }) => ({ key, label, detail, startedAt, came })), totalCount: rows[0]?.total ?? 0 };
}
