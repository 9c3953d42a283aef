import { addDays, type EventRule } from '@bifocal/metrics';
import type { DataSource } from 'typeorm';
import type { Period, TallyQuestion } from '../answer.js';
import { addingUp } from './adding-up.js';
import { rangeByRange } from './by-parts.js';
import { nameIdsOf, tellsByDay, type NameIds } from './event-match.js';
import type { KeptPeriods } from './kept-periods.js';
import type { KeptTally } from './kept-tally.js';
import { steadyRead } from './leavable-read.js';
import type { AlikeToday } from './people-of-today.js';
import { today } from './periods.js';
import { Parameters, type Counted, type Read } from './read.js';
import { pieces, rulesOf, type RetentionAsked, type RetentionCohortTally } from './retention-grid.js';
import { partOf } from './split.js';

/** What is kept of a grid: a cohort's people (`step` null), or who of it came in a step. */
interface Cell { readonly came: number; readonly last: number }
type CellRow = Cell & { readonly cohort: number; readonly step: number | null; readonly part?: number };

/** How many people began in each of the question's periods, and how many of them came in each step since. */
export async function countRetentionGrid(dataSource: DataSource, kept: KeptPeriods, question: TallyQuestion, asked: RetentionAsked): Promise<RetentionCohortTally[]> {
  const now = today(question);
  const first = question.periods[0];
  if (asked.steps === null || !first || first.from >= now || !rulesOf(asked).every(tellsByDay)) {
    return gridOf(question, await steadyRead(dataSource, ({ read }) => rangeByRange(read, question, (range) => countCells(read, range, asked, addDays(now, 1)))));
  }
  // One stretch for all cohorts: from the first of them to today. What it hangs on is all that came before today.
  const stretch = { ...question, periods: [{ ...first, to: addDays(now, 1), complete: false }] };
  const cells = await kept.count(RETENTION_GRID, stretch, { ...asked, cohorts: question.periods.map(({ from, to }) => [from, to] as const) });
  return gridOf(question, cells.map(({ dims, tally }) => ({ cohort: Number(dims[0]), step: dims[1] === null ? null : Number(dims[1]), ...tally })));
}

/** A grid as it is kept: over the one stretch from its first cohort to today, cohort by cohort in `more`. */
export const RETENTION_GRID: KeptTally<Cell, RetentionAsked & { readonly cohorts: readonly (readonly [from: string, to: string])[] }> = {
  name: 'retention grid',
  way(_, { periods: [stretch] }, { cohorts, ...asked }) {
    const ofCohorts = (question: TallyQuestion): TallyQuestion => ({ ...question, periods: cohorts.map(([from, to]): Period => ({ ...stretch!, from, to })) });
    return {
      count: async (read, question) => counted(await countCells(read, ofCohorts(question), asked, addDays(today(question), 1))),
      grows: {
        from: ({ from }) => from,
        before: { name: 'retention grid', reach: ({ to }) => ({ from: null, to }), count: async (read, question) => counted(await countCells(read, ofCohorts(question), asked, today(question))), zero: () => NOBODY, adds: CELLS_ADDED },
        today: async (read, question, { people }) => counted(asked.start === null && asked.back === null
          ? cellsOfToday(ofCohorts(question), asked.steps!, await people({ ...question, groupBy: [], filters: [] }, { firsts: true })) : await countCellsToday(read, ofCohorts(question), asked)),
        add: (before, added) => sum(before, (added as Cell | null) ?? NOBODY),
      },
    };
  },
};

const NOBODY: Cell = { came: 0, last: 0 };
const sum = (one: Cell, other: Cell): Cell => ({ came: one.came + other.came, last: one.last + other.last });
const CELLS_ADDED = addingUp(sum);
const counted = (rows: readonly CellRow[]): Counted<Cell>[] => rows.map(({ part, cohort, step, came, last }) => ({ period: 0, part, dims: [String(cohort), step === null ? null : String(step)], tally: { came, last } }));

/** Rows of several parts of the people add up. */
function gridOf(question: TallyQuestion, rows: readonly CellRow[]): RetentionCohortTally[] {
  return question.periods.map((_, cohort) => {
    const own = rows.filter((row) => row.cohort === cohort);
    const steps = new Map<number | null, Cell>();
    for (const { step, ...cell } of own) steps.set(step, sum(steps.get(step) ?? NOBODY, cell));
    return { people: steps.get(null)?.came ?? 0, steps: [...steps].flatMap(([step, { came, last }]) => (step === null || came === 0 ? [] : [{ cohort, step, came, last }])) };
  });
}

