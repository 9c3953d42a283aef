import { describe, expect, it } from '@jest/globals';
import { targetOf, type TargetAsked, type TargetVersion } from './target.js';

const set = (more: Partial<TargetVersion>): TargetVersion => ({ metric: 'revenue.nrr', teamId: null, funnelId: null, grain: null, countedIn: 'RATIO', version: 1, from: '2026-01-01', to: null, value: 1, ...more });
const asked = (more: Partial<TargetAsked> = {}): TargetAsked => ({ metric: 'revenue.nrr', teamId: null, funnelId: null, grain: 'MONTH', countedIn: 'RATIO', lastDay: '2026-03-31', ...more });

describe('the target of a value', () => {
  it('is the one whose days hold the last day of the period: its first day counts, the day after its last does not', () => {
    const quarter = [set({ from: '2026-01-01', to: '2026-04-01', value: 1.1 })];
    expect(targetOf(quarter, asked({ lastDay: '2026-03-31' }))).toBe(1.1);
    expect(targetOf(quarter, asked({ lastDay: '2026-01-01' }))).toBe(1.1);
    expect(targetOf(quarter, asked({ lastDay: '2026-04-01' }))).toBeNull();
    expect(targetOf(quarter, asked({ lastDay: '2025-12-31' }))).toBeNull();
  });

  it('is the latest version, also where an earlier one began later', () => {
    const targets = [set({ version: 1, from: '2026-03-01', value: 1.2 }), set({ version: 2, from: '2026-02-01', value: 1.05 })];
    expect(targetOf(targets, asked())).toBe(1.05);
    expect(targetOf([...targets].reverse(), asked())).toBe(1.05);
  });

  it('is none from the day on which it was taken away', () => {
    const targets = [set({ version: 1, value: 1.1 }), set({ version: 2, from: '2026-03-01', value: null })];
    expect(targetOf(targets, asked({ lastDay: '2026-02-28' }))).toBe(1.1);
    expect(targetOf(targets, asked({ lastDay: '2026-03-31' }))).toBeNull();
  });

  it('of periods of this length counts before one of any length, which counts again where the first is taken away', () => {
    const targets = [set({ value: 1.1, version: 5 }), set({ grain: 'MONTH', value: 1.2 })];
    expect([targetOf(targets, asked()), targetOf(targets, asked({ grain: 'QUARTER' })), targetOf(targets, asked({ grain: null }))]).toEqual([1.2, 1.1, 1.1]);
    expect(targetOf([...targets, set({ grain: 'MONTH', version: 2, value: null })], asked())).toBe(1.1);
  });

  it('is never that of another metric, team, funnel, unit or length', () => {
    const others = [set({ metric: 'revenue.grr' }), set({ teamId: 7 }), set({ funnelId: 3 }), set({ countedIn: 'EUR' }), set({ grain: 'WEEK' })];
    expect(targetOf(others, asked())).toBeNull();
    expect(targetOf([set({ metric: 'revenue.mrr', countedIn: 'EUR', value: 100_000 })], asked({ metric: 'revenue.mrr', countedIn: 'USD' }))).toBeNull();
  });

  it('of 0 is a target, not none', () => expect(targetOf([set({ value: 0 })], asked())).toBe(0));
});
