import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { simulate, type PlantedTruth } from '@bifocal/sample';
import { startServer, type TestServer } from '../support/server.ts';

/** What was planted in the sample organisation is found again through the public door, to the last item. */
let server: TestServer;
let truths: readonly PlantedTruth[];
beforeAll(async () => {
  server = await startServer({ sample: true });
  const [row] = await server.sql<{ value: { seed: number; today: string; scale: number; state: string } }>(`SELECT value FROM setting WHERE key = 'sample'`);
  if (row?.value.state !== 'done') throw new Error('The sample is not loaded.');
  truths = simulate(row.value).truths;
});
afterAll(() => server?.stop());

function truth(name: string): PlantedTruth {
  const found = truths.find((one) => one.name === name);
  if (!found) throw new Error(`There is no planted truth ${name}.`);
  return found;
}

interface Rows { metricTable: { rows: { period: string; value: number | null; numerator: number | null; denominator: number | null; complete: boolean }[] } }
const table = async (metrics: string[], range: Record<string, string>, grain: string, more = '') => (await server.graphql<Rows>(`query ($range: RangeInput!) { metricTable(metrics: ${JSON.stringify(metrics)}, range: $range, grain: ${grain}, product: "checkout" ${more}) { rows { period value numerator denominator complete } } }`, { range })).metricTable.rows;
const dayAfter = (date: string) => new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

