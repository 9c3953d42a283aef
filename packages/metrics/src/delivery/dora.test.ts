import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { doraFigures, type DoraCollected, type DoraPeriod } from './dora.js';
import { doraFacts, inStretch, isProduction, type Deployment, type Incident } from './dora-deployments.js';

const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00Z`);
const NOW = at('2026-06-01 12:00');
const MARCH: DoraPeriod = { from: '2026-03-01', to: '2026-04-01' };
const COLLECTED: DoraCollected = { firstAt: at('2026-01-05 10:00'), hasIncidents: true, tellsRework: true };

const deployed = (key: string, when: string, more: Partial<Deployment> = {}): Deployment =>
  ({ id: key, key, service: 'api', environment: 'production', at: at(when), commitAt: at(when) - 3_600_000, rework: false, ...more });
const broke = (key: string, deployment: string | null, from: string, to: string | null, more: Partial<Incident> = {}): Incident =>
  ({ key, title: null, deploymentKey: deployment, deploymentId: deployment, startedAt: at(from), resolvedAt: to === null ? null : at(to), ...more });
const figuresOf = (deployments: readonly Deployment[], incidents: readonly Incident[] = [], collected = COLLECTED, period = MARCH) =>
  doraFigures(doraFacts(deployments, incidents).deployments, period, collected, 'UTC', NOW);

/** Ten deployments on ten days, one of them a hotfix. */
const TEN = Array.from({ length: 10 }, (_, n) => deployed(`d${n + 1}`, `2026-03-${String(n + 1).padStart(2, '0')} 10:00`, { rework: n === 9 }));

describe('DORA’s five', () => {
  it('ten deployments, three incidents of which two on one, one hotfix: 2/10 fail, 1/10 is rework', () => {
    const figures = figuresOf(TEN, [broke('i1', 'd3', '2026-03-03 11:00', '2026-03-03 12:00'), broke('i2', 'd3', '2026-03-03 11:30', '2026-03-03 14:00'), broke('i3', 'd7', '2026-03-07 11:00', '2026-03-07 11:10')]);
    expect(figures.changeFailRate).toMatchObject({ value: 0.2, numerator: 2, denominator: 10 });
    expect(figures.reworkRate).toMatchObject({ value: 0.1, numerator: 1, denominator: 10 });
    // d3 until its last incident is over: 4 h; d7: 1 h 10. Nearest rank of two: the first, 70 / 60 h.
    expect(figures.recoveryTime).toMatchObject({ value: 70 / 60, sampleSize: 2 });
    expect([figures.deployments, figures.failed, figures.open, figures.rework]).toEqual([10, 2, 0, 1]);
  });

  it('deployed 10:00, incident 10:30, fixed 12:00: recovered 120 minutes after the deployment', () => {
    expect(figuresOf([deployed('d', '2026-03-02 10:00')], [broke('i', 'd', '2026-03-02 10:30', '2026-03-02 12:00')]).recoveryTime.value).toBe(120 / 60);
  });

  it('a period without incidents is a gap in the recovery time, and a measured 0 of the fail rate', () => {
    const figures = figuresOf(TEN);
    expect(figures.recoveryTime).toMatchObject({ value: null, nullReason: 'No deployment of this period failed.' });
    expect(figures.changeFailRate.value).toBe(0);
  });

  it('a deployment whose incident is open has failed, and is not recovered from', () => {
    const figures = figuresOf([deployed('d', '2026-03-02 10:00')], [broke('i', 'd', '2026-03-02 10:30', '2026-03-02 12:00'), broke('j', 'd', '2026-03-02 10:40', null)]);
    expect(figures.changeFailRate.value).toBe(1);
    expect(figures.recoveryTime).toMatchObject({ value: null, nullReason: 'No failed deployment of this period has been recovered from yet.' });
    expect(figures.open).toBe(1);
  });

  it('takes the median and the 85th percentile of lead times, without those that nobody knows', () => {
    const hours = [1, 2, 3, 4, 50];
    const rows = hours.map((lead, n) => deployed(`d${n}`, '2026-03-10 10:00', { commitAt: at('2026-03-10 10:00') - lead * 3_600_000 }));
    const odd = [deployed('none', '2026-03-11 10:00', { commitAt: null }), deployed('late', '2026-03-11 10:00', { commitAt: at('2026-03-11 11:00') })];
    const figures = figuresOf([...rows, ...odd]);
    expect(figures.changeLeadTime).toMatchObject({ value: 3, sampleSize: 5 }); // ceil(0.5 x 5) = 3rd
    expect(figures.changeLeadTimeP85.value).toBe(50); // ceil(0.85 x 5) = 5th
    expect(doraFacts(odd, []).deployments.map(({ leadReason }) => leadReason)).toEqual(['committed after it was deployed', 'does not say when its change was committed']);
    expect(figuresOf(odd).changeLeadTime.nullReason).toBe('No deployment of this period says when its change was committed.');
  });

  it.each<[string, DoraPeriod, number, number]>([
    ['a month that is over', MARCH, 31, 10],
    ['from the first deployment known on: 5 to 31 January', { from: '2026-01-01', to: '2026-02-01' }, 27, 0],
    ['up to today, 1 June included', { from: '2026-05-01', to: '2026-07-01' }, 32, 0],
    ['today alone', { from: '2026-06-01', to: '2026-06-02' }, 1, 0],
  ])('frequency over %s', (_, period, days, deployments) => {
    const figures = figuresOf(deployments === 0 ? [] : TEN, [], COLLECTED, period);
    expect([figures.days, figures.deploymentFrequency.value]).toEqual([days, deployments]);
    expect([figures.perDay, figures.perWeek, figures.perMonth]).toEqual([deployments / days, (deployments / days) * 7, (deployments / days) * (365.25 / 12)]);
  });

  it('counts days with a deployment in the zone: 23:30 UTC in winter is the next day in Berlin', () => {
    const rows = doraFacts([deployed('night', '2026-03-02 23:30'), deployed('morning', '2026-03-03 08:00')], []).deployments;
    expect(doraFigures(rows, MARCH, COLLECTED, 'UTC', NOW).daysWithDeployment).toBe(2);
    expect(doraFigures(rows, MARCH, COLLECTED, 'Europe/Berlin', NOW).daysWithDeployment).toBe(1);
  });

  it.each<[string, Partial<DoraCollected>, DoraPeriod, RegExp, RegExp]>([
    ['nothing deployed in it', {}, { from: '2026-04-01', to: '2026-05-01' }, /^Nothing was deployed/, /^Nothing was deployed/],
    ['before the first deployment', {}, { from: '2025-12-01', to: '2026-01-01' }, /known before 2026-01-05/, /known before 2026-01-05/],
    ['not begun', {}, { from: '2026-07-01', to: '2026-08-01' }, /has not begun/, /has not begun/],
    ['nothing collected', { firstAt: null }, MARCH, /collected yet/, /collected yet/],
    ['no incident collected', { hasIncidents: false }, { from: '2026-04-01', to: '2026-05-01' }, /nobody knows which deployments failed/, /^Nothing was deployed/],
    ['no word of rework', { tellsRework: false }, { from: '2026-04-01', to: '2026-05-01' }, /^Nothing was deployed/, /send `rework`/],
  ])('says why there is no rate: %s', (_, collected, period, fail, rework) => {
    const figures = figuresOf([], [], { ...COLLECTED, ...collected }, period);
    expect([figures.changeFailRate.value, figures.reworkRate.value, figures.recoveryTime.value, figures.changeLeadTime.value]).toEqual([null, null, null, null]);
    expect(figures.changeFailRate.nullReason).toMatch(fail);
    expect(figures.reworkRate.nullReason).toMatch(rework);
  });
});

describe('what is left out', () => {
  it.each([['prod', true], [' Production ', true], ['LIVE', true], [null, true], ['', true], ['staging', false], ['prod-eu', false], ['preproduction', false]] as const)('environment %p is production: %p', (name, is) => {
    expect(isProduction(name)).toBe(is);
  });

  it('says of each why', () => {
    const { deployments, leftOut } = doraFacts(
      [deployed('live', '2026-03-02 10:00'), deployed('stage', '2026-03-02 09:00', { environment: 'staging' })],
      [
        broke('alone', null, '2026-03-02 11:00', null), broke('lost', 'gone', '2026-03-02 12:00', null, { deploymentId: null }), broke('early', 'live', '2026-03-02 09:59', null),
        broke('staged', 'stage', '2026-03-02 13:00', null), broke('elsewhen', 'another', '2026-03-02 14:00', null), broke('own', 'live', '2026-03-02 10:00', null),
      ]);
    expect(deployments.map(({ key, incidents }) => [key, incidents.map((incident) => incident.key)])).toEqual([['live', ['own']]]);
    expect(leftOut.map(({ key, reason }) => [key, reason])).toEqual([
      ['stage', 'went to staging, not to production'], ['early', 'began before its deployment live went out'], ['alone', 'names no deployment that caused it'],
      ['lost', 'names the deployment gone, which is not known'], ['staged', 'its deployment stage went to staging, not to production'],
    ]);
  });
});

describe('over random deployments', () => {
  const instant = fc.integer({ min: at('2026-02-01 00:00'), max: at('2026-05-01 00:00') });
  const deployment = fc.record({ service: fc.constantFrom('api', 'web'), environment: fc.constantFrom('production', null, 'staging'), at: instant, commitAt: fc.option(instant), rework: fc.option(fc.boolean()) });
  const incident = fc.record({ of: fc.nat(14), startedAt: instant, lasts: fc.option(fc.nat(9e8)) });
  const world = fc.record({ deployments: fc.array(deployment, { maxLength: 15 }), incidents: fc.array(incident, { maxLength: 12 }) }).map(({ deployments, incidents }) => doraFacts(
    deployments.map((each, n) => ({ ...each, id: `${n}`, key: `d${n}` })),
    incidents.map(({ of, startedAt, lasts }, n) => ({ key: `i${n}`, title: null, deploymentKey: `d${of}`, deploymentId: of < deployments.length ? `${of}` : null, startedAt, resolvedAt: lasts === null ? null : startedAt + lasts }))));
  const judged = (rows: ReturnType<typeof doraFacts>['deployments'], period = MARCH) => doraFigures(rows, period, COLLECTED, 'Europe/Berlin', NOW);

  it('services, and days, add up to the whole; rates stay between 0 and 1', () => fc.assert(fc.property(world, ({ deployments }) => {
    const whole = judged(deployments);
    const parts = ['api', 'web'].map((service) => judged(deployments.filter((row) => row.service === service)));
    for (const count of ['deployments', 'failed', 'open', 'rework'] as const) expect(parts.reduce((sum, part) => sum + part[count], 0)).toBe(whole[count]);
    for (const { value, numerator, denominator } of [whole.changeFailRate, whole.reworkRate]) {
      if (denominator === 0) expect(value).toBeNull();
      else expect(value).toBeCloseTo(numerator! / denominator!, 12);
      expect((value ?? 0) >= 0 && (value ?? 0) <= 1).toBe(true);
    }
    expect(whole.daysWithDeployment).toBeLessThanOrEqual(whole.deployments);
  })));

  it('nothing is both counted and left out, and no incident is lost', () => fc.assert(fc.property(world, ({ deployments, leftOut }) => {
    const counted = new Set([...deployments.map(({ key }) => key), ...deployments.flatMap(({ incidents }) => incidents.map(({ key }) => key))]);
    expect(leftOut.filter(({ key }) => counted.has(key))).toEqual([]);
    for (const row of deployments) expect(row.recoveryHours === null || (row.recoveryHours >= 0 && row.incidents.every(({ resolvedAt }) => resolvedAt! <= row.recoveredAt!))).toBe(true);
  })));

  it('stretches cut by halving are those cut by looking at each', () => fc.assert(fc.property(world, instant, instant, ({ deployments }, a, b) => {
    const [from, to] = [Math.min(a, b), Math.max(a, b)];
    expect(inStretch(deployments, from, to)).toEqual(deployments.filter((row) => row.at >= from && row.at < to));
  })));
});
