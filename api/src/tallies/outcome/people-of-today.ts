import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { TallyQuestion } from '../answer.js';
import { Parameters, type Read } from './read.js';
import { describes, personDimensions, split } from './split.js';
import { readOn, TodaySoFar, type Come } from './today-so-far.js';

/** People of today who are alike: by what the question splits and narrows by, and by when they had been there before. */
export interface AlikeToday {
  readonly dims: readonly (string | null)[];
  /** Their last day before today; null: today is their first. */
  readonly last: string | null;
  /** Their first day ever, today where they had not been there before; null where it was not asked for. */
  readonly first: string | null;
  readonly people: number;
}

type Line = readonly [dims: (string | null)[], last: string | null, first: string | null, open: boolean, people: number];
interface Row { readonly seen: string; readonly moved: boolean; readonly lines: readonly Line[] | null }

const FIRSTS = 'firsts';

/** A look or two into the index for each person who has come since; `since` null: for everybody of today. */
async function countSince(read: Read, question: TallyQuestion, firsts: boolean, since: string | null): Promise<Come<AlikeToday>> {
  const parameters = new Parameters();
  const { product, day, told, moved } = readOn(question, since, parameters);
  const { dims, joins, where } = split(question, parameters, personDimensions('one.person_id'));
  const own = describes(question) ? `CROSS JOIN LATERAL (SELECT ${dims} AS dims FROM (SELECT t.person_id) one ${joins} WHERE true ${where} OFFSET 0) own` : '';
  const first = '(SELECT b.day FROM person_day b WHERE b.person_id = t.person_id ORDER BY b.day LIMIT 1)';
  const [row] = await read<Row>(`
    WITH ${told},
    came AS (SELECT person_id, open FROM told CROSS JOIN unnest(told.people) AS person_id WHERE told.names IS NULL),
    t AS (${since === null ? `SELECT d.person_id, d.person_id IN (SELECT person_id FROM came WHERE open) AS open FROM person_day d WHERE d.product_id = ${product} AND d.day = ${day}` : 'SELECT * FROM came'}),
    lines AS (
      SELECT ${own === '' ? `'{}'::text[]` : 'own.dims'} AS dims, l.day AS last, ${firsts ? first : 'NULL::date'} AS first, t.open, count(*) AS people
      FROM t LEFT JOIN LATERAL (SELECT b.day FROM person_day b WHERE b.person_id = t.person_id AND b.day < ${day} ORDER BY b.day DESC LIMIT 1) l ON true ${own}
      GROUP BY 1, 2, 3, 4)
    SELECT now.seen::text AS seen, ${moved} AS moved, (SELECT json_agg(json_build_array(dims, last, first, open, people)) FROM lines) AS lines FROM now`, parameters.values);
  const of = (isOpen: boolean): AlikeToday[] => (row!.lines ?? []).flatMap(([group, last, begun, open, people]) => (open === isOpen ? [{ dims: group, last, first: begun, people }] : []));
  return { seen: row!.seen, moved: row!.moved, certain: of(false), open: of(true) };
}

/** Everybody who is active today, by when they had been there before: read once for all tallies that today moves. */
@Injectable()
export class PeopleOfToday {
  private readonly read: Read;
  private readonly soFar = new TodaySoFar<AlikeToday>(({ dims, last, first }) => JSON.stringify([dims, last, first]), (one, { people }) => ({ ...one, people: one.people + people }));

  constructor(@Inject(DataSource) dataSource: DataSource) {
    this.read = (sql, parameters) => dataSource.query(sql, [...parameters]);
  }

  /** From the facts alone. */
  static async counted(read: Read, question: TallyQuestion, firsts: boolean): Promise<readonly AlikeToday[]> {
    const { certain, open } = await countSince(read, question, firsts, null);
    return [...certain, ...open];
  }

  async of(question: TallyQuestion, firsts: boolean): Promise<readonly AlikeToday[]> {
    const { productId, zone, groupBy, filters, traitValues } = question;
    const key = JSON.stringify([productId, zone, groupBy, filters, traitValues ?? null]);
    // Whoever has the first days has all the rest.
    const way = firsts ? FIRSTS : (this.soFar.wayOf(key, question) ?? '');
    return this.soFar.of(key, way, question, (seen) => countSince(this.read, question, way === FIRSTS, seen));
  }
}
