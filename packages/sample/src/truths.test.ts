import { describe, expect, it } from '@jest/globals';
import type { EventInput, ExchangeRateInput, OutcomeBatch, SubscriptionChangeInput, SurveyResponseInput } from './batch.js';
import { simulate } from './simulate.js';
import type { PlantedTruth } from './truths.js';

const sample = simulate({ seed: 1, today: '2026-11-22', scale: 0.5 });
const now = '2026-11-22T11:00:00.000Z';
const DAY = 86_400_000;
const STEPS = ['signed_up', 'project_created', 'invited_teammate', 'purchase_completed'];

function truth(name: string): PlantedTruth {
  const found = sample.truths.find((each) => each.name === name);
  if (!found) throw new Error(`No truth ${name}`);
  return found;
}

// One pass over the stream, keeping what the counts below need; local dates by the platform's own zone data.
const zone = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin', dateStyle: 'short' });
const localDate = (at: string): string => zone.format(new Date(at));
const steps = new Map<string, EventInput[]>();
const changes = new Map<string, SubscriptionChangeInput[]>();
const industries = new Map<string, string>();
const rates: ExchangeRateInput[] = [];
const answers: SurveyResponseInput[] = [];
let [people, accounts] = [0, 0];
const keep = <T>(map: Map<string, T[]>, key: string, item: T): void => {
  const own = map.get(key);
  if (own) own.push(item);
  else map.set(key, [item]);
};
function take(batch: OutcomeBatch): void {
  people += batch.people?.length ?? 0;
  accounts += batch.accounts?.length ?? 0;
  rates.push(...(batch.rates ?? []));
  for (const { key, traits } of batch.accounts ?? []) industries.set(key, String(traits['industry']));
  for (const event of batch.events ?? []) if (STEPS.includes(event.name)) keep(steps, event.person, event);
  for (const change of batch.subscriptionChanges ?? []) keep(changes, change.account, change);
  for (const response of batch.surveyResponses ?? []) if (response.survey === 'nps-relationship') answers.push(response);
}
for (const batch of sample.outcomes()) take(batch);

/** How many steps one person took in order, each within the window of the first. */
function reached(events: readonly EventInput[], windowDays: number): number {
  const first = Date.parse(events[0]?.at ?? '');
  let step = 1;
  for (const { name, at } of events.slice(1)) if (name === STEPS[step] && Date.parse(at) - first <= windowDays * DAY) step += 1;
  return step;
}

function signUpsIn(from: string | undefined, to: string | undefined): EventInput[][] {
  return [...steps.values()].filter(([first]) => first && localDate(first.at) >= (from ?? '') && localDate(first.at) < (to ?? ''));
}

