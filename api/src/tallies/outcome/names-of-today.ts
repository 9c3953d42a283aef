import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { TallyQuestion } from '../answer.js';
import { Parameters, type Read } from './read.js';
import { readOn, TodaySoFar, type Come } from './today-so-far.js';

/** People of today who did something by its name (`dims`) and are alike in when they had done it before, and how often it was done. */
export interface NameToday {
  readonly dims: readonly [name: string];
  /** Their last day with it before today; null: today is their first. */
  readonly last: string | null;
  readonly people: number;
  /** Of the name, whoever did it: stands in lines of nobody. */
  readonly events: number;
}

type Line = readonly [name: string, last: string | null, open: boolean, people: number, events: number];
interface Row { readonly seen: string; readonly moved: boolean; readonly lines: readonly Line[] | null }

/** A look into the index for each who did something for the first time on the day since; `since` null: for everybody who did something today. */
async function countSince(read: Read, question: TallyQuestion, since: string | null): Promise<Come<NameToday>> {
  const parameters = new Parameters();
  const asked = { ...question, groupBy: [], filters: [] };
  const { product, day, told, moved } = readOn(asked, since, parameters);
  const all = since === null ? `
    did_all AS MATERIALIZED (SELECT d.name_id, d.person_id, d.uses FROM event_name own JOIN person_event_day d ON d.name_id = own.id AND d.day = ${day} WHERE own.product_id = ${product}),` : '';
  const [row] = await read<Row>(`
    WITH ${told},
    did AS (SELECT name_id, person_id, open FROM told CROSS JOIN unnest(told.names, told.people) AS x (name_id, person_id) WHERE told.people IS NOT NULL),
    used AS (SELECT x.name_id, told.open, sum(x.times) AS uses FROM told CROSS JOIN unnest(told.names, told.uses) AS x (name_id, times) GROUP BY 1, 2),${all}
    t AS (${since === null ? 'SELECT a.name_id, a.person_id, (a.name_id, a.person_id) IN (SELECT name_id, person_id FROM did WHERE open) AS open FROM did_all a' : 'SELECT * FROM did'}),
    lines AS (
      SELECT t.name_id, l.day AS last, t.open, count(*) AS people, 0 AS events
      FROM t LEFT JOIN LATERAL (SELECT b.day FROM person_event_day b WHERE b.person_id = t.person_id AND b.name_id = t.name_id AND b.day < ${day} ORDER BY b.day DESC LIMIT 1) l ON true
      GROUP BY 1, 2, 3
      UNION ALL SELECT name_id, NULL, open, 0, uses FROM used
      ${since === null ? `UNION ALL SELECT name_id, NULL, false, 0, sum(uses) FROM (SELECT name_id, uses FROM did_all UNION ALL SELECT name_id, -uses FROM used) x GROUP BY 1` : ''})
    SELECT now.seen::text AS seen, ${moved} AS moved,
           (SELECT json_agg(json_build_array(n.name, l.last, l.open, l.people, l.events)) FROM lines l JOIN event_name n ON n.id = l.name_id) AS lines
    FROM now`, parameters.values);
  const of = (isOpen: boolean): NameToday[] => (row!.lines ?? []).flatMap(([name, last, open, people, events]) => (open === isOpen ? [{ dims: [name], last, people, events }] : []));
  return { seen: row!.seen, moved: row!.moved, certain: of(false), open: of(true) };
}

/** Who did what today, by when they had done it before: read once, and then on from there. */
@Injectable()
export class NamesOfToday {
  private readonly read: Read;
  private readonly soFar = new TodaySoFar<NameToday>(({ dims, last }) => JSON.stringify([dims, last]), (one, { people, events }) => ({ ...one, people: one.people + people, events: one.events + events }));

  constructor(@Inject(DataSource) dataSource: DataSource) {
    this.read = (sql, parameters) => dataSource.query(sql, [...parameters]);
  }

  /** From the facts alone. */
  static async counted(read: Read, question: TallyQuestion): Promise<readonly NameToday[]> {
    const { certain, open } = await countSince(read, question, null);
    return [...certain, ...open];
  }

  async of(question: TallyQuestion): Promise<readonly NameToday[]> {
    return this.soFar.of(JSON.stringify([question.productId, question.zone]), '', question, (seen) => countSince(this.read, question, seen));
  }
}
