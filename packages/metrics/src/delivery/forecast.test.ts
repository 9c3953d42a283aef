import { describe, expect, it } from '@jest/globals';
import { at, berlinSettings, item, sprint } from './fixtures/histories.js';
import { backTestForecast } from './forecast-back-test.js';
import { dayCalendar, sprintCalendar, sprintRhythmDays } from './forecast-calendar.js';
import type { ForecastQuestion, WhatIf } from './forecast-part.js';
import { daySample, type ReleasePart, sprintSample } from './forecast-sample.js';
import { chanceText, forecastRelease } from './forecast.js';
import type { ItemHistory, Release, Sprint } from './history.js';
import { releaseBurndown } from './release-burndown.js';

const settings = berlinSettings({ holidays: ['2026-04-03', '2026-04-06'] });
const ORION: Release = { id: 'orion', key: 'orion', name: 'Orion', startedAt: at('2026-01-01'), targetDate: '2026-04-10', releasedAt: null };
const S1 = sprint('S1', '2026-01-05 10:00', '2026-01-16 17:00');
const S2 = sprint('S2', '2026-01-19 10:00', '2026-01-30 17:00');
const S3 = sprint('S3', '2026-02-02 10:00', '2026-02-13 17:00');
const SPRINTS = [S1, S2, S3];
type Lines = Parameters<typeof item>[1];
const inOrion = (key: string, points: string, entered: string, lines: Lines = []): ItemHistory =>
  item(key, [['2025-12-01', 'CREATED'], ['2025-12-01', 'ESTIMATE', points], [entered, 'RELEASE_ENTERED', 'orion'], ...lines]);
/** 60 at the start; 8, 11 and 9 done; +0, +4 and +4 of scope; 40 left. */
const ITEMS = [
  inOrion('A', '8', '2025-12-10', [['2026-01-15', 'STATUS', 'Done']]),
  inOrion('C', '2', '2025-12-10', [['2026-01-20', 'RELEASE_LEFT', 'orion']]),
  inOrion('D', '6', '2026-01-21', [['2026-01-28', 'STATUS', 'Done']]),
  inOrion('E', '5', '2025-12-10', [['2026-01-29', 'STATUS', 'Done']]),
  inOrion('F', '4', '2026-02-03'),
  inOrion('G', '9', '2025-12-10', [['2026-02-10', 'STATUS', 'Done']]),
  inOrion('H', '26', '2025-12-10'),
  inOrion('I', '10', '2025-12-10'),
];
const part = (more: Partial<ReleasePart> = {}): ReleasePart => ({ teamKey: 'atlas', teamName: 'Atlas', settings, sprints: SPRINTS, items: ITEMS, ...more });
const ask = (more: Partial<ForecastQuestion> = {}, whatIf: WhatIf = {}) =>
  forecastRelease({ release: ORION, parts: [part()], measure: 'POINTS', basis: 'SPRINTS', now: at('2026-02-14'), whatIf, ...more });
const running = (more: Partial<Sprint> = {}): Sprint => sprint('S4', '2026-02-16 10:00', '2026-02-27 17:00', { closedAt: null, ...more });
const dates = (forecast: ReturnType<typeof ask>) => forecast.percentiles.map(({ date }) => date);
const dropped = (...keys: string[]): ItemHistory[] => ITEMS.filter(({ key }) => !keys.includes(key));

