import { describe, expect, it } from '@jest/globals';
import type { OutcomeBatch } from '../batch.js';
import { simulate } from '../simulate.js';

type Lists = { [K in Exclude<keyof OutcomeBatch, 'source' | 'product' | 'rates'>]-?: NonNullable<OutcomeBatch[K]> };

const today = '2026-11-22';
const noon = '2026-11-22T11:00:00.000Z';
const batches = [...simulate({ seed: 5, today, scale: 0.4 }).outcomes()];
const lists: Lists = { people: [], accounts: [], events: [], subscriptionChanges: [], payments: [], surveyResponses: [], feedback: [] };
for (const batch of batches) for (const [kind, items] of Object.entries(batch)) if (Array.isArray(items) && kind in lists) for (const item of items) (lists[kind as keyof Lists] as unknown[]).push(item);
const rates = batches.flatMap((batch) => batch.rates ?? []);
const share = <T>(list: readonly T[], test: (item: T) => boolean): number => list.filter(test).length / list.length;

describe('outcomes', () => {
  it('come in batches of at most 2,500 events or 1,000 other items', () => {
    for (const { source, product, events = [], ...others } of batches) {
      const rest = Object.values(others).reduce((sum, items) => sum + items.length, 0);
      expect([source, product]).toEqual(['sample', 'checkout']);
      expect(events.length <= 2_500 && rest <= 1_000 && events.length + rest > 0 && (events.length === 0 || rest === 0)).toBe(true);
    }
  });

  it('have as many people and accounts as the scale says, and a believable number of events', () => {
    expect([lists.people.length, lists.accounts.length]).toEqual([2_000, 680]);
    expect(lists.events.length).toBeGreaterThan(100_000);
    expect(lists.events.length).toBeLessThan(140_000);
  });

  it('have unique keys, known references and said people before what they did', () => {
    for (const items of Object.values(lists)) expect(new Set(items.map(({ key }) => key)).size).toBe(items.length);
    const accounts = new Set(lists.accounts.map(({ key }) => key));
    expect([...lists.people, ...lists.subscriptionChanges, ...lists.payments].filter(({ account }) => !accounts.has(account))).toEqual([]);
    const known = new Set<string>();
    const lost: string[] = [];
    for (const { people = [], events = [], surveyResponses = [], feedback = [] } of batches) {
      for (const { key } of people) known.add(key);
      for (const { person, key } of [...events, ...surveyResponses, ...feedback]) if (!known.has(person)) lost.push(key);
    }
    expect(lost).toEqual([]);
  });

  it('happen between signing up and noon of today, in order', () => {
    const createdAt = new Map(lists.people.map((person) => [person.key, person.createdAt]));
    const broken: string[] = [];
    let before = { person: '', at: '' };
    for (const { key, person, at, name } of lists.events) {
      const begun = person !== before.person;
      if (at >= noon || at < (createdAt.get(person) ?? '') || (begun ? name !== 'signed_up' || at !== createdAt.get(person) : at < before.at)) broken.push(key);
      before = { person, at };
    }
    for (const { key, at, shownAt, person } of lists.surveyResponses) if (at >= noon || shownAt > at || shownAt < (createdAt.get(person) ?? '')) broken.push(key);
    for (const { key, at } of [...lists.payments, ...lists.subscriptionChanges, ...lists.feedback]) if (at >= noon) broken.push(key);
    expect(broken).toEqual([]);
    expect(new Set(lists.events.map(({ person }) => person)).size).toBe(2_000);
  });

  it('have the rhythm of a week, light and heavy users, and people who stop', () => {
    const weekend = share(lists.events, ({ at }) => [0, 6].includes(new Date(at).getUTCDay()));
    expect(weekend).toBeGreaterThan(0.02);
    expect(weekend).toBeLessThan(0.12);
    const counts = new Map<string, number>();
    for (const { person } of lists.events) counts.set(person, (counts.get(person) ?? 0) + 1);
    const sorted = [...counts.values()].sort((a, b) => a - b);
    expect(sorted[1_000]).toBeLessThan(30);
    expect(sorted[1_900]).toBeGreaterThan(150);
    const lastSeen = new Map(lists.events.map(({ person, at }) => [person, at]));
    expect(share([...lastSeen.values()], (at) => at < '2026-10-22')).toBeGreaterThan(0.3);
  });

  it('have every state of a subscription, and payments that fit', () => {
    expect(new Set(lists.subscriptionChanges.map(({ status }) => status))).toEqual(new Set(['TRIALING', 'ACTIVE', 'PAST_DUE', 'PAUSED', 'CANCELLED']));
    expect(new Set(lists.subscriptionChanges.map(({ discountDuration }) => discountDuration))).toEqual(new Set([undefined, 'ONCE', 'REPEATING', 'FOREVER']));
    expect(new Set(lists.subscriptionChanges.map(({ plan, interval, amount }) => `${plan} ${interval} ${amount}`))).toEqual(new Set(['Team MONTH 12.00', 'Team YEAR 120.00', 'Business MONTH 29.00', 'Business YEAR 290.00', 'Insights MONTH 49.00']));
    expect(lists.subscriptionChanges.some(({ cancelAt = '' }) => cancelAt > noon)).toBe(true);
    const paying = new Set(lists.subscriptionChanges.filter(({ status }) => status === 'ACTIVE').map(({ account }) => account));
    const people = new Set(lists.people.map(({ key }) => key));
    for (const { kind, account, key, amount, person } of lists.payments) {
      expect([/^\d+\.\d\d$/.test(amount), Number(amount) > 0, people.has(person ?? '')]).toEqual([true, true, true]);
      expect(paying.has(account) || key.endsWith('-o1')).toBe(true);
      if (kind === 'REFUND') expect(Number(amount)).toBeLessThanOrEqual(Number(lists.payments.find((paid) => paid.key === key.replace('-r', '-i'))?.amount));
    }
    expect(share(lists.payments, ({ kind }) => kind === 'REFUND')).toBeLessThan(0.04);
  });

  it('pay in euros and dollars, for which there is a rate on each working day', () => {
    const american = new Set(lists.accounts.filter(({ traits }) => traits['country'] === 'US').map(({ key }) => key));
    for (const { account, currency } of [...lists.subscriptionChanges, ...lists.payments]) expect(currency).toBe(american.has(account) ? 'USD' : 'EUR');
    expect(share(lists.subscriptionChanges, ({ currency }) => currency === 'USD')).toBeGreaterThan(0.05);
    expect(new Set(rates.map(({ day }) => day)).size).toBe(rates.length);
    for (const { day, from, to, rate } of rates) {
      expect([from, to, [0, 6].includes(new Date(day).getUTCDay()), /^0\.\d{4}$/.test(rate)]).toEqual(['USD', 'EUR', false, true]);
      expect(Math.abs(Number(rate) - 0.915)).toBeLessThan(0.04);
    }
    const first = lists.subscriptionChanges.map(({ at }) => at).sort()[0]!;
    expect(rates[0]!.day < first && rates.at(-1)!.day <= today).toBe(true);
  });

  it('have scores within their scales, comments only on answers, and dismissals without a score', () => {
    const scales = { NPS: [0, 10], CSAT: [1, 5], CES: [1, 7] } as const;
    for (const { kind, score, comment, dismissed } of lists.surveyResponses) {
      const [low, high] = scales[kind];
      expect(score === undefined ? comment === undefined : !dismissed && score >= low && score <= high && comment !== '').toBe(true);
    }
    expect(share(lists.surveyResponses, ({ score }) => score !== undefined)).toBeGreaterThan(0.25);
    expect(new Set(lists.surveyResponses.flatMap(({ comment }) => comment ?? [])).size).toBeGreaterThan(300);
  });
});