describe('the planted truths', () => {
  it('a release lifts activation from 40 % to 48 %', async () => {
    const { numbers, rates, dates, keys } = truth('activation-lift');
    const { saveFunnel } = await server.graphql<{ saveFunnel: { id: string } }>(`mutation ($input: FunnelInput!) { saveFunnel(product: "checkout", input: $input) { id } }`, {
      input: { key: 'activation-test', name: 'Activation', windowMinutes: 7 * 24 * 60, steps: [{ event: keys!['signUp'] }, { event: keys!['activation'] }] },
    });
    const report = async (from: string, to: string) => (await server.graphql<{ product: { funnel: { report: { entered: number; maturing: number; steps: { people: number }[] } } } }>(
      `query ($range: RangeInput!, $id: ID!) { product(key: "checkout") { funnel(id: $id) { report(range: $range) { entered maturing steps { people } } } } }`,
      { range: { from, to }, id: saveFunnel.id })).product.funnel.report;
    const before = await report(dates['from']!, dates['released']!);
    const after = await report(dates['released']!, dates['to']!);
    expect([before.steps.map((step) => step.people), after.steps.map((step) => step.people)]).toEqual([
      [numbers['signUpsBefore'], numbers['activatedBefore']],
      [numbers['signUpsAfter'], numbers['activatedAfter']],
    ]);
    for (const [report_, rate] of [[before, rates!['before']!], [after, rates!['after']!]] as const) {
      const seen = report_.steps[1]!.people / report_.entered;
      expect(Math.abs(seen - rate.rate)).toBeLessThanOrEqual(rate.tolerance);
    }
  });

  it('the same activation stands on the Adoption page, with a mark where the release went out', async () => {
    const { numbers, dates, keys } = truth('activation-lift');
    const rate = async (from: string, to: string) => (await server.graphql<{ figures: { numerator: number; denominator: number }[] }>('query ($range: RangeInput!) { figures(metrics: ["adoption.activation_rate"], product: "checkout", range: $range) { numerator denominator } }', { range: { from, to } })).figures[0];
    expect(await rate(dates['from']!, dates['released']!)).toEqual({ numerator: numbers['activatedBefore'], denominator: numbers['signUpsBefore'] });
    expect(await rate(dates['released']!, dates['to']!)).toEqual({ numerator: numbers['activatedAfter'], denominator: numbers['signUpsAfter'] });
    const { product } = await server.graphql<{ product: { annotations: { kind: string; day: string; text: string }[] } }>('query ($range: RangeInput!) { product(key: "checkout") { annotations(range: $range) { kind day text } } }', { range: { from: dates['released'], to: dayAfter(dates['released']!) } });
    expect(product.annotations.filter(({ kind }) => kind === 'RELEASE')).toHaveLength(1);
    expect(keys!['release']).toBeTruthy();
  });

  it('the funnel from sign-up to purchase has the planted steps', async () => {
    const { numbers, dates, keys } = truth('funnel-steps');
    const { product } = await server.graphql<{ product: { funnels: { key: string; report: { steps: { people: number }[] } }[] } }>(
      `query ($range: RangeInput!) { product(key: "checkout") { funnels { key report(range: $range) { steps { people } } } } }`, { range: { from: dates['from']!, to: dates['to']! } });
    const funnel = product.funnels.find(({ key }) => key === keys!['funnel']);
    expect(funnel?.report.steps.map((step) => step.people)).toEqual([numbers['signUps'], numbers['projects'], numbers['invitations'], numbers['purchases']]);
  });

  it('MRR stands at each month\'s end to the cent, with all five movements', async () => {
    const { series } = truth('mrr-by-month');
    // The month that runs goes on after the sample was made: cancellations that were scheduled then take effect.
    const months = Object.keys(series!['end']!).slice(0, -1);
    const planted = (name: string) => months.map((month) => [month, series![name]![month]]);
    const range = { from: `${months[0]}-01`, to: `${Object.keys(series!['end']!).at(-1)}-01` };
    for (const [metric, name] of [['revenue.mrr', 'end'], ['revenue.new', 'new'], ['revenue.expansion', 'expansion'], ['revenue.contraction', 'contraction'], ['revenue.churn', 'churn'], ['revenue.reactivation', 'reactivation'], ['revenue.currency', 'currency']] as const) {
      const rows = await table([metric], range, 'MONTH');
      expect([metric, rows.map((row) => [row.period.slice(0, 7), row.value])]).toEqual([metric, planted(name)]);
    }
  });

  it('MRR splits by industry, size and currency as it was planted, and adds up', async () => {
    const { series, dates } = truth('mrr-by-segment');
    const { product } = await server.graphql<{ product: { revenue: Record<'industry' | 'size', { rows: { value: string; end: number }[]; other: null; whole: { end: number } }> & { currencies: { currency: string; mrr: number; counted: boolean }[] } } }>(
      `query ($range: RangeInput!) { product(key: "checkout") { revenue(range: $range) { currencies { currency mrr counted }
         industry: segments(by: "trait:industry") { rows { value end } other { end } whole { end } } size: segments(by: "trait:size") { rows { value end } other { end } whole { end } } } } }`,
      { range: { from: '2020-01-01', to: dayAfter(dates['today']!) } });
    // What was scheduled takes effect while the day of the sample goes on.
    for (const by of ['industry', 'size'] as const) {
      const { rows, whole } = product.revenue[by];
      expect(rows.map(({ value }) => value).sort()).toEqual(Object.keys(series![by]!).sort());
      for (const { value, end } of rows) expect(Math.abs(end - series![by]![value]!)).toBeLessThanOrEqual(0.1 * series![by]![value]!);
      expect(rows.reduce((sum, { end }) => sum + end, 0)).toBe(whole.end);
      expect(whole.end).toBeGreaterThan(0.95 * Object.values(series![by]!).reduce((sum, end) => sum + end, 0));
    }
    expect(product.revenue.currencies.map(({ currency, counted }) => [currency, counted])).toEqual([['EUR', true], ['USD', true]]);
  });

  it('people sign up in the months in which they were made to', async () => {
    const { numbers, series, keys } = truth('people');
    const months = Object.keys(series!['signUps']!);
    const signUps = await table(['adoption.active_users'], { from: `${months[0]}-01`, to: dayAfter(`${months.at(-1)}-28`) }, 'MONTH', `, filters: [{ dimension: "event", in: ["${keys!['signUp']}"] }]`);
    expect(Object.fromEntries(signUps.map((row) => [row.period.slice(0, 7), row.value]))).toEqual(series!['signUps']);
    expect(signUps.reduce((sum, row) => sum + (row.value ?? 0), 0)).toBe(numbers['people']);
  });

  it('a scripted sprint has the ledger and the burndown that it was scripted to have', async () => {
    const { numbers, series, keys } = truth('scripted-sprint');
    interface Ledger { commitment: number; added: number; removed: number; reEstimated: number; completed: number; cancelled: number; carryOver: number; completedOnTime: number; completedLate: number; committedItems: number; unestimatedItems: number; doneBefore: number; addsUp: boolean; keptCommitment: { numerator: number } }
    const { team } = await server.graphql<{ team: { sprints: { key: string; ledger: Ledger; burndown: { days: { date: string; remaining: number }[] } }[] } }>(
      `{ team(key: "${keys!['team']}") { sprints(last: 10) { key ledger { commitment added removed reEstimated completed cancelled carryOver completedOnTime completedLate committedItems unestimatedItems doneBefore addsUp keptCommitment { numerator } } burndown { days { date remaining } } } } }`);
    const sprint = team.sprints.find(({ key }) => key === keys!['sprint']);
    const { keptCommitment, addsUp, ...ledger } = sprint!.ledger;
    expect(addsUp).toBe(true);
    expect({ ...ledger, keptCommitment: keptCommitment.numerator }).toEqual(numbers);
    expect(Object.fromEntries(sprint!.burndown.days.map(({ date, remaining }) => [date, remaining]))).toEqual(series!['remainingAtEndOfDay']);
  });

  it('NPS has the planted promoters, passives and detractors', async () => {
    const { numbers, keys } = truth('nps');
    const { product } = await server.graphql<{ product: { satisfaction: { surveys: { key: string; figure: { value: number; sampleSize: number }; distribution: { score: number; count: number }[]; responseRate: { numerator: number; denominator: number } }[] } } }>(
      `{ product(key: "checkout") { satisfaction(range: {from: "2020-01-01", to: "2100-01-01"}) { surveys { key figure { value sampleSize } distribution { score count } responseRate { numerator denominator } } } } }`);
    const survey = product.satisfaction.surveys.find(({ key }) => key === keys!['survey'])!;
    const count = (low: number, high: number) => survey.distribution.filter(({ score }) => score >= low && score <= high).reduce((sum, { count: some }) => sum + some, 0);
    expect({ promoters: count(9, 10), passives: count(7, 8), detractors: count(0, 6) }).toEqual({ promoters: numbers['promoters'], passives: numbers['passives'], detractors: numbers['detractors'] });
    const answered = numbers['promoters']! + numbers['passives']! + numbers['detractors']!;
    expect(survey.figure.value).toBeCloseTo((100 * (numbers['promoters']! - numbers['detractors']!)) / answered, 9);
    expect(survey.responseRate).toEqual({ numerator: numbers['peopleAnswered'], denominator: numbers['peopleShown'] });
  });

  it('as many items are held up as were planted, on as many days', async () => {
    const { numbers, dates } = truth('blocked');
    for (const team of ['atlas', 'boreas']) {
      const { explain, team: { flow } } = await server.graphql<{ explain: { figure: { value: number }; totalCount: number }; team: { flow: { wipItems: { blockedNow: boolean }[] } } }>(
        'query ($team: String!, $range: RangeInput!) { explain(metric: "flow.blocked_time", team: $team, range: $range) { totalCount figure { value } } team(key: $team) { flow(range: $range) { wipItems { blockedNow } } } }',
        { team, range: { from: dates['from'], to: dates['to'] } });
      expect([team, explain.totalCount, explain.figure.value, flow.wipItems.filter((item) => item.blockedNow).length]).toEqual([team, numbers[`${team}Items`], numbers[`${team}Days`], numbers[`${team}Now`]]);
    }
  });

  it('defects are as many as were opened, and the planted ones escaped', async () => {
    const { numbers, keys } = truth('defects');
    for (const team of ['atlas', 'boreas']) {
      const { metricTable } = await server.graphql<Rows>(`{ metricTable(metrics: ["defects.opened"], range: {last: "P3Y"}, grain: MONTH, team: "${team}") { rows { value } } }`);
      expect([team, metricTable.rows.reduce((sum, row) => sum + (row.value ?? 0), 0)]).toEqual([team, numbers[team]]);
    }
    const { metricTable } = await server.graphql<{ metricTable: { rows: { label: string; numerator: number | null; denominator: number | null }[] } }>(`{ metricTable(metrics: ["defects.escape_rate"], range: {last: "P3Y"}, grain: RELEASE, product: "checkout") { rows { label numerator denominator } } }`);
    const release = metricTable.rows.find(({ label }) => label.toLowerCase() === keys!['release']);
    expect(release).toMatchObject({ numerator: numbers['escaped'], denominator: numbers['foundInRelease'] });
  });

  it('data quality names the planted flaws, and no other items of their kinds', async () => {
    const { keys, dates } = truth('flaws');
    for (const team of ['atlas', 'boreas']) {
      const { team: found } = await server.graphql<{ team: { dataQuality: { findings: { kind: string; items: { rows: { key: string }[] } }[] } } }>(
        `query ($range: RangeInput!) { team(key: "${team}") { dataQuality(range: $range) { findings { kind items { rows { key } } } } } }`, { range: { from: dates['from']!, to: dayAfter(dates['now']!.slice(0, 10)) } });
      const told = (kind: string) => found.dataQuality.findings.find((finding) => finding.kind === kind)?.items.rows.map(({ key }) => key).sort() ?? [];
      const planted = (name: string) => Object.entries(keys!).filter(([place]) => place.startsWith(`${team} ${name} `)).map(([, key]) => key).sort();
      expect([team, told('DONE_WITHOUT_START'), told('ESTIMATE_AFTER_DONE'), told('OPEN_SUB_TASKS'), told('GAP_IN_HISTORY')])
        .toEqual([team, planted('neverStarted'), planted('reEstimatedAfterDone'), planted('openSubTasks'), []]);
    }
  });

  it('deployments failed and were mended as planted, and changes wait less from the release on', async () => {
    const { numbers, series, dates, keys } = truth('delivery-to-production');
    interface Figures { changeLeadTime: { value: number }; recoveryTime: { value: number }; changeFailRate: { numerator: number; denominator: number }; reworkRate: { numerator: number; denominator: number }; open: number }
    const dora = async (from: string, to: string) => (await server.graphql<{ product: { dora: { figures: Figures; leftOut: { key: string }[]; services: { service: string; figures: { deploymentFrequency: { value: number } } }[] } } }>(
      `query ($range: RangeInput!) { product(key: "checkout") { dora(range: $range, grain: MONTH) { leftOut { key } services { service figures { deploymentFrequency { value } } }
         figures { open changeLeadTime { value } recoveryTime { value } changeFailRate { numerator denominator } reworkRate { numerator denominator } } } } }`, { range: { from, to } })).product.dora;
    const whole = await dora(dates['from']!, dates['to']!);
    expect([whole.figures.changeFailRate, whole.figures.reworkRate, whole.figures.open]).toEqual([
      { numerator: numbers['failed'], denominator: numbers['deployments'] }, { numerator: numbers['rework'], denominator: numbers['deployments'] }, numbers['open'],
    ]);
    expect(Object.fromEntries(whole.services.map(({ service, figures }) => [service, figures.deploymentFrequency.value]))).toEqual(series!['byService']);
    expect(whole.leftOut).toEqual([{ key: keys!['external'] }]);
    expect(whole.figures.recoveryTime.value).toBeCloseTo(numbers['recoveryHours']!, 6);
    const [before, after] = [await dora(dates['from']!, dates['released']!), await dora(dates['released']!, dates['to']!)];
    expect(before.figures.changeLeadTime.value).toBeCloseTo(numbers['leadHoursBefore']!, 6);
    expect(after.figures.changeLeadTime.value).toBeCloseTo(numbers['leadHoursAfter']!, 6);
    const months = await table(['dora.deployment_frequency'], { from: dates['from']!, to: dates['to']! }, 'MONTH');
    expect(Object.fromEntries(months.filter(({ value }) => value !== 0).map(({ period, value }) => [period.slice(0, 7), value]))).toEqual(series!['deployments']);
  });

  it('what people wrote with their NPS has the planted themes, each by what its scores say', async () => {
    const { series, keys, numbers } = truth('themes');
    const { product } = await server.graphql<{ product: { satisfaction: { tags: { name: string; answers: number; favourable: number; critical: number }[] } } }>(
      `query ($survey: String!) { product(key: "checkout") { satisfaction(range: { last: "P3Y" }) { tags(survey: $survey) { name answers favourable critical } } } }`, { survey: keys!['survey'] });
    const { tags } = product.satisfaction;
    expect([numbers['tags'], tags.length]).toEqual([tags.length, 12]);
    const planted = (tag: string): number[] => ['promoters', 'passives', 'detractors'].map((name) => series![name]![tag]!);
    for (const { name, answers, favourable, critical } of tags) expect([name, favourable, answers - favourable - critical, critical]).toEqual([name, ...planted(name)]);
  });

  it('all feedback but the newest is sorted or was set aside, and every request of the sample is there', async () => {
    const { product } = await server.graphql<{ product: { voice: { requests: { totalCount: number; rows: { people: number; feedback: number; title: string }[] }; inbox: { totalCount: number }; aside: { rows: { kind: string }[]; totalCount: number }; sorted: { totalCount: number }; all: { totalCount: number } } } }>(
      '{ product(key: "checkout") { voice { requests { totalCount rows { people feedback title } } inbox: feedback(place: INBOX) { totalCount } aside: feedback(place: ASIDE, first: 200) { totalCount rows { kind } } sorted: feedback(place: SORTED) { totalCount } all: feedback { totalCount } } } }');
    const { requests, inbox, aside, sorted, all } = product.voice;
    expect(requests.totalCount).toBe(15);
    expect(requests.rows.reduce((sum, { feedback }) => sum + feedback, 0)).toBe(sorted.totalCount);
    expect(inbox.totalCount + aside.totalCount + sorted.totalCount).toBe(all.totalCount);
    expect(new Set(aside.rows.map(({ kind }) => kind))).toEqual(new Set(['praise']));
    expect(inbox.totalCount).toBeLessThan(sorted.totalCount);
  });
});