describe('what is drawn from', () => {
  it('whole closed sprints of the release: what was completed and how the scope changed', () => {
    expect(sprintSample(ORION, part(), 'POINTS', at('2026-02-14')).map(({ name, completed, scopeChange }) => [name, completed, scopeChange]))
      .toEqual([['Sprint S1', 8, 0], ['Sprint S2', 11, 4], ['Sprint S3', 9, 4]]); // S2: 6 - 2
  });
  it('leaves out a sprint that had begun before the release did, and what was not known then', () => {
    expect(sprintSample({ ...ORION, startedAt: at('2026-01-07') }, part(), 'POINTS', at('2026-02-14'))).toHaveLength(2);
    expect(sprintSample(ORION, part(), 'POINTS', at('2026-02-12')).map(({ sprintId }) => sprintId)).toEqual(['S1', 'S2']);
  });
  it('draws from the bars that were written down, whatever is known of their sprints since', () => {
    const { bars } = releaseBurndown(ORION, SPRINTS, ITEMS, settings, 'POINTS', at('2026-02-14'));
    const late = [...dropped('A'), inOrion('A', '8', '2025-12-10')]; // A, it turns out, was never done
    const kept = part({ items: late, barsAt: () => bars });
    expect(sprintSample(ORION, part({ items: late }), 'POINTS', at('2026-02-14')).map(({ completed }) => completed)).toEqual([0, 11, 9]);
    expect(sprintSample(ORION, kept, 'POINTS', at('2026-02-14')).map(({ completed, scopeChange }) => [completed, scopeChange])).toEqual([[8, 0], [11, 4], [9, 4]]);
    expect(ask({ parts: [kept] }).remaining).toBe(48); // 40 + A8: what is left is left
  });
  it('counts what happens between two sprints in the later one', () => {
    const items = [...ITEMS, inOrion('X', '7', '2026-01-17', [['2026-01-18', 'STATUS', 'Done']])];
    expect(sprintSample(ORION, part({ items }), 'POINTS', at('2026-02-14'))[1]).toMatchObject({ completed: 18, scopeChange: 11 }); // 11 + 7, 4 + 7
  });
  it('working days before today; a weekend belongs to the Friday', () => {
    const items = [...ITEMS, inOrion('X', '7', '2026-02-07', [['2026-02-08', 'STATUS', 'Done']])];
    const days = daySample(ORION, part({ items }), 'POINTS', at('2026-02-11'));
    expect(days.slice(-4).map(({ name, completed, scopeChange }) => [name, completed, scopeChange])).toEqual([['2026-02-05', 0, 0], ['2026-02-06', 7, 7], ['2026-02-09', 0, 0], ['2026-02-10', 9, 0]]);
    expect(days[0]!.name).toBe('2026-01-02'); // the day after the release began
  });
});

describe('the calendar', () => {
  it('has the median distance of starts as its rhythm', () => {
    expect(sprintRhythmDays(SPRINTS, settings)).toBe(14);
    expect(sprintRhythmDays([...SPRINTS, sprint('S4', '2026-02-23 10:00', '2026-03-06 17:00')], settings)).toBe(14); // 14, 14, 21
    expect(sprintRhythmDays([S1], settings)).toBe(12); // 5 to 16 January
    expect(sprintRhythmDays([], settings)).toBeNull();
  });
  it('counts from the end of the running sprint, whose rest is its working days after today', () => {
    const calendar = sprintCalendar([...SPRINTS, running()], settings, at('2026-02-20'), 2);
    expect(calendar).toEqual({ dates: ['2026-02-27', '2026-03-13', '2026-03-27'], runningShare: 0.5, runningSprintId: 'S4' }); // Mon to Fri of 10 days
  });
  it('an overdue sprint ends today, and nothing more of it is drawn', () => {
    expect(sprintCalendar([...SPRINTS, running()], settings, at('2026-03-03'), 1)).toMatchObject({ dates: ['2026-03-03', '2026-03-17'], runningShare: 0 });
  });
  it('where none runs, from the last close; after a pause of a rhythm, from today', () => {
    expect(sprintCalendar(SPRINTS, settings, at('2026-02-14'), 1)).toMatchObject({ dates: ['2026-02-14', '2026-02-27'], runningShare: null });
    expect(sprintCalendar(SPRINTS, settings, at('2026-03-14'), 1)).toMatchObject({ dates: ['2026-03-14', '2026-03-28'] });
  });
  it('days leave out weekends and holidays: Good Friday and Easter Monday', () => {
    expect(dayCalendar(settings, at('2026-04-01'), 3)!.dates).toEqual(['2026-04-01', '2026-04-02', '2026-04-07', '2026-04-08']);
    expect(dayCalendar({ ...settings, workingDays: [] }, at('2026-04-01'), 3)).toBeNull();
  });
});

