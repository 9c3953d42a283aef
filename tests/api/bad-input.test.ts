import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
  await server.collectDelivery({ source: 'tracker', products: [{ key: 'shop', name: 'Shop' }], teams: [{ key: 'atlas', product: 'shop' }], sprints: [{ key: '1', team: 'atlas' }] });
});
afterAll(async () => { await server.stop(); });

interface ArgumentType { name: string | null; kind: string; ofType: ArgumentType | null }
interface FieldOf { name: string; args: { name: string; type: ArgumentType }[] }

describe('a question that asks too much', () => {
  it('50 levels deep is refused', async () => {
    const query = `{ products { ${'teams { product { '.repeat(25)}key${' } }'.repeat(25)} } }`;
    expect(await server.ask(query)).toMatchObject({ status: 400, data: null, errors: [{ extensions: { code: 'TOO_COSTLY' }, message: expect.stringContaining('levels deep') }] });
  });

  it('with 5,000 aliases is refused', async () => {
    const answer = await server.ask(`{ ${Array.from({ length: 5_000 }, (_, n) => `a${n}: workspace { key }`).join(' ')} }`);
    expect(answer.status).toBe(400);
    expect(answer.data).toBeNull();
  });
});

describe('a negative first or last', () => {
  it('is refused with 400 wherever there is one', async () => {
    await server.collectOutcomes({ source: 'app', product: 'shop', people: [{ key: 'ann' }], feedback: [{ key: 'f', person: 'ann', at: '2026-03-02T10:00:00Z', text: 'Faster, please.' }] });
    const { createRequest: { id: request } } = await server.graphql<{ createRequest: { id: string } }>('mutation { createRequest(input: { product: "shop", title: "Speed", author: "Ann" }) { id } }');
    const { __schema: { types } } = await server.graphql<{ __schema: { types: { name: string; fields: FieldOf[] | null }[] } }>(
      '{ __schema { types { name fields { name args { name type { name kind ofType { name kind } } } } } } }');
    const paged = types.flatMap(({ name, fields }) => (fields ?? []).filter(({ args }) => args.some((arg) => arg.name === 'first' || arg.name === 'last')).map((field) => `${name}.${field.name}`));
    // A new field that takes first or last must be asked for here too.
    const asked: Record<string, string> = {
      'Query.metricTable': '{ metricTable(metrics: ["adoption.active_users"], range: { last: "P7D" }, grain: DAY, product: "shop", first: -1) { totalCount } }',
      'Query.explain': '{ explain(metric: "adoption.active_users", product: "shop", range: { last: "P7D" }, first: -1) { asOf } }',
      'Query.importJobs': '{ importJobs(last: -1) { id } }',
      'Source.lastRejections': '{ sources { lastRejections(first: -1) { path } } }',
      'ImportJob.rejected': '{ importJobs { rejected(first: -1) { path } } }',
      'Team.velocity': '{ team(key: "atlas") { velocity(last: -1) { count } } }',
      'Team.sprints': '{ team(key: "atlas") { sprints(last: -1) { id } } }',
      'Flow.items': '{ team(key: "atlas") { flow(range: { last: "P7D" }) { items(first: -1) { key } } } }',
      'QualityFinding.items': '{ team(key: "atlas") { dataQuality(range: { last: "P7D" }) { findings { items(first: -1) { totalCount } } } } }',
      'Satisfaction.verbatims': '{ product(key: "shop") { satisfaction(range: { last: "P7D" }) { verbatims(first: -1) { totalCount } } } }',
      'FunnelAnalysis.breakdown': '{ product(key: "shop") { tryFunnel(definition: { windowMinutes: 60, steps: [{ event: "a" }, { event: "b" }] }, range: { last: "P7D" }) { breakdown(trait: "plan", first: -1) { value } } } }',
      'FunnelAnalysis.people': '{ product(key: "shop") { tryFunnel(definition: { windowMinutes: 60, steps: [{ event: "a" }, { event: "b" }] }, range: { last: "P7D" }) { people(part: REACHED, first: -1) { totalCount } } } }',
      'Product.releases': '{ product(key: "shop") { releases(first: -1) { id } } }',
      'Product.people': '{ product(key: "shop") { people(first: -1) { nextCursor } } }',
      'Person.timeline': '{ product(key: "shop") { person(key: "ann") { timeline(first: -1) { nextCursor } } } }',
      'Retention.people': '{ product(key: "shop") { retention(range: { last: "P7D" }) { people(cohort: "2026-01-05", step: 1, first: -1) { totalCount } } } }',
      'Revenue.cohorts': '{ product(key: "shop") { revenue(range: { last: "P7D" }) { cohorts(last: -1) { rows { __typename } } } } }',
      'Revenue.segments': '{ product(key: "shop") { revenue(range: { last: "P7D" }) { segments(by: "plan", first: -1) { by } } } }',
      'Voice.feedback': '{ product(key: "shop") { voice { feedback(first: -1) { nextCursor } } } }',
      'Voice.requests': '{ product(key: "shop") { voice { requests(first: -1) { totalCount } } } }',
      'Query.auditLog': '{ auditLog(first: -1) { nextCursor } }',
      'RequestReport.feedback': `{ product(key: "shop") { voice { request(id: "${request}") { feedback(first: -1) { nextCursor } } } } }`,
    };
    expect(paged.filter((field) => !(field in asked))).toEqual([]);
    for (const [field, query] of Object.entries(asked)) {
      if (!paged.includes(field)) continue;
      expect([field, (await server.ask(query)).status]).toEqual([field, 400]);
    }
  });
});

