import { compareShares, conversionRate, conversionShare, funnelRates, timeBars, timeCellMinutes, type Comparison, type FunnelEntries, type FunnelTally, type MetricValue } from '@bifocal/metrics';
import { Inject, Injectable } from '@nestjs/common';
import { calendarPeriod, calendarPeriods } from '../figures/calendar-periods.js';
import { printOf, readCursor, readFirst, writeCursor } from '../figures/cursor.js';
import { FiguresService } from '../figures/figures.service.js';
import type { Grain } from '../graphql/enums.js';
import { badInput } from '../graphql/named-error.js';
import type { Period, TallyQuestion } from '../tallies/answer.js';
import { PERCENTS } from '../tallies/outcome/funnel-times.js';
import type { GroupAsked } from '../tallies/outcome/funnel-people.js';
import { FunnelTables, type FunnelAsked } from '../tallies/outcome/funnel-tables.js';
import { calendarGrainOf } from './calendar-grain-of.js';
import type { FunnelAnalysis, FunnelEntryRule, FunnelGroup, FunnelPart, FunnelPeople, FunnelPeriod, TimeToConvert } from './funnel-analysis.type.js';
import type { FunnelReport } from './funnel-report.type.js';
import { questionOf, wholeRange } from './outcome-question.js';
import { metricOf } from './outcomes.service.js';

const MOST_GROUPS = 20;
const MOST_PEOPLE = 5_000;

/** Which people are asked for. */
export interface PeopleArgs {
  readonly part: FunnelPart;
  readonly step: number;
  readonly property: string | null;
  readonly trait: string | null;
  readonly value: string | null;
  readonly except: readonly (string | null)[] | null;
  readonly first: number;
  readonly after: string | null;
}

/** Every question about one funnel over one range. */
@Injectable()
export class FunnelAnalysisService {
  constructor(@Inject(FunnelTables) private readonly tables: FunnelTables, @Inject(FiguresService) private readonly figures: FiguresService) {}

  async report(analysis: FunnelAnalysis, signal: AbortSignal): Promise<FunnelReport> {
    const { about, definition } = analysis;
    const period = wholeRange(about);
    const before = about.compared && calendarPeriod(about.compared, about.asked.zone, about.asked.nowMs);
    const compared = before && (await this.tables.canFollow(questionOf(about, [before]), before)) ? before : null;
    const counted = await this.tables.counts(this.asked(analysis, compared ? [period, compared] : [period], signal));
    const none = { reached: definition.steps.map(() => 0), people: definition.steps.map(() => 0), maturing: 0 };
    const [tally = none, then] = [0, 1].map((index) => counted.find((each) => each.period === index)?.tally);
    const past = compared ? (then ?? none) : null;
    const conversion = conversionRate(tally);
    const steps = funnelRates(tally.reached).map(({ count, ofStart, ofPrevious, dropOff }, index) => ({
      index: index + 1, name: definition.steps[index]!.name, people: count, distinctPeople: tally.people[index]!,
      ...share('ofStart', ofStart), ...share('ofPrevious', ofPrevious), dropOff: dropOff?.numerator ?? null,
      before: past?.reached[index] ?? null, ...changeOf(past && index > 0 ? compareSteps(past, tally, index) : null),
    }));
    return {
      entered: tally.reached[0]!, maturing: tally.maturing, steps,
      conversion: this.figures.figure(metricOf('conversion.rate'), about.asked, { period: 0, dims: [], value: conversion, tally }, past && { period: 1, dims: [], value: conversionRate(past), tally: past }, { complete: period.complete }),
      asOf: new Date(about.asked.nowMs), nullReason: conversion.nullReason,
    };
  }

