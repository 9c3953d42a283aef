import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Period, TallyQuestion } from '../answer.js';
import { ClosedPeriods, isByName, isOver, only } from './closed-periods.js';
import { KeptQuestions } from './kept-questions.js';
import { askedParts, uuidOf } from './kept-store.js';
import type { Grows, KeptTally, TodaysFacts, Way } from './kept-tally.js';
import { today } from './periods.js';
import { NamesOfToday } from './names-of-today.js';
import { PeopleOfToday } from './people-of-today.js';
import type { Counted, Read, Reading } from './read.js';
import { Touches } from './touches.js';
import { UnmovedToday } from './unmoved-today.js';

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
  private readonly closed: ClosedPeriods;
  private readonly unmoved = new UnmovedToday();
  /** What is known of today already, and what has come since. */
  private readonly known: TodaysFacts;

  constructor(
    @Inject(DataSource) dataSource: DataSource,
    @Inject(KeptQuestions) private readonly questions: KeptQuestions,
    @Inject(Touches) touches: Touches,
    @Inject(PeopleOfToday) people: PeopleOfToday,
    @Inject(NamesOfToday) names: NamesOfToday,
  ) {
    this.pool = { read: (sql, parameters) => dataSource.query(sql, [...parameters]), after: (write) => write() };
    this.known = { people: (question, told) => people.of(question, told?.firsts ?? false), names: (question) => names.of(question), unmoved: (_key, _question, _names, make) => make().then(({ value }) => value) };
    this.closed = new ClosedPeriods(dataSource, this.pool, touches, this.known);
  }

  /** What is asked, from what is kept and from the facts; what it is asked for is remembered, so that it can be counted ahead. */
  async count<Tally, More>(tally: KeptTally<Tally, More>, question: TallyQuestion, more: More, reading: Reading = this.pool): Promise<Counted<Tally>[]> {
    const way = await tally.way(reading.read, question, more);
    const { others, running } = partsOf(question, way);
    const [closed, grown] = await this.both(reading,
      async () => (others.length === 0 ? [] : this.closed.count({ ...way, name: tally.name }, only(question, others), more, reading)),
      async () => (running.length === 0 ? [] : this.growing(question, running, way.grows!, more, reading)));
    if (way.reach || running.length > 0) await reading.after(() => this.questions.note(tally.name, question, more));
    return [...closed.map((each) => ({ ...each, period: others[each.period]! })), ...grown];
  }

  /** Counts what is kept of a question and no longer holds, and nothing that today moves. */
  async countAhead<Tally, More>(tally: KeptTally<Tally, More>, question: TallyQuestion, more: More, reading: Reading): Promise<void> {
    const way = await tally.way(reading.read, question, more);
    const { others, running } = partsOf(question, way);
    const over = others.filter((index) => isOver(question.periods[index]!, question, way.reach));
    if (over.length > 0) await this.closed.count({ ...way, name: tally.name }, only(question, over), more, reading);
    if (running.length > 0) await this.before(question, begun(question, running, way.grows!), way.grows!, more, reading);
  }

  private async growing<Tally>(question: TallyQuestion, running: readonly number[], grows: Grows<Tally>, more: unknown, reading: Reading): Promise<Counted<Tally>[]> {
    const periods = begun(question, running, grows);
    const [{ past, counted }, fresh] = await this.both(reading,
      () => this.before(question, periods, grows, more, reading),
      async () => grows.today(reading.read, { ...question, periods }, (await this.closed.touchedBeside(question, reading)) ? this.known : this.fresh(reading)));
    const groups = new Map([...counted, ...fresh].map(({ period, dims }) => [JSON.stringify([period, dims]), { period, dims }]));
    const find = <Each>(rows: readonly Counted<Each>[]): Map<string, Each> => new Map(rows.map(({ period, dims, tally }) => [JSON.stringify([period, dims]), tally]));
    const [ofPast, ofNow] = [find(counted), find(fresh)];
    return [...groups].map(([key, { period, dims }]) => ({ period: running[period]!, dims, tally: grows.add(ofPast.get(key) ?? grows.before.zero(past, period), ofNow.get(key) ?? null) }));
  }

  /** Of one picture of the database. */
  private fresh({ read }: Reading): TodaysFacts {
    return { people: (question, told) => PeopleOfToday.counted(read, question, told?.firsts ?? false), names: (question) => NamesOfToday.counted(read, question), unmoved: this.unmovedBy(read) };
  }

  private unmovedBy(read: Read): TodaysFacts['unmoved'] {
    return (key, question, names, make) => this.unmoved.of(read, uuidOf([key, question.productId, question.zone, ...askedParts(key, question, null), question.periods.map(({ from, to }) => [from, to])]), question, names, make);
  }

  /** What stood when today began. */
  private async before<Tally>(question: TallyQuestion, periods: readonly Period[], { moves, before }: Grows<Tally>, more: unknown, reading: Reading): Promise<{ past: TallyQuestion; counted: Counted<Tally>[] }> {
    const now = today(question);
    const carried = before.carry ? periods.map(before.carry) : null;
    const past = { ...question, periods: periods.map((period, index) => ({ ...period, ...carried?.[index], to: period.to < now ? period.to : now, complete: true })) };
    return { past, counted: await this.closed.count(before, past, [more, carried, moves ? now : null], reading) };
  }

  /** Two at once where each statement has a connection of its own; one after the other on one. */
  private async both<One, Other>({ read }: Reading, one: () => Promise<One>, other: () => Promise<Other>): Promise<[One, Other]> {
    if (read === this.pool.read) return Promise.all([one(), other()]);
    return [await one(), await other()];
  }
}

/** The periods that today moves, each from the first day that counts in it. */
const begun = (question: TallyQuestion, running: readonly number[], { from }: Grows<unknown>): Period[] => running.map((index) => ({ ...question.periods[index]!, from: from(question.periods[index]!, today(question)) }));

function partsOf(question: TallyQuestion, { grows }: Way<unknown>): Parts {
  const now = today(question);
  const all = question.periods.map((_, index) => index);
  if (grows === undefined || question.version === undefined || isByName(question)) return { others: all, running: [] };
  const moves = (period: Period): boolean => (grows.moves ? grows.moves(period, question) : period.to > now);
  const running = all.filter((index) => { const period = question.periods[index]!; return period.from <= now && moves(period) && grows.from(period, now) < now; });
  return { others: all.filter((index) => !running.includes(index)), running };
}