describe('a product or funnel that a person describes', () => {
  const create = (input: Record<string, unknown>) => server.ask<{ createProduct: unknown }>('mutation ($input: CreateProductInput!) { createProduct(input: $input) { key name timeZone currency } }', { input });
  const save = (input: Record<string, unknown>, product = 'shop') => server.ask<{ saveFunnel: { id: string } }>(
    'mutation ($product: String!, $input: FunnelInput!) { saveFunnel(product: $product, input: $input) { id key name windowMinutes steps { event name where { property in } } } }', { product, input });
  const steps = [{ event: 'a' }, { event: 'b', name: 'B', where: [{ property: 'plan', in: ['pro'] }] }];
  const funnel = { key: 'f', name: 'F', windowMinutes: 60, steps };

  it('is created once', async () => {
    expect((await create({ key: 'till', name: 'Till', timeZone: 'Europe/Paris', currency: 'chf' })).data).toEqual({ createProduct: { key: 'till', name: 'Till', timeZone: 'Europe/Paris', currency: 'CHF' } });
    expect(await create({ key: 'till', name: 'Till' })).toMatchObject({ status: 409, errors: [{ extensions: { code: 'CONFLICT' } }] });
  });

  it('gets its name when facts have only referred to it', async () => {
    await server.collectOutcomes({ source: 'app', product: 'kiosk', people: [{ key: 'ann' }] });
    expect((await create({ key: 'kiosk', name: 'Kiosk' })).data).toEqual({ createProduct: { key: 'kiosk', name: 'Kiosk', timeZone: 'UTC', currency: 'EUR' } });
  });

  it.each([[{ key: '', name: 'x' }], [{ key: 'x', name: ' ' }], [{ key: 'x', name: 'x', timeZone: 'Nowhere' }], [{ key: 'x', name: 'x', currency: 'EUX' }]])('%j is refused', async (input) => {
    expect(await create(input)).toMatchObject({ status: 400, errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });

  it('is saved, and saved again replaces it', async () => {
    const first = await save(funnel);
    expect(first.data).toMatchObject({ saveFunnel: { key: 'f', windowMinutes: 60, steps: [{ event: 'a', name: 'a', where: [] }, { event: 'b', name: 'B', where: [{ property: 'plan', in: ['pro'] }] }] } });
    const again = await save({ ...funnel, name: 'G', windowMinutes: 5 });
    expect(again.data?.saveFunnel).toMatchObject({ id: first.data?.saveFunnel.id, name: 'G', windowMinutes: 5 });
  });

  it.each([
    [{ ...funnel, windowMinutes: 0 }], [{ ...funnel, windowMinutes: 366 * 1440 + 1 }], [{ ...funnel, steps: steps.slice(0, 1) }], [{ ...funnel, steps: Array.from({ length: 11 }, () => ({ event: 'a' })) }],
    [{ ...funnel, key: ' ' }], [{ ...funnel, steps: [{ event: '' }, { event: 'b' }] }], [{ ...funnel, steps: [{ event: 'a', where: [{ property: 'p', in: [] }] }, { event: 'b' }] }],
  ])('%j is refused', async (input) => {
    expect(await save(input)).toMatchObject({ status: 400, errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  });

  it('of a product that is not there is refused', async () => {
    expect(await save(funnel, 'nothing')).toMatchObject({ status: 400, errors: [{ message: expect.stringContaining('there is no product "nothing"') }] });
  });
});

describe('a null byte', () => {
  it.each([
    ['{ product(key: "a\\u0000b") { key } }', undefined, 'key'],
    ['query ($key: String!) { team(key: $key) { key } }', { key: 'a\0b' }, 'key'],
    ['{ metricTable(metrics: ["adoption.active_users"], range: { last: "P7D" }, grain: DAY, product: "shop", filters: [{ dimension: "event", in: ["\\u0000"] }]) { totalCount } }', undefined, 'filters'],
    ['{ product(key: "shop") { satisfaction(range: { last: "P7D" }) { verbatims(search: "\\u0000") { totalCount } } } }', undefined, 'search'],
  ])('in %j is refused with a sentence', async (query, variables, place) => {
    const answer = await server.ask(query, variables);
    expect(answer).toMatchObject({ status: 400, errors: [{ extensions: { code: 'BAD_USER_INPUT' }, message: expect.stringContaining(`${place}: contains the character U+0000`) }] });
  });

  it('in variables nested deeper than the stack is found, and harms nothing', async () => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST', headers: { ...server.headers, 'content-type': 'application/json' },
      body: `{"query":"{ __typename }","variables":{"deep":${'['.repeat(100_000)}"\\u0000"${']'.repeat(100_000)}}}`,
    });
    expect(response.status).toBe(400);
  });

  it('in a batch rejects its item alone', async () => {
    const receipt = await server.collectOutcomes({ source: 'app', product: 'nulls', people: [{ key: 'a\0b' }, { key: 'ann' }] });
    expect(receipt).toMatchObject({ accepted: 1, rejected: [{ path: 'people[0].key' }] });
  });
});

describe('a value nested deeper than the stack', () => {
  it.each(['person', 'properties'])('as %s rejects its item alone', async (field) => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const good = '"person":"ann","name":"open","at":"2026-03-02T09:00:00Z"';
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST', headers: { ...server.headers, 'content-type': 'application/json' },
      body: `{"query":"mutation ($input: OutcomeBatch!) { collectOutcomes(input: $input) { accepted rejected { path value } } }","variables":{"input":{"source":"app","product":"deep","events":[{"key":"1-${field}",${good}},{"key":"2",${good},"${field}":${deep}}]}}}`,
    });
    expect(await response.json()).toMatchObject({ data: { collectOutcomes: { accepted: 1, rejected: [{ path: `events[1].${field}`, value: '(a list)' }] } } });
  });
});

describe('a range that reaches back too far', () => {
  it.each(['P99999Y', 'P99999M', 'P99999D', 'P70Y'])('%s is refused with a sentence', async (last) => {
    const answer = await server.ask(`{ metricTable(metrics: ["adoption.active_users"], range: { last: "${last}" }, grain: QUARTER, product: "shop") { totalCount } }`);
    expect(answer).toMatchObject({ status: 400, errors: [{ message: expect.stringContaining(`range.last: ${last} reaches back before 1970`) }] });
  });
});