describe('the forecast of Orion', () => {
  it('burns 8, 7 or 5 a sprint of 40: from six sprints to eight', () => {
    const forecast = ask();
    // mean net (8 + 7 + 5) / 3 = 6.67, so 6 sprints at the mean; at the worst 8 (40 / 5), at the best 5
    expect(forecast).toMatchObject({ remaining: 40, nullReason: null, warning: 'Drawn from only 3 sprints: take it as a rough guess.', targetDate: '2026-04-10', trials: 10_000 });
    expect(forecast.percentiles.map(({ percent, steps, date }) => [percent, steps, date])).toEqual([[50, 6, '2026-05-08'], [70, 7, '2026-05-22'], [85, 7, '2026-05-22'], [95, 7, '2026-05-22']]);
    expect(forecast.chance).toBe(0); // four sprints until 10 April: at most 4 x 8
  });
  it('reads the chance of the target at the last sprint that ends by it, never above 95 %', () => {
    expect(ask({}, { targetDate: '2026-05-22' }).chance).toBe(0.95);
    expect(ask({}, { targetDate: '2026-05-21' }).chance).toBe(ask({}, { targetDate: '2026-05-08' }).chance);
    expect([0.95, 0.6249, 0.004, 0].map(chanceText)).toEqual(['>95 %', '62 %', '<1 %', '0 %']);
    expect(ask({ release: { ...ORION, targetDate: null } }).chance).toBeNull();
  });
  it('draws a fan that narrows to nothing, in order', () => {
    const { fan } = ask();
    expect(fan[0]).toEqual({ date: '2026-02-14', step: 0, p5: 40, p15: 40, p50: 40, p85: 40, p95: 40 });
    expect(fan.map(({ date }) => date).slice(0, 3)).toEqual(['2026-02-14', '2026-02-27', '2026-03-13']);
    for (const { p5, p15, p50, p85, p95 } of fan) expect([p5, p15, p50, p85, p95]).toEqual([p5, p15, p50, p85, p95].sort((a, b) => a - b));
    expect(fan.at(-1)).toMatchObject({ p5: 0, p50: 0 });
  });
  it('takes what the running sprint has done out of what is left, and draws its rest', () => {
    const now = at('2026-02-20');
    const items = [...ITEMS, inOrion('Z', '6', '2025-12-10', [['2026-02-18', 'STATUS', 'Done']])];
    const forecast = ask({ parts: [part({ items, sprints: [...SPRINTS, running()] })], now });
    expect(forecast.remaining).toBe(40);
    expect(forecast.fan[0]).toMatchObject({ date: '2026-02-27', step: 0, p5: 36, p50: 36.5, p95: 37.5 }); // half of 8, 7 and 5
  });

  it('what if: fewer items, more sprints until the target, another velocity', () => {
    expect(ask({}, { dropItems: ['H', 'none'] })).toMatchObject({ remaining: 14, targetDate: '2026-04-10' }); // 40 - 26
    expect(dates(ask({}, { dropItems: ['H'] }))).toEqual(dates(ask({ parts: [part({ items: dropped('H') })] })));
    expect(ask({}, { addSprints: 2 }).targetDate).toBe('2026-05-08'); // 10 April + 2 x 14 days
    // 28 / 3 a sprint doubled: 16 - 0, 22 - 4, 18 - 4 burn 16, 18, 14: three sprints of at least 42
    expect(ask({}, { velocity: 56 / 3 }).percentiles.map(({ steps }) => steps)).toEqual([3, 3, 3, 3]);
    expect(ask({}, { velocity: 2 }).percentiles[0]).toMatchObject({ date: null, nullReason: expect.stringContaining('Never at this rate') as unknown });
  });
  it('keeps its seed while no sprint closes', () => {
    expect(ask({}, { dropItems: ['H'], velocity: 9 }).seed).toBe(ask().seed);
    expect(ask({ now: at('2026-02-12') }).seed).not.toBe(ask().seed);
  });

  it('declines under three sprints, unless the velocity is given by hand', () => {
    const two = { parts: [part({ sprints: [S2, S3] })] };
    expect(ask(two)).toMatchObject({ percentiles: [], fan: [], chance: null, nullReason: expect.stringContaining('there are 2') as unknown });
    expect(ask(two, { velocity: 12 })).toMatchObject({ nullReason: null, warning: expect.stringContaining('by hand alone') as unknown });
    expect(ask(two, { velocity: 12 }).percentiles.map(({ steps }) => steps)).toEqual([5, 5, 5, 5]); // 12 - mean of 4 and 4 = 8; 40 / 8
  });
  it('has none where nothing was completed, nothing is left, nothing is in it, or it is out', () => {
    const idle = [inOrion('H', '26', '2025-12-10')];
    expect(ask({ parts: [part({ items: idle })] }).nullReason).toBe('Nothing of this release was completed in the sprints it would be drawn from.');
    expect(ask({ parts: [part({ items: dropped('F', 'H', 'I') })] })).toMatchObject({ nullReason: 'Nothing is left to do.', chance: 1 });
    expect(ask({ parts: [part({ items: [] })] }).nullReason).toBe('Nothing is in this release yet.');
    expect(ask({ release: { ...ORION, releasedAt: at('2026-02-10') } }).nullReason).toBe('It is released.');
  });
  it('never says a date beyond the horizon where the scope outruns', () => {
    const items = [...ITEMS, inOrion('X', '9', '2026-01-07'), inOrion('Y', '9', '2026-01-21'), inOrion('Z', '9', '2026-02-04')];
    const forecast = ask({ parts: [part({ items })] });
    expect(forecast.percentiles.map(({ date, steps }) => [date, steps])).toEqual([[null, null], [null, null], [null, null], [null, null]]);
    expect(forecast).toMatchObject({ chance: 0, nullReason: null });
    expect(forecast.fan.at(-1)!.p50).toBeGreaterThan(forecast.remaining);
  });
});