  /** In any order EVERY says nothing, and is left out. */
  async entryRules(analysis: FunnelAnalysis, signal: AbortSignal): Promise<FunnelEntryRule[]> {
    const rules: FunnelEntries[] = analysis.definition.order === 'ANY' ? ['ANY', 'FIRST'] : ['ANY', 'FIRST', 'EVERY'];
    const asked = this.asked(analysis, [wholeRange(analysis.about)], signal);
    return Promise.all(rules.map(async (entries) => {
      const [counted] = await this.tables.counts({ ...asked, definition: { ...asked.definition, entries } });
      const tally = counted?.tally ?? { reached: [0], maturing: 0 };
      return { entries, maturing: tally.maturing, ...rateOf(tally) };
    }));
  }

  async overTime(analysis: FunnelAnalysis, grain: Grain, signal: AbortSignal): Promise<FunnelPeriod[]> {
    const { range, asked } = analysis.about;
    const periods = calendarPeriods(range, calendarGrainOf(grain), asked.zone, asked.nowMs);
    const counted = await this.tables.counts(this.asked(analysis, periods, signal));
    return periods.map((period, index) => {
      const tally = counted.find((each) => each.period === index)?.tally ?? { reached: [0, 0], maturing: 0 };
      return { period: period.from, periodEnd: period.to, complete: period.complete && tally.maturing === 0, maturing: tally.maturing, ...rateOf(tally), nullReason: conversionRate(tally).nullReason };
    });
  }

  async timeToConvert(analysis: FunnelAnalysis, from: number, to: number | null, signal: AbortSignal): Promise<TimeToConvert> {
    const last = analysis.definition.steps.length;
    const end = to ?? last;
    if (from < 1 || end > last || from >= end) throw badInput(`fromStep: expected a step before toStep, which is ${last} at most; got ${from} and ${end}.`);
    const { count, seconds, cells } = await this.tables.times(this.asked(analysis, [wholeRange(analysis.about)], signal), from, end);
    const percentiles = (count > 0 ? (seconds ?? []) : []).map((each, index) => ({ percent: PERCENTS[index]!, seconds: each }));
    return {
      fromStep: from, toStep: end, people: count, medianSeconds: percentiles.find(({ percent }) => percent === 50)?.seconds ?? null, percentiles,
      bars: timeBars(cells, timeCellMinutes(analysis.definition.windowMinutes)).map(({ count: people, ...bar }) => ({ ...bar, people })),
      nullReason: count > 0 ? null : `Nobody came to step ${end} whose window is over.`,
    };
  }

  /** By a property of the event by which they entered, or by a trait of the person or the account. */
  async breakdown(analysis: FunnelAnalysis, { property, trait, first }: { property: string | null; trait: string | null; first: number }, signal: AbortSignal): Promise<FunnelGroup[]> {
    const most = readFirst(first, MOST_GROUPS);
    if ((property === null) === (trait === null)) throw badInput('property: give either a property of the entry or a trait, not both.');
    const asked = this.asked(analysis, [wholeRange(analysis.about)], signal);
    const groups = property === null ? await this.byTrait(asked, trait!, most) : await this.tables.groups(asked, property, most);
    return groups.map(({ value, isOther, reached, maturing }) => {
      const { entered, rate, low, high } = rateOf({ reached, maturing });
      return { value, isOther, entered, maturing, reached: [...reached], rate, low, high };
    });
  }

  async people(analysis: FunnelAnalysis, { part, step, first, after, ...group }: PeopleArgs, signal: AbortSignal): Promise<FunnelPeople> {
    const last = analysis.definition.steps.length;
    if (step < (part === 'DROPPED' ? 2 : 1) || step > last) throw badInput(`step: expected ${part === 'DROPPED' ? 2 : 1} to ${last}, got ${step}.${part === 'DROPPED' ? ' Nobody drops off before the first.' : ''}`);
    const limit = readFirst(first, MOST_PEOPLE);
    const { range, product } = analysis.about;
    const print = printOf({ product: product.id, range, definition: analysis.definition, filters: analysis.filters, part, step, ...group });
    const offset = after === null ? 0 : Number(readCursor(print, after)[0]);
    const asked = this.asked(analysis, [wholeRange(analysis.about)], signal);
    const { rows, totalCount } = await this.tables.people(asked, { part, step, by: groupAsked(group), offset, limit });
    return { rows: [...rows], totalCount, nextCursor: offset + rows.length < totalCount ? writeCursor(print, [offset + rows.length]) : null };
  }

