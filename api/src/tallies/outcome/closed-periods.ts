import type { DataSource } from 'typeorm';
import { freshEnough, type LogPlace } from '../../database/fresh-enough.js';
import type { Period, TallyQuestion } from '../answer.js';
import { howFar } from '../how-far.js';
import type { AddingUp } from './adding-up.js';
import { aboutPart, byParts, packed, partsMoved, rangeByRange, sizeOfPart, sumOfParts, unpacked, type KeptParts, type OfPart } from './by-parts.js';
import { KeptNear } from './kept-near.js';
import { askedParts, keep, known, MOST_LETTERS, textOf, used, uuidOf, type KeptRow } from './kept-store.js';
import type { Reach, ReachOf, TodaysFacts, Way } from './kept-tally.js';
import { steadyRead } from './leavable-read.js';
import { today } from './periods.js';
import type { Counted, Reading } from './read.js';
import type { Touched, Touches } from './touches.js';

/** What is kept of a tally once it is over, by what name. */
export interface Closed<Tally> {
  readonly name: string;
  readonly reach?: ReachOf | undefined;
  readonly adds?: AddingUp<Counted<Tally>> | undefined;
  count: Way<Tally>['count'];
}
interface Over { readonly index: number; readonly period: Period; readonly reach: Reach }

/**
 * Periods that are over: from what is kept of them, near at hand or in the database, where it holds; of what a late fact has touched,
 * its part of the people is counted again; the rest as a whole. What was counted is kept.
 */
export class ClosedPeriods {
  private readonly near = new KeptNear();

  /** `pool` reads each statement for itself, also what today has (`todays`). */
  constructor(private readonly dataSource: DataSource, private readonly pool: Reading, private readonly touches: Touches, private readonly todays: TodaysFacts) {}

  async count<Tally>(kept: Closed<Tally>, question: TallyQuestion, more: unknown, reading: Reading): Promise<Counted<Tally>[]> {
    const over = question.periods.flatMap((period, index): Over[] => (isOver(period, question, kept.reach) ? [{ index, period, reach: kept.reach!(period, question) }] : []));
    if (over.length === 0) return kept.count(reading.read, question);
    const id = uuidOf(askedParts(kept.adds ? `${kept.name}, by parts` : kept.name, question, more));
    const touched = await this.touchedBeside(question, reading);
    const near = over.map(({ period }) => touched && this.near.holding<Tally>(id, question, period, touched));
    const ofNear = over.flatMap(({ index }, n) => (near[n] ?? []).map((each) => ({ ...each, period: index })));
    const far = over.filter((_, n) => !near[n]);
    const open = question.periods.flatMap((_, index) => (over.some((each) => each.index === index) ? [] : [index]));
    if (far.length === 0) return [...ofNear, ...(await this.live(question, open, kept.count, touched!.place, reading, this.todays))];
    const { seen, place, rows, lastUsedBefore } = await known(reading.read, question, id, far.map(({ period }) => period));
    if (lastUsedBefore) await reading.after(() => used(this.pool.read, question, id));
    const keptBy = new Map((rows ?? []).map((row) => [`${row.from} ${row.to}`, row]));
    const rowOf = ({ period }: Over): KeptRow | undefined => keptBy.get(`${period.from} ${period.to}`);
    const holds = far.filter((each) => rowOf(each)?.moved === null);
    const moved = far.filter((each) => movedOf(rowOf(each)) !== null);
    const missing = far.filter((each) => !holds.includes(each) && !moved.includes(each));
    const ofKept = holds.flatMap((each) => rowsOf(rowOf(each)!.counted, each.index, kept.adds));
    const counted = await this.whole(kept, question, more, id, seen, [missing, open], place, reading, touched ? this.todays : undefined);
    const ofMoved = moved.length === 0 ? [] : await this.moved(kept, question, more, id, seen, moved.map((each) => ({ ...each, row: rowOf(each)! })), place, reading);
    const found = [...ofKept, ...counted];
    // All of it holds as of the statement that said what is kept.
    if (touched) for (const { index, period, reach } of [...holds, ...missing]) this.near.keep(id, question, period, { seen: BigInt(seen), reach, counted: found.filter((each) => each.period === index) });
    return [...ofNear, ...found, ...ofMoved];
  }

  /** Null where what is near at hand may not serve: in a picture of the database that is older than what was touched, or where days are told by another zone. */
  async touchedBeside(question: TallyQuestion, reading: Reading): Promise<Touched | null> {
    const { productId, version } = question;
    if (reading !== this.pool || productId === null || version === undefined) return null;
    const touched = await this.touches.of(productId, version);
    return touched.zone === question.zone ? touched : null;
  }