describe('the planted truths, counted from the stream', () => {
  it('activation before and after the release', () => {
    const { dates, numbers, rates = {} } = truth('activation-lift');
    const [before, after] = [signUpsIn(dates['from'], dates['released']), signUpsIn(dates['released'], dates['to'])];
    const activated = (cohort: readonly EventInput[][]): number => cohort.filter((events) => reached(events, 7) > 1).length;
    expect(numbers).toEqual({ signUpsBefore: before.length, activatedBefore: activated(before), signUpsAfter: after.length, activatedAfter: activated(after) });
    expect(Math.abs(activated(before) / before.length - 0.4)).toBeLessThan(rates['before']?.tolerance ?? 0);
    expect(Math.abs(activated(after) / after.length - 0.48)).toBeLessThan(rates['after']?.tolerance ?? 0);
  });

  it('the funnel, step by step', () => {
    const { dates, numbers, rates = {} } = truth('funnel-steps');
    const counted = signUpsIn(dates['from'], dates['to']).map((events) => reached(events, 14));
    const [signUps, projects, invitations, purchases] = [1, 2, 3, 4].map((step) => counted.filter((each) => each >= step).length) as [number, number, number, number];
    expect(numbers).toEqual({ signUps, projects, invitations, purchases });
    expect(Math.abs(invitations / projects - 0.45)).toBeLessThan(rates['invitation']?.tolerance ?? 0);
    expect(Math.abs(purchases / invitations - 0.35)).toBeLessThan(rates['purchase']?.tolerance ?? 0);
  });

  it('MRR at the end of every month, and its movements', () => {
    const { series = {} } = truth('mrr-by-month');
    const months = Object.keys(series['end'] ?? {});
    const counted: Record<string, Record<string, number>> = { end: {}, new: {}, expansion: {}, reactivation: {}, contraction: {}, churn: {}, currency: {} };
    for (const month of months) for (const kind of Object.keys(counted)) (counted[kind] ??= {})[month] = 0;
    const add = (kind: string, month: string, cents: number): void => void ((counted[kind] ??= {})[month] = (counted[kind]?.[month] ?? 0) + cents);
    for (const own of changes.values()) {
      let before = { cents: 0, paused: false };
      let endBefore = 0;
      const { currency } = own[0]!;
      let [everPaid, lost] = [false, false];
      for (const month of months) {
        const after = standing(own, endOf(month));
        const kind = after.cents > before.cents ? (!everPaid ? 'new' : lost ? 'reactivation' : 'expansion') : after.cents === 0 && !after.paused ? 'churn' : 'contraction';
        const [end, moved] = [inEuros(after.cents, currency, localDate(new Date(Date.parse(endOf(month)) - 1).toISOString())), after.cents === before.cents ? 0 : movedInEuros(own, before.cents, after.cents, month)];
        if (moved !== 0) add(kind, month, Math.abs(moved));
        add('currency', month, end - endBefore - moved);
        endBefore = end;
        if (after.cents !== before.cents) lost = kind === 'churn';
        everPaid ||= after.cents > 0;
        add('end', month, end);
        before = after;
      }
    }
    expect(counted).toEqual(series);
    expect(truth('mrr-by-month').numbers['now']).toBe(counted['end']?.[months.at(-1) ?? '']);
    expect(months).toHaveLength(19);
  });

  it('MRR now, by industry and currency', () => {
    const { series = {} } = truth('mrr-by-segment');
    const sums = (of: (account: string, own: SubscriptionChangeInput[]) => string): Record<string, number> => {
      const counted: Record<string, number> = {};
      for (const [account, own] of changes) {
        const cents = inEuros(standing(own, now).cents, own[0]!.currency, localDate(now));
        if (cents > 0) counted[of(account, own)] = (counted[of(account, own)] ?? 0) + cents;
      }
      return counted;
    };
    expect(sums((account) => industries.get(account) ?? '')).toEqual(series['industry']);
    expect(sums((_, own) => own[0]!.currency)).toEqual(series['currency']);
    expect(Object.keys(series['currency'] ?? {}).sort()).toEqual(['EUR', 'USD']);
  });

  it('people, and sign-ups by month', () => {
    const signUps: Record<string, number> = {};
    for (const [first] of steps.values()) if (first) signUps[localDate(first.at).slice(0, 7)] = (signUps[localDate(first.at).slice(0, 7)] ?? 0) + 1;
    const { numbers, series } = truth('people');
    expect([numbers, series]).toEqual([{ people, accounts }, { signUps }]);
    expect(Object.values(signUps).reduce((sum, each) => sum + each, 0)).toBe(people);
  });

  it('NPS', () => {
    const scores = answers.flatMap(({ score }) => (score === undefined ? [] : [score]));
    const distinct = (list: readonly SurveyResponseInput[]): number => new Set(list.map(({ person }) => person)).size;
    expect(truth('nps').numbers).toEqual({
      promoters: scores.filter((score) => score > 8).length, passives: scores.filter((score) => score === 7 || score === 8).length, detractors: scores.filter((score) => score < 7).length,
      shown: answers.length, peopleShown: distinct(answers), peopleAnswered: distinct(answers.filter(({ score }) => score !== undefined)),
    });
  });

  it('deployments, those that failed, and how long changes waited', () => {
    const batches = [...sample.delivery()];
    const deployments = batches.flatMap((batch) => batch.deployments ?? []);
    const incidents = batches.flatMap((batch) => batch.incidents ?? []);
    const { dates, keys, numbers, series } = truth('delivery-to-production');
    const failed = new Set(incidents.flatMap(({ deployment }) => deployment ?? []));
    const waits = (from: string, to: string): number[] => deployments.filter(({ at }) => localDate(at) >= from && localDate(at) < to).map(({ at, commitAt }) => (Date.parse(at) - Date.parse(commitAt)) / 3_600_000);
    const [before, after] = [waits('', dates['released'] ?? ''), waits(dates['released'] ?? '', dates['to'] ?? '')];
    expect(numbers).toMatchObject({ deployments: deployments.length, failed: failed.size, rework: deployments.filter(({ rework }) => rework).length });
    expect(before.length + after.length).toBe(deployments.length);
    expect(Math.max(...before)).toBeLessThanOrEqual(70);
    expect(Math.max(...after)).toBeLessThanOrEqual(36);
    expect(after.filter((wait) => wait <= (numbers['leadHoursAfter'] ?? 0)).length).toBe(Math.ceil(after.length / 2)); // nearest rank
    expect(Object.values(series?.['deployments'] ?? {}).reduce((sum, each) => sum + each, 0)).toBe(deployments.length);
    expect(incidents.filter(({ deployment }) => deployment === undefined).map(({ key }) => key)).toEqual([keys['external']]);
  });

  it('defects opened and escaped', () => {
    const batches = [...sample.delivery()];
    const bugs = batches.flatMap(({ workItems = [] }) => workItems).filter(({ type }) => type === 'Bug');
    const counted = bugs.filter(({ resolution }) => resolution !== 'Duplicate' && resolution !== 'Rejected');
    const { keys, numbers } = truth('defects');
    const releasedAt = batches.flatMap(({ releases = [] }) => releases).find(({ key }) => key === keys['release'])?.releasedAt ?? '';
    const found = counted.filter(({ foundInRelease }) => foundInRelease === keys['release']);
    expect(numbers).toEqual({
      atlas: counted.filter(({ team }) => team === 'atlas').length, boreas: counted.filter(({ team }) => team === 'boreas').length, leftOut: bugs.length - counted.length,
      foundInRelease: found.length, escaped: found.filter(({ createdAt }) => createdAt >= releasedAt).length,
    });
  });
});

