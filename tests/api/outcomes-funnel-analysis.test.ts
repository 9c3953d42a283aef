import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GRIDS, holdUpAt, peopleApart } from '../support/held-up.ts';
import { holding } from '../support/holding.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { collect, createProduct, event, saveFunnel } from './outcome-questions.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
  await createProduct(server, 'shop');
  // January: 180 of 1000 convert, after one minute. February: 225 of 1000, after two; people of seven countries in turn.
  const month = (name: string, converted: number, minutes: number) => Array.from({ length: 1000 }, (_, person) => [
    event(`${name}-${person}`, `2026-${name}-0${1 + (person % 9)}T10:00:00Z`, 'A', { country: `c${person % 7}` }),
    ...(person < converted ? [event(`${name}-${person}`, `2026-${name}-0${1 + (person % 9)}T10:0${minutes}:00Z`, 'B')] : []),
  ]).flat();
  const events = [...month('01', 180, 1), ...month('02', 225, 2)];
  for (let from = 0; from < events.length; from += 500) await collect(server, 'shop', { events: events.slice(from, from + 500) });
  await collect(server, 'shop', { accounts: [{ key: 'acme', name: 'Acme', traits: { plan: 'pro' } }], people: [{ key: '02-0', account: 'acme', traits: { name: 'Ann' } }, { key: '02-1', account: 'acme' }] });
});
afterAll(() => server.stop());

const FEBRUARY = { from: '2026-02-01', to: '2026-03-01' };
const definition = { windowMinutes: 60, steps: [{ event: 'A' }, { event: 'B' }] };
const query = (fields: string): string => `query ($definition: FunnelDefinitionInput!, $range: RangeInput!, $compare: Compare, $filters: [FilterInput!]${fields.includes('$after') ? ', $after: String' : ''}) { product(key: "shop") { tryFunnel(definition: $definition, range: $range, compare: $compare, filters: $filters) { ${fields} } } }`;
async function tried<T>(fields: string, more: Record<string, unknown> = {}): Promise<T> {
  return (await server.graphql<{ product: { tryFunnel: T } }>(query(fields), { definition, range: FEBRUARY, ...more })).product.tryFunnel;
}
async function refusal(fields: string, more: Record<string, unknown> = {}): Promise<string | undefined> {
  return (await server.ask(query(fields), { definition, range: FEBRUARY, ...more })).errors[0]?.message;
}
const points = (share: number | null): number => Number((100 * share!).toFixed(2));

describe('a funnel against the period before', () => {
  it('is +4.5 points, Newcombe [+0.98, +8.01], a change; at 18 % of 1000 each 4.8 points could have been seen', async () => {
    const { report } = await tried<{ report: { conversion: { change: number }; steps: { before: number; change: number; changeLow: number; changeHigh: number; isChange: boolean; smallestDetectable: number }[] } }>(
      'report { conversion { change } steps { before change changeLow changeHigh isChange smallestDetectable } }', { range: FEBRUARY, compare: 'PREVIOUS_PERIOD' });
    const step = report.steps[1]!;
    expect([step.before, points(step.change), points(step.changeLow), points(step.changeHigh), step.isChange]).toEqual([180, 4.5, 0.98, 8.01, true]);
    expect(Number((100 * step.smallestDetectable).toFixed(1))).toBe(4.8);
    expect(points(report.conversion.change)).toBe(4.5);
    expect(report.steps[0]).toMatchObject({ before: 1000, change: null });
  });
});

