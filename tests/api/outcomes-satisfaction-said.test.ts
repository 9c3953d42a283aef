import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.ts';
import { tagVerbatim, untagVerbatim } from './feedback-questions.ts';
import { collect, createProduct } from './outcome-questions.ts';

let server: TestServer;
beforeAll(async () => { server = await startServer(); });
afterAll(() => server?.stop());

type Response = Record<string, unknown>;
const answers = (survey: string, kind: string, month: string, counts: [score: number, count: number][], more: Response = {}): Response[] =>
  counts.flatMap(([score, count]) => Array.from({ length: count }, (_, index) => ({ key: `${survey}-${month}-${score}-${index}`, survey, kind, person: `${survey}-${month}-${score}-${index}`, at: `2026-${month}-10T10:00:00Z`, score, ...more })));
const one = (value: number | null | undefined): number | null => (value == null ? null : Number(value.toFixed(1)));

interface Margin { centre: number; margin: number; adjusted: boolean }
interface Survey { key: string; kind: string; isThin: boolean; figure: { value: number | null; low: number; high: number; change: number | null; changeLow: number | null; changeHigh: number | null; isChange: boolean | null; smallestDetectable: number | null }; margin: Margin | null; mean: { value: number | null } | null; groups: { group: string; answers: number; share: number | null }[]; distribution: { score: number; count: number; group: string }[]; responseRate: { value: number | null; numerator: number; denominator: number } }
const surveys = async (product: string, from: string, to: string): Promise<Survey[]> =>
  (await server.graphql<{ product: { satisfaction: { surveys: Survey[] } } }>(`query ($product: String!, $range: RangeInput!) { product(key: $product) { satisfaction(range: $range, compare: PREVIOUS_PERIOD) { surveys {
    key kind isThin figure { value low high change changeLow changeHigh isChange smallestDetectable } margin { centre margin adjusted } mean { value } groups { group answers share } distribution { score count group } responseRate { value numerator denominator } } } } }`, { product, range: { from: `2026-${from}-01`, to: `2026-${to}-01` } })).product.satisfaction.surveys;

describe('the vectors of the definitions, survey by survey', () => {
  beforeAll(async () => {
    await createProduct(server, 'vectors');
    await collect(server, 'vectors', {
      surveyResponses: [
        ...answers('nps', 'NPS', '03', [[10, 25], [9, 25], [8, 15], [7, 15], [6, 10], [0, 10]]), ...answers('nps', 'NPS', '04', [[9, 72], [7, 30], [3, 18]]), ...answers('nps', 'NPS', '05', [[10, 5]]),
        ...answers('csat', 'CSAT', '03', [[5, 44], [4, 40], [3, 16], [1, 20]]), ...answers('ces', 'CES', '03', [[7, 1], [6, 1], [5, 1], [4, 1], [2, 1]]),
        ...Array.from({ length: 400 }, (_, index) => ({ key: `r${index}`, survey: 'exit', kind: 'CSAT', person: `p${index % 320}`, shownAt: '2026-03-10T10:00:00Z', at: '2026-03-10T10:00:00Z', ...(index < 80 ? { score: 4 } : { dismissed: true }) })),
      ],
    });
  });
  const march = async (key: string): Promise<Survey> => (await surveys('vectors', '03', '04')).find((survey) => survey.key === key)!;

  it('NPS 50/30/20 of 100: 30 with a margin of 15.3; 5 promoters of 5: 62.5 +- 45.0, and grey', async () => {
    const nps = await march('nps');
    expect([one(nps.figure.value), one(nps.margin!.centre), one(nps.margin!.margin), nps.margin!.adjusted, nps.isThin]).toEqual([30, 30, 15.3, false, false]);
    expect(nps.groups).toEqual([{ group: 'CRITICAL', answers: 20, share: 0.2 }, { group: 'NEUTRAL', answers: 30, share: 0.3 }, { group: 'FAVOURABLE', answers: 50, share: 0.5 }]);
    const may = (await surveys('vectors', '05', '06')).find(({ key }) => key === 'nps')!;
    expect([one(may.margin!.centre), one(may.margin!.margin), may.margin!.adjusted, may.isThin]).toEqual([62.5, 45, true, true]);
    expect([may.figure.value, may.figure.low, may.figure.high].map(one)).toEqual([100, 17.5, 100]);
  });

  it('a rise of 15 points, [-5.2, +35.2], is not a change, and what would be one is said', async () => {
    const { figure } = (await surveys('vectors', '04', '05')).find(({ key }) => key === 'nps')!;
    expect([one(figure.change), one(figure.changeLow), one(figure.changeHigh), figure.isChange]).toEqual([15, -5.2, 35.2, false]);
    // (1.96 + .84) x 10.3 points of standard error of the difference
    expect(one(figure.smallestDetectable)).toBe(28.9);
  });

  it('CSAT 84 of 120: 70.0 % [61.3, 77.5]; CES 60 % with a mean of 4.8; no mean of other kinds', async () => {
    const csat = await march('csat');
    expect([csat.figure.value, csat.figure.low, csat.figure.high].map((share) => one(100 * share!))).toEqual([70, 61.3, 77.5]);
    const ces = await march('ces');
    expect([ces.figure.value, ces.mean!.value, csat.mean, ces.isThin]).toEqual([0.6, 4.8, null, true]);
  });

  it('the response rate is 25 %: people, not displays', async () => {
    expect((await march('exit')).responseRate).toEqual({ value: 0.25, numerator: 80, denominator: 320 });
  });

  it('what nobody answered has no margin and no share, and says so', async () => {
    const csat = (await surveys('vectors', '05', '06')).find(({ key }) => key === 'csat')!;
    expect([csat.margin, csat.figure.value, csat.groups.map(({ share }) => share)]).toEqual([null, null, [null, null, null]]);
    expect(csat.distribution.map(({ score, group }) => [score, group])).toEqual([[1, 'CRITICAL'], [2, 'CRITICAL'], [3, 'NEUTRAL'], [4, 'FAVOURABLE'], [5, 'FAVOURABLE']]);
  });
});