/** The last instant of a local month, or now. */
function endOf(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const utc = Date.UTC(year, number, 1);
  const start = [2, 1].map((hours) => new Date(utc - hours * 3_600_000).toISOString()).find((at) => localDate(at).slice(0, 7) !== month && localDate(new Date(Date.parse(at) - 1).toISOString()).slice(0, 7) === month) ?? '';
  return start < now ? start : now;
}

/** What an account pays a month just before an instant, in cents, from the changes collected of it. */
/** Euro cents of cents on a local day, by the last rate up to it. */
function inEuros(cents: number, currency: string, day: string): number {
  if (currency === 'EUR') return cents;
  const rate = rates.findLast((each) => each.day <= day)?.rate ?? '';
  return Math.round((cents * Number(rate.replace('0.', ''))) / 10_000);
}

/** The one movement of a month in euro cents, at the rate of its day. */
function movedInEuros(own: readonly SubscriptionChangeInput[], before: number, after: number, month: string): number {
  const instants = own.flatMap(({ at, discountEndsAt, cancelAt }) => [at, discountEndsAt, cancelAt]).filter((at) => at !== undefined).filter((at) => localDate(at).startsWith(month) && at < now).sort();
  const at = instants.find((instant) => standing(own, new Date(Date.parse(instant) + 1).toISOString()).cents === after) ?? '';
  return inEuros(after, own[0]!.currency, localDate(at)) - inEuros(before, own[0]!.currency, localDate(at));
}

function standing(own: readonly SubscriptionChangeInput[], before: string): { readonly cents: number; readonly paused: boolean } {
  const last = new Map<string, SubscriptionChangeInput>();
  for (const change of [...own].sort((a, b) => (a.at < b.at ? -1 : 1))) if (change.at < before) last.set(change.subscription, change);
  const cents = [...last.values()].map(({ status, amount, quantity, interval, discountPercent = 0, discountDuration, discountEndsAt, cancelAt }) => {
    if ((status !== 'ACTIVE' && status !== 'PAST_DUE') || (cancelAt !== undefined && cancelAt < before)) return 0;
    const runs = discountDuration === 'FOREVER' || (discountDuration === 'REPEATING' && (discountEndsAt ?? '9') >= before);
    return Math.round((Number(amount) * 100 * quantity * (runs ? 1 - discountPercent / 100 : 1)) / (interval === 'YEAR' ? 12 : 1));
  });
  return { cents: cents.reduce((sum, each) => sum + each, 0), paused: [...last.values()].some(({ status }) => status === 'PAUSED') };
}