describe('a funnel taken apart', () => {
  it('by day of entry adds up to the whole', async () => {
    const { overTime } = await tried<{ overTime: { period: string; entered: number; converted: number; complete: boolean; nullReason: string | null }[] }>('overTime(grain: DAY) { period entered converted complete nullReason }');
    expect([overTime.length, overTime.reduce((sum, { entered }) => sum + entered, 0), overTime.reduce((sum, { converted }) => sum + converted, 0)]).toEqual([28, 1000, 225]);
    expect(overTime[10]).toEqual({ period: '2026-02-11', entered: 0, converted: 0, complete: true, nullReason: 'Nobody entered the funnel in this period.' });
  });

  it('says how long it took: two minutes for everybody', async () => {
    const { timeToConvert } = await tried<{ timeToConvert: { people: number; medianSeconds: number; percentiles: { percent: number; seconds: number }[]; bars: { fromMinutes: number; people: number }[] } }>('timeToConvert { people medianSeconds percentiles { percent seconds } bars { fromMinutes toMinutes people } }');
    expect(timeToConvert).toMatchObject({ people: 225, medianSeconds: 120, bars: [{ fromMinutes: 0, toMinutes: 1, people: 0 }, { fromMinutes: 1, toMinutes: 2, people: 0 }, { fromMinutes: 2, toMinutes: 3, people: 225 }] });
    expect(timeToConvert.percentiles.map(({ percent }) => percent)).toEqual([10, 25, 50, 75, 90]);
    expect(await refusal('timeToConvert(fromStep: 2) { people }')).toBe('fromStep: expected a step before toStep, which is 2 at most; got 2 and 2.');
  });

  it('by a property at the entry: the values that most have, and all others together', async () => {
    const { breakdown } = await tried<{ breakdown: { value: string | null; isOther: boolean; entered: number; reached: number[] }[] }>('breakdown(property: "country", first: 3) { value isOther entered reached }');
    // 1000 people of seven countries in turn: 143 of the first six, 142 of the last.
    expect(breakdown.map(({ value, isOther, entered }) => [value, isOther, entered])).toEqual([['c0', false, 143], ['c1', false, 143], ['c2', false, 143], [null, true, 571]]);
    expect(breakdown.reduce((sum, { reached }) => sum + reached[1]!, 0)).toBe(225);
    const { breakdown: plans } = await tried<{ breakdown: { value: string | null; entered: number }[] }>('breakdown(trait: "plan") { value entered }');
    expect(plans).toEqual([{ value: null, entered: 998 }, { value: 'pro', entered: 2 }]);
    expect(await refusal('breakdown { value }')).toBe('property: give either a property of the entry or a trait, not both.');
  });

  it('names who stands in a group of a breakdown, all others among them', async () => {
    const count = async (group: string, step = 1): Promise<number> => (await tried<{ people: { totalCount: number } }>(`people(part: REACHED, step: ${step}, ${group}) { totalCount }`)).people.totalCount;
    const { breakdown } = await tried<{ breakdown: { isOther: boolean; reached: number[] }[] }>('breakdown(property: "country", first: 3) { isOther reached }');
    const others = breakdown.find(({ isOther }) => isOther)!;
    expect([await count('property: "country", except: ["c0", "c1", "c2"]'), await count('property: "country", except: ["c0", "c1", "c2"]', 2)]).toEqual(others.reached);
    expect([await count('trait: "plan", value: "pro"'), await count('trait: "plan"'), await count('trait: "plan", except: ["pro"]'), await count('trait: "plan", except: [null]'), await count('trait: "plan", except: [null, "pro"]')]).toEqual([2, 998, 998, 2, 0]);
    expect(await refusal('people(part: REACHED, except: ["c0"]) { totalCount }')).toBe('except: say of which property or trait these are values.');
    expect(await refusal('people(part: REACHED, property: "country", value: "c0", except: ["c1"]) { totalCount }')).toBe('except: give either the one value or those left out, not both.');
  });

  it('names who stands behind each number, page by page', async () => {
    const fields = 'people(part: DROPPED, step: 2, first: 300, after: $after) { totalCount nextCursor rows { person name account accountName enteredAt furthest } }';
    type Pages = { people: { totalCount: number; nextCursor: string | null; rows: { person: string }[] } };
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { people }: Pages = await tried<Pages>(fields, { after });
      expect(people.totalCount).toBe(775);
      seen.push(...people.rows.map(({ person }) => person));
      after = people.nextCursor;
    } while (after !== null);
    expect([seen.length, new Set(seen).size]).toEqual([775, 775]);
    const { people } = await tried<{ people: object }>('people(part: REACHED, step: 2) { totalCount rows { person name account accountName furthest } }', { filters: [{ dimension: 'trait:plan', in: ['pro'] }] });
    expect(people).toEqual({ totalCount: 2, rows: expect.arrayContaining([{ person: '02-0', name: 'Ann', account: 'acme', accountName: 'Acme', furthest: 2 }, { person: '02-1', name: null, account: 'acme', accountName: 'Acme', furthest: 2 }]) });
    expect((await tried<{ people: object }>('people(part: REACHED, property: "country", value: "c3") { totalCount }')).people).toEqual({ totalCount: 143 });
    expect(await refusal('people(part: DROPPED) { totalCount }')).toBe('step: expected 2 to 2, got 1. Nobody drops off before the first.');
  });
});