  /** Everybody at once; what is kept of it, part by part where there are several. */
  private async whole<Tally>(kept: Closed<Tally>, question: TallyQuestion, more: unknown, id: string, seen: string, [missing, open]: readonly [readonly Over[], readonly number[]], place: LogPlace | null, reading: Reading, todays?: TodaysFacts): Promise<Counted<Tally>[]> {
    const { adds } = kept;
    // Whoever is told how far it is waits for several statements, of one picture.
    if (reading === this.pool && adds && missing.length > 0 && howFar.counts() !== null) {
      const places = missing.map(({ index }) => index);
      const counted = await this.steadily(kept, question, more, places, place);
      return [...counted, ...(await this.live(question, open, kept.count, place, reading, todays))];
    }
    const size = missing.length === 0 || !adds || isByName(question) ? null : await sizeOfPart(reading.read, question);
    const rows = await this.live(size === null ? question : byParts(question, size), [...missing.map(({ index }) => index), ...open], kept.count, place, reading, todays);
    const parts = size === null ? null : (rows as OfPart<Tally>[]);
    const counted = parts ? sumOfParts(parts, adds!) : rows;
    const text = (index: number): string => {
      const apart = parts && partsText(size!, parts, index);
      return apart !== null && apart.length <= MOST_LETTERS ? apart : textOf(counted, index);
    };
    if (missing.length > 0) await reading.after(() => keep(this.pool.read, question, id, seen, missing.map((each) => ({ ...each, text: text(each.index) }))));
    return counted;
  }

  /** The parts of the people whom facts have touched, and what is kept of the others: from one picture of the database, since people may go from one part to another. */
  private async moved<Tally>(kept: Closed<Tally>, question: TallyQuestion, more: unknown, id: string, seen: string, over: readonly (Over & { readonly row: KeptRow })[], place: LogPlace | null, reading: Reading): Promise<Counted<Tally>[]> {
    if (reading === this.pool) return this.steadily(kept, question, more, over.map(({ index }) => index), place);
    const periods = over.map(({ row, ...each }) => {
      const parts = row.counted as KeptParts;
      return { ...each, size: parts.size, moved: movedOf(row)!, rows: unpacked<Tally>(parts, each.index) };
    });
    const parts = new Map(periods.flatMap(({ size, moved }) => moved.map((part) => [`${size} ${part}`, { size, part }] as const)));
    const told = howFar.counts();
    told?.begin(parts.size);
    const fresh: (OfPart<Tally> & { readonly size: number })[] = [];
    for (const { size, part } of parts.values()) {
      const places = periods.filter((each) => each.size === size && each.moved.includes(part)).map(({ index }) => index);
      const counted = await kept.count(reading.read, aboutPart(only(question, places), size, part));
      fresh.push(...counted.map((each) => ({ ...each, part, size, period: places[each.period]! })));
      told?.one();
    }
    const all = periods.map(({ rows, moved, ...each }) => ({ ...each, rows: [...rows.filter(({ part }) => !moved.includes(part)), ...fresh.filter(({ period }) => period === each.index)] }));
    await reading.after(() => keep(this.pool.read, question, id, seen, all.map(({ index, size, rows, ...each }) => ({ ...each, text: partsText(size, rows, index) }))));
    return all.flatMap(({ rows }) => sumOfParts(rows, kept.adds!));
  }

  /** Some of the periods, from one picture of the database. */
  private async steadily<Tally>(kept: Closed<Tally>, question: TallyQuestion, more: unknown, places: readonly number[], place: LogPlace | null): Promise<Counted<Tally>[]> {
    const counted = await freshEnough.since(place, () => steadyRead(this.dataSource, (steady) => this.count(kept, only(question, places), more, steady)));
    return counted.map((each) => ({ ...each, period: places[each.period]! }));
  }

  /** What is counted now must hold all that was over when it was asked what is kept. */
  private async live<Tally>(question: TallyQuestion, places: readonly number[], count: Way<Tally>['count'], place: LogPlace | null, reading: Reading, todays?: TodaysFacts): Promise<Counted<Tally>[]> {
    if (places.length === 0) return [];
    const asked = only(question, places);
    const counting = (): Promise<Counted<Tally>[]> => (question.partBits === undefined || reading === this.pool
      ? count(reading.read, asked, todays, { reading, write: this.pool.read }) : rangeByRange(reading.read, asked, (range) => count(reading.read, range)));
    return (await (reading === this.pool ? freshEnough.since(place, counting) : counting())).map((each) => ({ ...each, period: places[each.period]! }));
  }
}

export const only = (question: TallyQuestion, places: readonly number[]): TallyQuestion => ({ ...question, periods: places.map((index) => question.periods[index]!) });

export const isByName = ({ groupBy, filters }: TallyQuestion): boolean => groupBy.includes('event') || filters.some(({ dimension }) => dimension === 'event');

/** Whether nothing but a late fact can still change what is counted for a period. */
export function isOver(period: Period, question: TallyQuestion, reachOf: ReachOf | undefined): boolean {
  return reachOf !== undefined && question.productId !== null && question.version !== undefined && period.complete && reachOf(period, question).to <= today(question);
}

const isParts = (counted: KeptRow['counted']): counted is KeptParts => !Array.isArray(counted);

/** The parts of what is kept that no longer hold; null: it holds, or is counted as a whole. */
function movedOf(row: KeptRow | undefined): number[] | null {
  return row === undefined || row.moved === null || !isParts(row.counted) ? null : partsMoved(row.counted, row.moved);
}

function rowsOf<Tally>(counted: KeptRow['counted'], period: number, adds: AddingUp<Counted<Tally>> | undefined): Counted<Tally>[] {
  return isParts(counted) ? sumOfParts(unpacked<Tally>(counted, period), adds!) : counted.map((each) => ({ ...(each as Counted<Tally>), period }));
}

const partsText = <Tally>(size: number, rows: readonly OfPart<Tally>[], period: number): string => JSON.stringify(packed(size, rows.filter((each) => each.period === period) as readonly OfPart<Tally & object>[]));