describe('segments', () => {
  interface Segment { segment: string | null; isThin: boolean; margin: Margin; figure: { value: number; sampleSize: number; change: number | null } }
  const segments = async (args: string): Promise<Segment[]> =>
    (await server.graphql<{ product: { satisfaction: { segments: Segment[] } } }>(`{ product(key: "parts") { satisfaction(range: { from: "2026-03-01", to: "2026-04-01" }, compare: PREVIOUS_PERIOD) { segments(${args}) { segment isThin margin { centre margin adjusted } figure { value sampleSize change } } } } }`)).product.satisfaction.segments;
  beforeAll(async () => {
    await createProduct(server, 'parts');
    const of = (plan: string, scores: [number, number][], month = '03', survey = 'nps'): { people: Response[]; surveyResponses: Response[] } => {
      const surveyResponses = answers(survey, 'NPS', month, scores).map((answer) => ({ ...answer, key: `${plan}-${String(answer['key'])}`, person: `${plan}-${String(answer['person'])}` }));
      return { surveyResponses, people: surveyResponses.map(({ person }) => ({ key: person, traits: { plan, size: plan === 'Team' ? 'small' : 'large' } })) };
    };
    for (const facts of [of('Team', [[10, 20], [8, 10], [3, 10]]), of('Business', [[9, 30], [7, 10]]), of('Trial', [[10, 2]]), of('Team', [[10, 10], [3, 30]], '02')]) await collect(server, 'parts', facts);
    await collect(server, 'parts', { surveyResponses: [...answers('exit', 'NPS', '03', [[0, 3]])] });
  });

  it('are sorted by score, those of fewer than 30 answers last, each with its margin and its change', async () => {
    const found = await segments('kind: NPS, by: "plan"');
    // Team: (20 - 10) / 40 = 25, in February (10 - 30) / 40 = -50. Business: 30 / 40 = 75. Who says nothing of a plan: 3 of the other survey.
    expect(found.map(({ segment, isThin, figure }) => [segment, figure.value, figure.sampleSize, isThin, figure.change])).toEqual([['Business', 75, 40, false, null], ['Team', 25, 40, false, 75], ['Trial', 100, 2, true, null], [null, -100, 3, true, null]]);
    expect(found.every(({ margin }) => margin.margin > 0)).toBe(true);
  });

  it('are of one survey, of surveys, and of any trait', async () => {
    expect((await segments('kind: NPS, by: "plan", filters: [{ dimension: "survey", in: ["exit"] }]')).map(({ segment }) => segment)).toEqual([null]);
    expect((await segments('kind: NPS, by: "survey"')).map(({ segment, figure }) => [segment, figure.sampleSize])).toEqual([['nps', 82], ['exit', 3]]);
    expect((await segments('kind: NPS, by: "trait:size"')).map(({ segment, figure }) => [segment, figure.sampleSize])).toEqual([['large', 42], ['small', 40], [null, 3]]);
    expect(await segments('kind: CES, by: "plan"')).toEqual([]);
    const { errors } = await server.ask('{ product(key: "parts") { satisfaction(range: { last: "P30D" }) { segments(kind: NPS, by: "mood") { segment } } } }');
    expect(errors[0]!.message).toContain('groupBy: satisfaction.nps has no dimension "mood"');
  });
});