describe('a funnel that is changed', () => {
  it('is a new version that says what changed; another name is none', async () => {
    const save = (windowMinutes: number, name: string) => server.graphql<{ saveFunnel: { version: number } }>('mutation ($input: FunnelInput!) { saveFunnel(product: "shop", input: $input) { version } }', { input: { key: 'v', name, windowMinutes, steps: definition.steps } });
    const versions: number[] = [];
    for (const [minutes, name] of [[60, 'One'], [60, 'Another'], [120, 'Another']] as const) versions.push((await save(minutes, name)).saveFunnel.version);
    expect(versions).toEqual([1, 1, 2]);
    const over = await server.ask('mutation ($input: FunnelInput!) { saveFunnel(product: "shop", input: $input, version: 1) { version } }', { input: { key: 'v', name: 'Mine', windowMinutes: 30, steps: definition.steps } });
    expect([over.status, over.errors[0]?.message]).toEqual([409, 'version: "v" was changed meanwhile: it is version 2, you read version 1. Read it anew, and save again.']);
    const id = await saveFunnel(server, 'shop', 'v', [{ event: 'A' }, { event: 'B', where: [{ property: 'x', in: ['1'] }] }], 120);
    const { product } = await server.graphql<{ product: { funnel: { version: number; versions: { version: number; changes: string[] }[] } } }>('query ($id: ID!) { product(key: "shop") { funnel(id: $id) { version versions { version changes } } } }', { id });
    expect(product.funnel).toEqual({ version: 3, versions: [{ version: 1, changes: [] }, { version: 2, changes: ['window: 1 hour → 2 hours'] }, { version: 3, changes: ['step 2: B → B where x is 1'] }] });
  });
});

describe('what can be asked', () => {
  it('is told from a sample: properties of an event with their values, traits of people', async () => {
    const { product } = await server.graphql<{ product: { eventProperties: { sampled: number; properties: { name: string; values: string[] }[] }; traitNames: string[] } }>('{ product(key: "shop") { eventProperties(event: "A") { sampled properties { name events values } } traitNames } }');
    expect(product.eventProperties).toMatchObject({ sampled: 2000, properties: [{ name: 'country', events: 2000 }] });
    expect(product.eventProperties.properties[0]!.values.toSorted()).toEqual(['c0', 'c1', 'c2', 'c3', 'c4', 'c5', 'c6']);
    expect(product.traitNames).toEqual(['name', 'plan']);
  });

  it.each<[object, string]>([
    [{ order: 'STRICT', exclusions: [{ event: 'X' }] }, 'exclusions: STRICT lets nothing happen between two steps already. Leave the exclusions out, or ask for IN_ORDER.'],
    [{ order: 'ANY', entries: 'EVERY' }, 'entries: in any order each step done begins an attempt, so that EVERY would count one way several times. Ask for ANY or FIRST.'],
    [{ exclusions: [{ event: 'X', after: 2 }] }, 'exclusions[0].after: expected a step before step 2 of 2, got 2. It counts after one step and before a later one.'],
    [{ hold: '' }, 'hold: expected text, got an empty one. Leave it out if there is none.'],
  ])('refuses %j with what to do', async (switches, message) => expect(await refusal('report { entered }', { definition: { ...definition, ...switches } })).toBe(message));
});

describe('one who leaves', () => {
  it('ends what is being counted for nobody, and nobody else\'s', async () => {
    // A lock on the events holds the count until the client has gone.
    const held = await holding(server, 'event');
    const counting = async (): Promise<number> => (await server.sql<{ n: number }>(`SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' AND wait_event_type = 'Lock'`))[0]!.n;
    const ask = (signal: AbortSignal, windowMinutes: number) => fetch(`${server.url}/graphql`, { method: 'POST', signal, headers: { ...server.headers, 'content-type': 'application/json' }, body: JSON.stringify({ query: query('report { entered }'), variables: { definition: { ...definition, windowMinutes }, range: FEBRUARY } }) });
    const leaving = new AbortController();
    const left = ask(leaving.signal, 61).catch(() => 'left');
    const stays = ask(new AbortController().signal, 62);
    await until(async () => (await counting()) === 2);
    leaving.abort();
    expect(await left).toBe('left');
    await until(async () => (await counting()) === 1);
    await held.release();
    expect(await (await stays).json()).toMatchObject({ data: { product: { tryFunnel: { report: { entered: 1000 } } } } });
  });
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 25));
}