describe('by working days', () => {
  /** One item of a point done every working day of two weeks, three left. */
  const flow = [
    ...['02', '03', '04', '05', '06', '09', '10', '11', '12', '13'].map((day) => inOrion(`D${day}`, '1', '2025-12-10', [[`2026-02-${day}`, 'STATUS', 'Done']])),
    ...['X', 'Y', 'Z'].map((key) => inOrion(key, '1', '2025-12-10')),
  ];
  const release = { ...ORION, startedAt: at('2026-02-01') };
  it('one a day, three left: three working days', () => {
    const forecast = ask({ basis: 'DAYS', release, parts: [part({ items: flow })], now: at('2026-02-15') });
    expect(dates(forecast)).toEqual(['2026-02-18', '2026-02-18', '2026-02-18', '2026-02-18']); // Monday, Tuesday, Wednesday
    expect(forecast.warning).toBeNull();
  });
  it('declines under five days with a completion', () => {
    expect(ask({ basis: 'DAYS', release, parts: [part({ items: flow.slice(6) })], now: at('2026-02-15') }).nullReason).toContain('there are 4');
  });
});

describe('several teams', () => {
  const other = part({ teamKey: 'boreas', teamName: 'Boreas', items: ITEMS.map((each) => ({ ...each, key: `B${each.key}` })) });
  const items = { measure: 'ITEMS' as const };
  it('are forecast in items, jointly: never sooner than each', () => {
    const [alone, both] = [ask(items, { velocity: 2 }), ask({ ...items, parts: [part(), other] }, { velocity: 4 })];
    expect(both.remaining).toBe(6); // F, H and I, twice
    both.percentiles.forEach(({ date }, n) => expect(date! >= alone.percentiles[n]!.date!).toBe(true));
    expect(both.teams.map(({ part: { teamKey }, remaining }) => [teamKey, remaining])).toEqual([['atlas', 3], ['boreas', 3]]);
    expect(both.fan[0]).toMatchObject({ p50: 6 });
  });
  it('has no forecast where one of them has none; one that is done holds nobody up', () => {
    expect(ask({ ...items, parts: [part(), { ...other, sprints: [S3] }] }).nullReason).toMatch(/^Boreas: Not enough sprints/);
    const done = { ...other, sprints: [S3], items: other.items.filter(({ key }) => !['BF', 'BH', 'BI'].includes(key)) };
    expect(dates(ask({ ...items, parts: [part(), done] }))).toEqual(dates(ask(items)));
  });
  it('are refused in points', () => expect(() => ask({ parts: [part(), other] })).toThrow(RangeError));
});

