import type { TallyQuestion } from '../answer.js';
import { each, type SavedFunnel } from './funnel-steps.js';
import { tiedPeople } from './funnel-ties.js';
import { funnelUnits } from './funnel-units.js';
import { inParts } from './people-parts.js';
import { Parameters, type Read } from './read.js';
import { personDimensions, split, traitOfPerson } from './split.js';

/** Which people: those who reached a step; those who came to the one before and no further; those whose window is not over. */
export type FunnelPart = 'REACHED' | 'DROPPED' | 'MATURING';

/**
 * Those with one value of a property at the entry, or of a trait; null value: without it. Or all whose value is none of `except`: the
 * group that a breakdown calls all others.
 */
export type GroupAsked = ({ readonly property: string } | { readonly trait: string }) & ({ readonly value: string | null } | { readonly except: readonly (string | null)[] });

export interface PeopleAsked {
  readonly part: FunnelPart;
  /** From 1. Without meaning for MATURING. */
  readonly step: number;
  /** Only those who stand in one group of a breakdown. */
  readonly by: GroupAsked | null;
  readonly offset: number;
  readonly limit: number;
}

/** One that counts: a person, or a person and a held value, or an entry. */
export interface FunnelPerson {
  readonly person: string;
  readonly name: string | null;
  readonly account: string | null;
  readonly accountName: string | null;
  readonly held: string | null;
  readonly enteredAt: Date;
  readonly lastAt: Date;
  readonly furthest: number;
}

export interface FunnelPeople {
  readonly rows: readonly FunnelPerson[];
  readonly totalCount: number;
}

function inGroup(by: GroupAsked, value: string, parameters: Parameters): string {
  if ('value' in by) return `${value} IS NOT DISTINCT FROM ${parameters.add(by.value)}::text`;
  const known = by.except.filter((each) => each !== null);
  return `CASE WHEN ${value} IS NULL THEN ${!by.except.includes(null)} ELSE ${value} <> ALL(${parameters.add(known)}::text[]) END`;
}

/** Who stands behind one number of a funnel, the latest entry first: the first of all are among the first of each part of the people. */
export async function readPeople(read: Read, question: TallyQuestion, funnel: SavedFunnel, asked: PeopleAsked): Promise<FunnelPeople> {
  const { by, offset, limit } = asked;
  const rows = await inParts(read, question, funnel, (part) => readPart(read, part, funnel, part.people ? { ...asked, offset: 0, limit: offset + limit } : asked), by && 'property' in by ? by.property : null);
  // A person is in one part, and a part has one total.
  const totals = new Map(rows.map(({ part, total }) => [part, total]));
  const isWhole = rows.every(({ part }) => part === null);
  const shown = isWhole ? rows : rows.sort((one, other) => other.micros - one.micros || one.id - other.id).slice(offset, offset + limit);
  return { rows: shown.map(({ part: _, total: __, micros: ___, id: ____, ...row }) => row), totalCount: [...totals.values()].reduce((sum, total) => sum + total, 0) };
}

/** `part`: the first id of the part of the people; null: of all. */
interface Row extends FunnelPerson { readonly part: number | null; readonly total: number; readonly micros: number; readonly id: number }

async function readPart(read: Read, question: TallyQuestion, funnel: SavedFunnel, { part, step, by, offset, limit }: PeopleAsked): Promise<Row[]> {
  const asked = { by: by && 'property' in by ? by.property : null };
  const tied = await tiedPeople(read, question, funnel, asked);
  const parameters = new Parameters();
  const units = funnelUnits(question, funnel, asked, tied, parameters);
  const { joins, where } = split({ ...question, groupBy: [] }, parameters, personDimensions('f.person_id'));
  const condition = part === 'MATURING' ? 'NOT f.judged' : part === 'REACHED' ? `f.judged AND f.furthest >= ${parameters.add(step)}` : `f.judged AND f.furthest = ${parameters.add(step - 1)}`;
  const group = by === null ? '' : `AND ${inGroup(by, 'property' in by ? 'f.value' : traitOfPerson('f.person_id', parameters.add(by.trait)), parameters)}`;
  const last = `greatest(f.at, ${each(2, funnel.steps.length, (place) => `f.t${place}`).join(', ')})`;
  const rows = await read<Omit<Row, 'part'>>(`
    WITH u AS MATERIALIZED (SELECT f.person_id, f.held, f.key, f.at, f.furthest, ${last} AS last_at FROM (${units}) f ${joins} WHERE ${condition} ${group} ${where})
    SELECT w.key AS person, w.traits->>'name' AS name, a.key AS account, coalesce(a.name, a.key) AS "accountName", u.held, u.at AS "enteredAt", u.last_at AS "lastAt", u.furthest, (SELECT count(*) FROM u) AS total,
           (extract(epoch FROM u.at) * 1000000)::float8 AS micros, u.person_id AS id
    FROM (SELECT * FROM u ORDER BY at DESC, person_id, held, key LIMIT ${parameters.add(limit)} OFFSET ${parameters.add(offset)}) u
    JOIN person w ON w.id = u.person_id LEFT JOIN account a ON a.id = w.account_id
    ORDER BY u.at DESC, u.person_id, u.held, u.key`, parameters.values);
  return rows.map((row) => ({ ...row, part: question.people?.from ?? null }));
}