describe('a funnel that takes long', () => {
  const LINES = 'application/graphql-response+json, application/json, application/x-ndjson;q=0.5';
  const slow = (windowMinutes: number, fields = 'report { entered steps { people } }') => ({ query: `query ($definition: FunnelDefinitionInput!) { product(key: "slow") { tryFunnel(definition: $definition, range: {from: "2026-02-01", to: "2026-03-01"}) { ${fields} } } }`, variables: { definition: { windowMinutes, entries: 'FIRST', steps: [{ event: 'A' }, { event: 'B' }] } } });
  const ask = (body: object, accept: string, signal?: AbortSignal): Promise<Response> => fetch(`${server.url}/graphql`, { method: 'POST', headers: { ...server.headers, 'content-type': 'application/json', accept }, body: JSON.stringify(body), signal: signal ?? null });
  interface Line { counting?: { done: number; of: number; secondsLeft: number | null; mostSeconds: number }; data?: unknown }
  async function* linesOf(response: Response): AsyncGenerator<Line> {
    let text = '';
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      const lines = (text + chunk).split('\n');
      text = lines.pop()!;
      for (const line of lines) yield JSON.parse(line) as Line;
    }
  }
  beforeAll(async () => {
    await createProduct(server, 'slow');
    await peopleApart(server);
    for (const person of ['s0', 's1', 's2', 's3']) await collect(server, 'slow', { events: [event(person, '2026-02-03T10:00:00Z', 'A'), ...(person === 's0' ? [] : [event(person, `2026-02-03T10:0${person[1]}:00Z`, 'B')])] });
  });

  it('says in its answer how far it is, and then the answer; to those who do not take that, the answer alone', async () => {
    const held = await holdUpAt(server, 's2');
    const answer = await ask(slow(60), LINES);
    expect(answer.headers.get('content-type')).toBe('application/x-ndjson');
    const seen: Line[] = [];
    for await (const line of linesOf(answer)) {
      if (line.counting?.done === 2 && seen.every(({ counting }) => counting?.done !== 2)) await held.letGo();
      seen.push(line);
    }
    expect(seen.find(({ counting }) => counting?.done === 2)!.counting).toEqual({ done: 2, of: 4, secondsLeft: expect.any(Number), mostSeconds: expect.any(Number) });
    expect(seen.at(-1)).toMatchObject({ data: { product: { tryFunnel: { report: { entered: 4, steps: [{ people: 4 }, { people: 3 }] } } } } });
    const plain = await ask(slow(60), 'application/json');
    expect(plain.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await plain.json()).toMatchObject({ data: seen.at(-1)!.data });
    expect((await ask(slow(60), LINES)).headers.get('content-type')).not.toContain('ndjson');
  });

  const grid = (more: string): object => ({ query: `{ product(key: "slow") { retention(range: {from: "2026-02-01", to: "2026-03-01"}, unit: WEEK, steps: 2${more}) { cohorts { period people cells { returned } } } } }` });

  it.each([['of days', ''], ['with a condition', ', back: {event: "A", where: [{property: "page", is: NOT_EXISTS, in: []}]}']])('says of a grid of cohorts %s how far it is, and ends it when nobody waits', async (_, more) => {
    const held = await holdUpAt(server, 's2', GRIDS);
    const leaving = new AbortController();
    await linesOf(await ask(grid(more), LINES, leaving.signal)).next();
    expect(await held.waiting()).toBeGreaterThan(0);
    leaving.abort();
    while ((await held.waiting()) > 0) await new Promise((resolve) => setTimeout(resolve, 50));
    const seen: Line[] = [];
    for await (const line of linesOf(await ask(grid(more), LINES))) {
      if (line.counting?.done === 2 && seen.every(({ counting }) => counting?.done !== 2)) await held.letGo();
      seen.push(line);
    }
    expect(seen.find(({ counting }) => counting?.done === 2)!.counting).toMatchObject({ done: 2, of: 4 });
    const { data } = seen.at(-1) as { data: { product: { retention: { cohorts: { period: string; people: number; cells: { returned: number }[] }[] } } } };
    expect(data.product.retention.cohorts.filter(({ people }) => people > 0)).toEqual([{ period: '2026-02-02', people: 4, cells: [{ returned: 4 }, { returned: 0 }] }]);
  });

  it('lists the people of all parts in one order, page by page', async () => {
    const people = async (more: string): Promise<{ totalCount: number; nextCursor: string | null; rows: { person: string }[] }> => {
      const { data } = (await (await ask(slow(60, `people(part: REACHED, step: 1, ${more}) { totalCount nextCursor rows { person } }`), 'application/json')).json()) as { data: { product: { tryFunnel: { people: { totalCount: number; nextCursor: string | null; rows: { person: string }[] } } } } };
      return data.product.tryFunnel.people;
    };
    const first = await people('first: 2');
    expect([first.totalCount, first.rows.map(({ person }) => person)]).toEqual([4, ['s0', 's1']]);
    expect(await people(`first: 2, after: "${first.nextCursor}"`)).toEqual({ totalCount: 4, nextCursor: null, rows: [{ person: 's2' }, { person: 's3' }] });
  });

  it('is ended in the database when the one who asked has left', async () => {
    const held = await holdUpAt(server, 's2');
    const leaving = new AbortController();
    const answer = await ask(slow(61), LINES, leaving.signal);
    await linesOf(answer).next();
    expect(await held.waiting()).toBeGreaterThan(0);
    leaving.abort();
    while ((await held.waiting()) > 0) await new Promise((resolve) => setTimeout(resolve, 50));
    await held.letGo();
  });
});