describe('tags', () => {
  interface Row { id: string; key: string; group: string; personKey: string | null; tags: { name: string; author: string | null }[] }
  interface Tag { name: string; answers: number; favourable: number; critical: number; favourableShare: number; criticalShare: number }
  const range = 'range: { from: "2026-03-01", to: "2026-04-01" }';
  const read = async (args = ''): Promise<Row[]> => (await server.graphql<{ product: { satisfaction: { verbatims: { rows: Row[] } } } }>(`{ product(key: "tags") { satisfaction(${range}) { verbatims${args} { rows { id key group personKey tags { name author } } } } } }`)).product.satisfaction.verbatims.rows;
  const counts = async (args = ''): Promise<{ tags: Tag[]; knownTags: string[] }> => (await server.graphql<{ product: { satisfaction: { tags: Tag[]; knownTags: string[] } } }>(`{ product(key: "tags") { satisfaction(${range}) { knownTags tags${args} { name answers favourable critical favourableShare criticalShare } } } }`)).product.satisfaction;
  const said = (key: string, score: number, comment: string, more: Response = {}): Response => ({ key, survey: 'nps', kind: 'NPS', person: key, at: `2026-03-0${key.slice(1)}T10:00:00Z`, score, comment, ...more });
  const FACTS = [said('v1', 10, 'Quick'), said('v2', 9, 'Quick and cheap'), said('v3', 7, 'Cheap'), said('v4', 2, 'Not quick at all'), said('v5', 1, 'Dear'), { ...said('v6', 3, 'Hard', { survey: 'ces', kind: 'CES' }) }];
  let ids: Record<string, string>;
  const keys = async (args: string): Promise<string[]> => (await read(args)).map(({ key }) => key);
  beforeAll(async () => {
    await createProduct(server, 'tags');
    await collect(server, 'tags', { people: [{ key: 'v1', traits: { plan: 'Team' } }, { key: 'v4', traits: { plan: 'Team' } }], surveyResponses: FACTS });
    ids = Object.fromEntries((await read()).map(({ key, id }) => [key, id]));
    for (const key of ['v1', 'v2', 'v4']) await tagVerbatim(server, { verbatim: ids[key]!, tag: 'Speed', author: 'Mia' });
    for (const key of ['v2', 'v3', 'v5']) await tagVerbatim(server, { verbatim: ids[key]!, tag: 'Price', author: 'Jon' });
  });

  it('say how many carry them, and how many of those are promoters or detractors', async () => {
    expect(await counts()).toEqual({ knownTags: ['Price', 'Speed'], tags: [
      { name: 'Price', answers: 3, favourable: 1, critical: 1, favourableShare: 1 / 3, criticalShare: 1 / 3 }, { name: 'Speed', answers: 3, favourable: 2, critical: 1, favourableShare: 2 / 3, criticalShare: 1 / 3 }] });
    expect((await counts('(filters: [{ dimension: "plan", in: ["Team"] }])')).tags.map(({ name, answers: of }) => [name, of])).toEqual([['Speed', 2]]);
    expect((await counts('(survey: "ces")')).tags).toEqual([]);
  });

  it('narrow what is read, as do the score\'s group, words, survey and segment, all together', async () => {
    expect(await keys('(tag: "speed")')).toEqual(['v4', 'v2', 'v1']);
    expect(await keys('(untagged: true)')).toEqual(['v6']);
    expect(await keys('(group: CRITICAL)')).toEqual(['v6', 'v5', 'v4']);
    expect(await keys('(group: NEUTRAL)')).toEqual(['v3']);
    expect(await keys('(tag: "Speed", group: FAVOURABLE, search: "cheap QUICK")')).toEqual(['v2']);
    expect(await keys('(filters: [{ dimension: "plan", in: ["Team"] }], survey: "nps")')).toEqual(['v4', 'v1']);
    const { errors } = await server.ask(`{ product(key: "tags") { satisfaction(${range}) { verbatims(tag: "x", untagged: true) { totalCount } } } }`);
    expect(errors[0]!.message).toContain('Give one of the two');
  });

  it('are one in whatever case and space they are written, and stay as they were said first', async () => {
    expect(await tagVerbatim(server, { verbatim: ids['v1']!, tag: ' SPEED ', author: 'Zoe' })).toMatchObject([{ name: 'Speed', author: 'Mia' }]);
    expect(await tagVerbatim(server, { verbatim: ids['v1']!, tag: 'First  steps' })).toMatchObject([{ name: 'Speed' }, { name: 'First steps', author: null }]);
    expect((await untagVerbatim(server, { verbatim: ids['v1']!, tag: 'first steps' })).map(({ name }) => name)).toEqual(['Speed']);
    expect((await counts()).knownTags).toEqual(['Price', 'Speed']);
  });

  it('stay when the answer is sent again, also with other words', async () => {
    await collect(server, 'tags', { surveyResponses: [...FACTS, said('v1', 8, 'Quick, mostly')] });
    expect((await read()).find(({ key }) => key === 'v1')).toMatchObject({ group: 'NEUTRAL', tags: [{ name: 'Speed', author: 'Mia' }] });
    await collect(server, 'tags', { surveyResponses: FACTS });
  });

  it('are put there by many at once, each kept once', async () => {
    await Promise.all(Array.from({ length: 12 }, (_, index) => tagVerbatim(server, { verbatim: ids['v5']!, tag: index % 2 ? 'At once' : 'at ONCE', author: `p${index}` })));
    expect((await read()).find(({ key }) => key === 'v5')!.tags).toHaveLength(2);
    expect(await server.sql(`SELECT count(*)::int AS n FROM tag WHERE lower(name) = 'at once'`)).toEqual([{ n: 1 }]);
    await untagVerbatim(server, { verbatim: ids['v5']!, tag: 'at once' });
  });

  it('are refused with a reason', async () => {
    const stop = async (input: Response): Promise<string | undefined> => (await server.ask('mutation ($input: TagVerbatimInput!) { tagVerbatim(input: $input) { id } }', { input })).errors[0]?.message;
    expect(await stop({ verbatim: '999999', tag: 'x' })).toContain('verbatim: there is none with the id 999999');
    expect(await stop({ verbatim: 'x', tag: 'x' })).toContain('verbatim: expected an id');
    expect(await stop({ verbatim: ids['v1'], tag: '  ' })).toContain('tag: expected 1 to 60 characters');
    expect(await stop({ verbatim: ids['v1'], tag: 'x'.repeat(61) })).toContain('tag: expected at most 60 characters');
    for (let index = 0; index < 20; index += 1) await stop({ verbatim: ids['v6'], tag: `t${index}` });
    expect(await stop({ verbatim: ids['v6'], tag: 'one more' })).toContain('20 tags already');
  });

  it('go with the person who wrote', async () => {
    await server.sql(`DELETE FROM person WHERE key = 'v4'`);
    expect((await counts()).tags.find(({ name }) => name === 'Speed')).toMatchObject({ answers: 2, critical: 0 });
  });
});
