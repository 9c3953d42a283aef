import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { freshEnough } from '../../database/fresh-enough.js';
import type { Period, TallyQuestion } from '../answer.js';
import { KeptQuestions } from './kept-questions.js';
import { askedParts, keep, known, used, uuidOf } from './kept-store.js';
import type { Grows, KeptTally, ReachOf, Way } from './kept-tally.js';
import { today } from './periods.js';
import type { Counted, Read, Reading } from './read.js';

/** What of a question is over, and what today still moves. */
interface Parts {
  readonly others: readonly number[];
  readonly running: readonly number[];
}

/**
 * Periods that are over are counted once and kept in the database, until a fact touches a day on which they hang; those that
 * run, and those that a late fact has touched, are counted live. So an answer costs what its last period costs, is never older
 * than the last fact, and equals a count from scratch.
 */
@Injectable()
export class KeptPeriods {
  private readonly pool: Reading;

  constructor(@Inject(DataSource) dataSource: DataSource, @Inject(KeptQuestions) private readonly questions: KeptQuestions) {
    this.pool = { read: (sql, parameters) => dataSource.query(sql, [...parameters]), after: (write) => write() };
  }

  /** What is asked, from what is kept and from the facts; what it is asked for is remembered, so that it can be counted ahead. */
  async count<Tally, More>(tally: KeptTally<Tally, More>, question: TallyQuestion, more: More, reading: Reading = this.pool): Promise<Counted<Tally>[]> {
    const way = await tally.way(reading.read, question, more);
    const { others, running } = partsOf(question, way);
    const [closed, grown] = await this.both(reading,
      async () => (others.length === 0 ? [] : this.closed(tally.name, only(question, others), way.reach, more, way.count, reading)),
      async () => (running.length === 0 ? [] : this.growing(question, running, way.grows!, more, reading)));
    if (way.reach || running.length > 0) await reading.after(() => this.questions.note(tally.name, question, more));
    return [...closed.map((each) => ({ ...each, period: others[each.period]! })), ...grown];
  }

  /** Counts what is kept of a question and no longer holds, and nothing that today moves. */
  async countAhead<Tally, More>(tally: KeptTally<Tally, More>, question: TallyQuestion, more: More, reading: Reading): Promise<void> {
    const way = await tally.way(reading.read, question, more);
    const { others, running } = partsOf(question, way);
    const over = others.filter((index) => isOver(question.periods[index]!, question, way.reach));
    if (over.length > 0) await this.closed(tally.name, only(question, over), way.reach, more, way.count, reading);
    if (running.length > 0) await this.before(question, begun(question, running, way.grows!), way.grows!, more, reading);
  }

  private async growing<Tally>(question: TallyQuestion, running: readonly number[], grows: Grows<Tally>, more: unknown, reading: Reading): Promise<Counted<Tally>[]> {
    const periods = begun(question, running, grows);
    const [{ past, counted }, fresh] = await this.both(reading, () => this.before(question, periods, grows, more, reading), () => grows.today(reading.read, { ...question, periods }));
    const groups = new Map([...counted, ...fresh].map(({ period, dims }) => [JSON.stringify([period, dims]), { period, dims }]));
    const find = <Each>(rows: readonly Counted<Each>[]): Map<string, Each> => new Map(rows.map(({ period, dims, tally }) => [JSON.stringify([period, dims]), tally]));
    const [ofPast, ofNow] = [find(counted), find(fresh)];
    return [...groups].map(([key, { period, dims }]) => ({ period: running[period]!, dims, tally: grows.add(ofPast.get(key) ?? grows.before.zero(past, period), ofNow.get(key) ?? null) }));
  }

  /** What stood when today began. */
  private async before<Tally>(question: TallyQuestion, periods: readonly Period[], { moves, before }: Grows<Tally>, more: unknown, reading: Reading): Promise<{ past: TallyQuestion; counted: Counted<Tally>[] }> {
    const now = today(question);
    const carried = before.carry ? periods.map(before.carry) : null;
    const past = { ...question, periods: periods.map((period, index) => ({ ...period, ...carried?.[index], to: period.to < now ? period.to : now, complete: true })) };
    return { past, counted: await this.closed(before.name, past, before.reach, [more, carried, moves ? now : null], before.count, reading) };
  }

  /** Two at once where each statement has a connection of its own; one after the other on one. */
  private async both<One, Other>({ read }: Reading, one: () => Promise<One>, other: () => Promise<Other>): Promise<[One, Other]> {
    if (read === this.pool.read) return Promise.all([one(), other()]);
    return [await one(), await other()];
  }

  private async closed<Tally>(name: string, question: TallyQuestion, reachOf: ReachOf | undefined, more: unknown, count: (read: Read, question: TallyQuestion) => Promise<Counted<Tally>[]>, reading: Reading): Promise<Counted<Tally>[]> {
    const over = question.periods.flatMap((period, index) => (isOver(period, question, reachOf) ? [{ index, period, reach: reachOf!(period, question) }] : []));
    if (over.length === 0) return count(reading.read, question);
    const id = uuidOf(askedParts(name, question, more));
    const { seen, place, rows, lastUsedBefore } = await known(reading.read, question, id, over.map(({ period }) => period));
    if (lastUsedBefore) await reading.after(() => used(this.pool.read, question, id));
    const keptBy = new Map((rows ?? []).map((row) => [`${row.from} ${row.to}`, row.counted as Counted<Tally>[]]));
    const kept = over.flatMap(({ index, period }) => (keptBy.get(`${period.from} ${period.to}`) ?? []).map((each) => ({ ...each, period: index })));
    const isKept = new Set(over.filter(({ period }) => keptBy.has(`${period.from} ${period.to}`)).map(({ index }) => index));
    const places = question.periods.flatMap((_, index) => (isKept.has(index) ? [] : [index]));
    if (places.length === 0) return kept;
    // What is counted now must hold all that was over when it was asked what is kept.
    const live = (): Promise<Counted<Tally>[]> => count(reading.read, only(question, places));
    const counted = (await (reading === this.pool ? freshEnough.since(place, live) : live())).map((each) => ({ ...each, period: places[each.period]! }));
    await reading.after(() => keep(this.pool.read, question, id, seen, over.filter(({ index }) => !isKept.has(index)), counted));
    return [...kept, ...counted];
  }
}

const only = (question: TallyQuestion, places: readonly number[]): TallyQuestion => ({ ...question, periods: places.map((index) => question.periods[index]!) });

/** The periods that today moves, each from the first day that counts in it. */
const begun = (question: TallyQuestion, running: readonly number[], { from }: Grows<unknown>): Period[] => running.map((index) => ({ ...question.periods[index]!, from: from(question.periods[index]!, today(question)) }));

/** Whether nothing but a late fact can still change what is counted for a period. */
function isOver(period: Period, question: TallyQuestion, reachOf: ReachOf | undefined): boolean {
  return reachOf !== undefined && question.productId !== null && question.version !== undefined && period.complete && reachOf(period, question).to <= today(question);
}

function partsOf(question: TallyQuestion, { grows }: Way<unknown>): Parts {
  const now = today(question);
  const all = question.periods.map((_, index) => index);
  const isByName = question.groupBy.includes('event') || question.filters.some(({ dimension }) => dimension === 'event');
  if (grows === undefined || question.version === undefined || isByName) return { others: all, running: [] };
  const moves = (period: Period): boolean => (grows.moves ? grows.moves(period, question) : period.to > now);
  const running = all.filter((index) => { const period = question.periods[index]!; return period.from <= now && moves(period) && grows.from(period, now) < now; });
  return { others: all.filter((index) => !running.includes(index)), running };
}