describe('the back-test', () => {
  const sprints = [...SPRINTS, sprint('S4', '2026-02-16 10:00', '2026-02-27 17:00'), sprint('S5', '2026-03-02 10:00', '2026-03-13 17:00')];
  /** Five points a sprint; what was left after S3 takes two more. */
  const steady = (last: string): ItemHistory[] => ['2026-01-15', '2026-01-28', '2026-02-10', '2026-02-25', last].map((day, n) => inOrion(`N${n}`, '5', '2025-12-10', [[day, 'STATUS', 'Done']]));
  const test = (last: string, now: string, more: Partial<Release> = {}) =>
    backTestForecast({ release: { ...ORION, ...more }, parts: [part({ sprints, items: steady(last) })], measure: 'POINTS', basis: 'SPRINTS', now: at(now) });

  it('promises at the close of S3 and S4 what S5 kept', () => {
    const { promises, met, due } = test('2026-03-12', '2026-03-20');
    // after S3 10 left at 5 a sprint: two sprints after 13 February; after S4 5 left: one
    expect(promises.map(({ sprintId, remaining, promisedDate, doneDate, outcome }) => [sprintId, remaining, promisedDate, doneDate, outcome]))
      .toEqual([['S3', 10, '2026-03-13', '2026-03-12', 'MET'], ['S4', 5, '2026-03-13', '2026-03-12', 'MET']]);
    expect([met, due]).toEqual([2, 2]);
  });
  it('missed once the day has passed, not due before', () => {
    // S5 did nothing, so that one more sprint is enough in 80 of 100 futures, and two are promised
    expect(test('2026-03-17', '2026-03-20')).toMatchObject({ met: 1, due: 3, promises: [{ outcome: 'MISSED' }, { outcome: 'MISSED' }, { sprintId: 'S5', promisedDate: '2026-04-10', outcome: 'MET' }] });
    expect(test('2026-03-30', '2026-03-05')).toMatchObject({ met: 0, due: 0, promises: [{ outcome: 'NOT_DUE' }, { outcome: 'NOT_DUE' }] });
  });
  it('promises what was known then: a bar that was corrected later counts as it was', () => {
    const items = steady('2026-03-12');
    const { bars } = releaseBurndown(ORION, sprints, items, settings, 'POINTS', at('2026-03-20'));
    // S3 was corrected on 1 March: nothing was done in it, and 15 were left.
    const barsAt = (when: number) => bars.map((bar) => (bar.sprintId === 'S3' && when >= at('2026-03-01') ? { ...bar, completed: 0, end: 15 } : bar));
    const { promises } = backTestForecast({ release: ORION, parts: [part({ sprints, items, barsAt })], measure: 'POINTS', basis: 'SPRINTS', now: at('2026-03-20') });
    expect(promises.map(({ sprintId, remaining, promisedDate }) => [sprintId, remaining, promisedDate])).toEqual([['S3', 10, '2026-03-13'], ['S4', 5, '2026-03-13']]);
    const asked = barsAt(at('2026-03-20'));
    expect(sprintSample(ORION, part({ sprints, items, barsAt }), 'POINTS', at('2026-03-20')).map(({ completed }) => completed)).toEqual(asked.map(({ completed }) => completed));
  });
  it('a release that went out with something left kept its date all the same', () => {
    expect(test('2026-05-01', '2026-06-01', { releasedAt: at('2026-03-13') })).toMatchObject({ met: 2, due: 2 });
  });
});
