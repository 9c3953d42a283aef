import { timeCellMinutes, type FunnelDefinition, type FunnelEntries } from '@bifocal/metrics';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Period, TallyQuestion } from '../answer.js';
import { EventsKept } from './events-kept.js';
import { countGroups, type FunnelGroup } from './funnel-groups.js';
import { readPeople, type FunnelPeople, type PeopleAsked } from './funnel-people.js';
import { FUNNEL_TIMES, timesOf, type FunnelTimes } from './funnel-times.js';
import { named, rulesOf, type FunnelRules } from './funnel-steps.js';
import { entriesNeed, type FunnelCount } from './funnel.js';
import { FUNNEL } from './funnel-until-today.js';
import { KeptPeriods } from './kept-periods.js';
import { leavableRead, SharedWaiting } from './leavable-read.js';
import type { Counted, Read, Reading } from './read.js';
import { TallyMemory } from './tally-memory.js';
import { withTraitValues } from './trait-values.js';

/** Which funnel is asked about, over which periods, and until when the one who asks waits. */
export interface FunnelAsked {
  readonly question: TallyQuestion;
  readonly definition: FunnelDefinition;
  readonly signal: AbortSignal;
}

type Count<Result> = (reading: Reading, rules: FunnelRules, question: TallyQuestion) => Promise<Result>;

/** What is asked of funnels, saved or not: each question is counted once for all who ask alike, and ended when all of them have left. */
@Injectable()
export class FunnelTables {
  private readonly read: Read;
  private readonly waiting = new SharedWaiting();

  constructor(@Inject(DataSource) private readonly dataSource: DataSource, @Inject(TallyMemory) private readonly memory: TallyMemory, @Inject(KeptPeriods) private readonly kept: KeptPeriods, @Inject(EventsKept) private readonly events: EventsKept) {
    this.read = (sql, parameters) => dataSource.query(sql, [...parameters]);
  }

  /** Whether entries of a period can still be followed. */
  async canFollow(question: TallyQuestion, period: Period): Promise<boolean> {
    return this.events.hasFrom(question, period.from);
  }

  /** How many came how far in each period; `rule`: by another entry rule than the funnel's own. */
  async counts(asked: FunnelAsked, rule: FunnelEntries = asked.definition.entries): Promise<Counted<FunnelCount>[]> {
    return this.once(asked, 'counts', rule, (reading, rules, question) => this.kept.count(FUNNEL, question, { ...rules, entries: rule }, reading));
  }

  /** The same by the values of a property at the entry, those that most have; the rest is one group. */
  async groups(asked: FunnelAsked, property: string, most: number): Promise<FunnelGroup[]> {
    return this.once(asked, 'groups', [property, most], async ({ read }, rules, question) => countGroups(read, question, await named(read, question.productId, rules), property, most));
  }

  /** How long those needed who came from one step to another. */
  async times(asked: FunnelAsked, from: number, to: number): Promise<FunnelTimes> {
    const cellMinutes = timeCellMinutes(asked.definition.windowMinutes);
    return this.once(asked, 'times', [from, to], async (reading, rules, question) => timesOf(await this.kept.count(FUNNEL_TIMES, question, { rules, from, to }, reading), cellMinutes));
  }

  /** Pages of people are not kept: they are many, and each is looked at once. */
  async people(asked: FunnelAsked, people: PeopleAsked): Promise<FunnelPeople> {
    return this.shared(asked, JSON.stringify(['people', asked.question, asked.definition, people]), async ({ read }, rules, question) => readPeople(read, question, await named(read, question.productId, rules), people));
  }

  private async once<Result>(asked: FunnelAsked, name: string, more: unknown, count: Count<Result>): Promise<Result> {
    const { question, definition, signal } = asked;
    const key = JSON.stringify([name, question, definition, more]);
    return this.waiting.get(key, signal, (wanted) => this.memory.get(`funnel ${name}`, question, () => this.counted({ ...asked, signal: wanted }, count), { more: [definition, more] }));
  }

  private async shared<Result>(asked: FunnelAsked, key: string, count: Count<Result>): Promise<Result> {
    return this.waiting.get(key, asked.signal, (wanted) => this.counted({ ...asked, signal: wanted }, count));
  }

  private async counted<Result>({ question: given, definition: { windowMinutes, steps, ...switches }, signal }: FunnelAsked, count: Count<Result>): Promise<Result> {
    await this.events.require(given, entriesNeed);
    const question = await withTraitValues(this.read, this.memory, given);
    return leavableRead(this.dataSource, signal, (reading) => count(reading, rulesOf(windowMinutes, steps, switches), question));
  }
}