/** The cells as they stood when the day `until` began, part by part of the people where the question asks so. */
async function countCells(read: Read, question: TallyQuestion, asked: RetentionAsked, until: string): Promise<CellRow[]> {
  const names = await nameIdsOf(read, question.productId, rulesOf(asked));
  const parameters = new Parameters();
  const { column, by } = partOf(question, 'person_id', parameters);
  return read<CellRow>(`
    ${pieces(question, asked, names, parameters, { until, instants: false })}
    SELECT i AS cohort, n AS step, count(*)::int AS came, count(*) FILTER (WHERE n = last_step)::int AS last${column}
    FROM (SELECT person_id, i, n, max(n) OVER (PARTITION BY person_id) AS last_step FROM came) x GROUP BY 1, 2${by}
    UNION ALL SELECT i, NULL, count(*)::int, 0${column} FROM c GROUP BY 1${by}`, parameters.values);
}

/** The same of any event, from everybody of today by their first day and their last one before today. */
function cellsOfToday(question: TallyQuestion, steps: readonly string[], people: readonly AlikeToday[]): CellRow[] {
  const now = today(question);
  const end = question.periods.at(-1)!.to;
  const place = (days: readonly string[], day: string): number => days.findLastIndex((each) => each <= day);
  const cohorts = question.periods.map(({ from }) => from);
  const cells = new Map<string, CellRow>();
  const add = (cohort: number, step: number | null, came: number, last: number): void => {
    const key = `${cohort} ${step}`;
    const cell = cells.get(key) ?? { cohort, step, came: 0, last: 0 };
    cells.set(key, { ...cell, came: cell.came + came, last: cell.last + last });
  };
  const step = place(steps, now);
  for (const { first, last, people: count } of people) {
    if (first === null || first < cohorts[0]! || first >= end || first > now) continue;
    const cohort = place(cohorts, first);
    const before = last === null ? null : place(steps, last) - cohort;
    if (first === now) add(cohort, null, count, 0);
    if (before === step - cohort) continue;
    add(cohort, step - cohort, count, count);
    if (before !== null) add(cohort, before, 0, -count);
  }
  return [...cells.values()];
}

/**
 * What today adds: people who began today, and people who came back today for the first time in its step, which is no longer the last
 * one in which they came before. A few looks into the index for each person of today.
 */
async function countCellsToday(read: Read, question: TallyQuestion, { steps, start, back }: RetentionAsked): Promise<CellRow[]> {
  const names = await nameIdsOf(read, question.productId, rulesOf({ steps, start, back }));
  const parameters = new Parameters();
  const product = parameters.add(question.productId);
  const day = `${parameters.add(today(question))}::date`;
  const cohorts = `${parameters.add(question.periods.map(({ from }) => from))}::date[]`;
  const [first, end] = [parameters.add(question.periods[0]!.from), parameters.add(question.periods.at(-1)!.to)];
  const starts = `${parameters.add(steps)}::date[]`;
  const [began, came] = [daysFrom(start, names, parameters), daysFrom(back, names, parameters)];
  return read<CellRow>(`
    WITH c AS MATERIALIZED (
      SELECT t.person_id, t.back, f.day, width_bucket(f.day, ${cohorts}) - 1 AS i
      FROM (SELECT person_id, bool_or(back) AS back FROM (
              SELECT person_id, true AS back FROM ${came} d WHERE d.product_id = ${product} AND d.day = ${day}
              UNION ALL SELECT person_id, false FROM ${began} d WHERE d.product_id = ${product} AND d.day = ${day}) x GROUP BY 1) t
      CROSS JOIN LATERAL (SELECT d.day FROM ${began} d WHERE d.person_id = t.person_id ORDER BY d.day LIMIT 1) f
      WHERE f.day >= ${first}::date AND f.day < ${end}::date AND f.day <= ${day}
    ), moved AS MATERIALIZED (
      SELECT c.i, width_bucket(${day}, ${starts}) - 1 - c.i AS n, width_bucket(l.day, ${starts}) - 1 - c.i AS before
      FROM c LEFT JOIN LATERAL (SELECT d.day FROM ${came} d WHERE d.person_id = c.person_id AND d.day >= c.day AND d.day < ${day} ORDER BY d.day DESC LIMIT 1) l ON true
      WHERE c.back
    )
    SELECT i AS cohort, n AS step, sum(came)::int AS came, sum(last)::int AS last
    FROM (SELECT i, n, 1 AS came, 1 AS last FROM moved WHERE before IS DISTINCT FROM n
          UNION ALL SELECT i, before, 0, -1 FROM moved WHERE before <> n) x GROUP BY 1, 2
    UNION ALL SELECT i, NULL, count(*)::int, 0 FROM c WHERE day = ${day} GROUP BY 1`, parameters.values);
}

/** The days of a rule as a table: of any event, or of one by its name; an empty one where the name is not known. */
function daysFrom(rule: EventRule | null, names: NameIds, parameters: Parameters): string {
  if (rule === null) return 'person_day';
  return `(SELECT * FROM person_event_day WHERE name_id = ${parameters.add(names.get(rule.event) ?? null)}::integer)`;
}