  /** A person has one value of a trait, so groups are added up beyond the most frequent ones. */
  private async byTrait(asked: FunnelAsked, trait: string, most: number): Promise<{ value: string | null; isOther: boolean; reached: number[]; maturing: number }[]> {
    const counted = await this.tables.counts({ ...asked, question: { ...asked.question, groupBy: [`trait:${trait}`] } });
    const groups = counted.map(({ dims, tally }) => ({ value: dims[0] ?? null, isOther: dims[0] === '(other)', reached: [...tally.reached], maturing: tally.maturing }));
    groups.sort((a, b) => Number(a.isOther) - Number(b.isOther) || b.reached[0]! - a.reached[0]! || b.maturing - a.maturing || (a.value ?? '').localeCompare(b.value ?? ''));
    const [shown, rest] = [groups.slice(0, most).filter(({ isOther }) => !isOther), groups.filter((group, index) => index >= most || group.isOther)];
    if (rest.length === 0) return shown;
    return [...shown, { value: null, isOther: true, reached: asked.definition.steps.map((_, index) => rest.reduce((sum, { reached }) => sum + reached[index]!, 0)), maturing: rest.reduce((sum, { maturing }) => sum + maturing, 0) }];
  }

  private asked({ about, definition, filters, funnelId }: FunnelAnalysis, periods: readonly Period[], signal: AbortSignal): FunnelAsked {
    const question: TallyQuestion = { ...questionOf(about, periods, funnelId), filters };
    return { question, definition, signal };
  }
}

/** Which group of a breakdown is meant: by a property or a trait, one value or all but some. */
function groupAsked({ property, trait, value, except }: Pick<PeopleArgs, 'property' | 'trait' | 'value' | 'except'>): GroupAsked | null {
  if (property !== null && trait !== null) throw badInput('trait: give either a property of the entry or a trait, not both.');
  if (value !== null && except !== null) throw badInput('except: give either the one value or those left out, not both.');
  if (property === null && trait === null) {
    if (except !== null) throw badInput('except: say of which property or trait these are values.');
    return null;
  }
  const which = except === null ? { value } : { except };
  return property === null ? { trait: trait!, ...which } : { property, ...which };
}

function rateOf(tally: FunnelTally): { entered: number; converted: number; rate: number | null; low: number | null; high: number | null } {
  const { part, whole } = conversionShare(tally);
  const { value, low, high } = conversionRate(tally);
  return { entered: whole, converted: part, rate: value, low, high };
}

function compareSteps(before: FunnelTally, after: FunnelTally, step: number): Comparison {
  const [then, now] = [before, after].map(({ reached }) => ({ part: reached[step]!, whole: reached[0]! })) as [{ part: number; whole: number }, { part: number; whole: number }];
  return compareShares(then, now);
}

function changeOf(comparison: Comparison | null): { change: number | null; changeLow: number | null; changeHigh: number | null; isChange: boolean | null; smallestDetectable: number | null } {
  return {
    change: comparison?.difference ?? null, changeLow: comparison?.low ?? null, changeHigh: comparison?.high ?? null,
    isChange: comparison?.isChange ?? null, smallestDetectable: comparison?.smallestDetectable ?? null,
  };
}

type Shares<Name extends string> = Record<Name | `${Name}Low` | `${Name}High`, number | null>;
function share<Name extends string>(name: Name, value: MetricValue | null): Shares<Name> {
  return { [name]: value?.value ?? null, [`${name}Low`]: value?.low ?? null, [`${name}High`]: value?.high ?? null } as Shares<Name>;
}
