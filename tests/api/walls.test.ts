import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema, getNamedType, isLeafType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import type pg from 'pg';
import { projectDir } from '../support/cluster.ts';
import { asRuntime } from '../support/runtime-role.ts';
import { fieldText, type Choices } from '../support/schema-questions.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { fill, makeWorkspace, voiceIn, type Voice } from '../support/two-workspaces.ts';

const THEIRS = 'THEIRS';
let server: TestServer;
let ours: Voice;
let theirs: Voice;
let theirId: number;
let runtime: pg.Client;
/** Every number and name by which a row of the other workspace can be asked for. */
let theirIds: string[];
let schema: GraphQLSchema;

beforeAll(async () => {
  server = await startServer({ env: { RECOUNT_SECONDS: '0' } });
  theirId = await makeWorkspace(server, 'theirs');
  ours = voiceIn(server, 'default');
  theirs = voiceIn(server, 'theirs');
  await fill(ours, 'OURS');
  await fill(theirs, THEIRS);
  // Sprints that are over are frozen by themselves once a minute: now, so that later nothing changes but by what is asked here.
  for (const voice of [ours, theirs]) {
    const { teams } = await voice.data<{ teams: { sprints: { id: string }[] }[] }>('{ teams { sprints { id } } }');
    for (const { id } of teams.flatMap(({ sprints }) => sprints)) await voice.ask(`mutation { freezeSprint(sprint: "${id}") { id } }`);
  }
  runtime = await asRuntime(server);
  theirIds = await idsOf();
  schema = buildSchema(readFileSync(join(projectDir, 'api/schema.graphql'), 'utf8'));
});
afterAll(async () => {
  await runtime.end();
  await server.stop();
});

const within = async <T>(work: () => Promise<T>): Promise<T> => {
  await runtime.query('BEGIN');
  await runtime.query(`SELECT set_config('bifocal.workspace', $1, true)`, [String(theirId)]);
  try {
    return await work();
  } finally {
    await runtime.query('ROLLBACK');
  }
};

const readable = async (column: string | null): Promise<string[]> => (await server.sql<{ name: string }>(`
  SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND has_table_privilege($1, c.oid, 'SELECT')
    AND ($2::text IS NULL OR EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = $2)) ORDER BY 1`, [(runtime as unknown as { user: string }).user, column])).map(({ name }) => name);

/** As few as can stand for all: ids of each kind of thing. */
async function idsOf(): Promise<string[]> {
  const tables = await readable('id');
  return within(async () => {
    const found = new Set<string>();
    for (const table of tables) for (const { id } of (await runtime.query<{ id: string }>(`SELECT id::text FROM ${table} ORDER BY id DESC LIMIT 2`)).rows) found.add(id);
    return [...found];
  });
}

/** Of all touches of a day the last one says everything: the others are folded in the background, in every workspace. */
const LAST_TOUCHES = '(SELECT workspace_id, product_id, kind, day, max(xid) AS xid FROM fact_touch GROUP BY 1, 2, 3, 4)';

/** What the other workspace is, row for row. */
async function printOfTheirs(): Promise<Record<string, string>> {
  const tables = (await readable(null)).filter((table) => table !== 'metric_definition');
  return within(async () => {
    const prints: Record<string, string> = {};
    for (const table of tables) prints[table] = (await runtime.query<{ print: string }>(`SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n' ORDER BY t::text)), '') AS print FROM ${table === 'fact_touch' ? LAST_TOUCHES : table} t`)).rows[0]!.print;
    return prints;
  });
}

const WORDS: Readonly<Record<string, string>> = {
  product: 'shop', products: 'shop', team: 'atlas', teams: 'atlas', source: 'app', metric: 'adoption.active_users', metrics: 'adoption.active_users', event: 'paid', by: 'plan', trait: 'plan', dimension: 'plan',
  survey: `${THEIRS} survey`, tag: `${THEIRS} tag`, item: 'A-1', last: 'P90D', timeZone: 'UTC', currency: 'EUR', month: '2026-03-01', cohort: '2026-03-02', email: 'ann@example.com', kind: `${THEIRS} kind`,
};
const SCALARS: Readonly<Record<string, string>> = {
  Int: '2', Float: '0.5', Boolean: 'true', Flag: 'true', Date: '"2026-03-02"', DateTime: '"2026-03-02T00:00:00Z"', FlexibleDate: '"2026-03-02"', Instant: '"2026-03-02T00:00:00Z"', JSON: '{a: 1}', Number: '1', Decimal: '"1"', Choice: '"ACTIVE"',
};

const CALENDAR = 'BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR';
/** Where an id that is not there is an error, which leaves nothing of the answer: asked for apart. */
const PICKY: ReadonlySet<string> = new Set(['barItems', 'readAnew', 'request', 'funnel']);

/** Asks for everything down to a level, with our keys, which are theirs too, and one of their ids. */
const asking = (id: string, levels: number, picky = false): Choices => ({
  below: (count) => Math.min(1, count - 1),
  scalar: (type, { name }, path) => {
    if (type === 'ID') return JSON.stringify(id);
    if (type === 'String' && name === 'key') return JSON.stringify(/person/i.test(path) ? 'ann' : /team/i.test(path) ? 'atlas' : /funnel/i.test(path) ? 'f' : 'shop');
    if (name === 'search') return `"${THEIRS}"`;
    if (name === 'text' && path.startsWith('previewCalendar')) return JSON.stringify(CALENDAR);
    if (name === 'to') return type === 'DateTime' ? '"2026-04-01T00:00:00Z"' : '"2026-03-31"';
    if (type === 'Int' && /step/i.test(name)) return '1';
    return SCALARS[type] ?? JSON.stringify(WORDS[name] ?? 'ann');
  },
  gives: ({ name, type }, path) => ['first', 'last', 'search', 'product', 'team', 'from', 'to'].includes(name) && !(name === 'team' && /\bproduct\b/.test(path)) && !(name === 'last' && String(type) === 'String') || (getNamedType(type).name === 'ID' && !/after$/.test(name) && !(path === 'explain' && name === (Number(id) % 2 === 0 ? 'sprint' : 'release'))),
  // On level 0 what has nothing below it: whatever is wrong with an argument further down leaves nothing of an answer.
  asks: ({ name, type }, _path, level) => (levels === 0 ? level === 1 && isLeafType(getNamedType(type)) : level <= levels && (picky || !PICKY.has(name))),
});

/** The answer to as much of a field as the limits allow. */
async function answerTo(voice: Voice, operation: 'query' | 'mutation', name: string, id: string, { picky = false, deepest = 3 } = {}): Promise<{ text: string; status: number }> {
  const root = (operation === 'query' ? schema.getQueryType() : schema.getMutationType()) as GraphQLObjectType;
  for (let levels = operation === 'query' ? deepest : 2; ; levels -= 1) {
    const text = fieldText(schema, root.getFields()[name]!, asking(id, levels, picky));
    const answer = await voice.ask(`${operation} { ${text} }`);
    if (levels > 1 && answer.errors.some(({ extensions, message }) => extensions?.['code'] === 'TOO_COSTLY' || /token/i.test(message))) continue;
    return answer;
  }
}

describe('two workspaces with the same keys', () => {
  it('are filled: what is looked for is there, and is found by whoever may', async () => {
    expect(theirIds.length).toBeGreaterThan(5);
    const [own, other] = await Promise.all([answerTo(ours, 'query', 'sources', '1'), answerTo(theirs, 'query', 'sources', '1')]);
    expect([own.status, other.status, own.text.includes(THEIRS), other.text.includes(THEIRS)]).toEqual([200, 200, false, true]);
    for (const name of ['products', 'teams', 'product', 'team', 'feeds', 'invitations', 'keys']) {
      const answer = await answerTo(theirs, 'query', name, 'x', { deepest: 0 });
      expect([name, answer.text.includes(THEIRS) || answer.text.slice(0, 400)]).toEqual([name, true]);
    }
    // And by id: what a question has to be refused is there for whoever may ask it.
    const found = await Promise.all(['sprint', 'release', 'workItem'].map(async (name) => (await Promise.all(theirIds.map(async (id) => (await answerTo(theirs, 'query', name, id, { deepest: 0 })).text))).some((text) => text.includes(THEIRS))));
    expect(found).toEqual([true, true, true]);
  });

  it('give nothing of each other to any question, whatever id or key is asked for', async () => {
    const names = Object.keys(schema.getQueryType()!.getFields());
    expect(names.length).toBeGreaterThan(20);
    const failures: string[] = [];
    for (const name of names) {
      const takesId = JSON.stringify(schema.getQueryType()!.getFields()[name]!.args.map(({ type }) => getNamedType(type).name)).includes('"ID"');
      for (const id of takesId || name === 'product' || name === 'team' ? theirIds : theirIds.slice(0, 1)) {
        for (const picky of takesId ? [false, true] : [false]) {
          const { text, status } = await answerTo(ours, 'query', name, id, { picky });
          if (text.replaceAll(`\\"${THEIRS}`, '').includes(THEIRS) || status >= 500) failures.push(`${name} ${id} ${status}: ${text.slice(Math.max(0, text.indexOf(THEIRS) - 200), text.indexOf(THEIRS) + 200)}`);
        }
      }
    }
    expect(failures).toEqual([]);
  });

  it('are changed by nothing that is done in the other one, whatever id or key is given', async () => {
    const before = await printOfTheirs();
    const failures: string[] = [];
    for (const name of Object.keys(schema.getMutationType()!.getFields())) {
      const text = fieldText(schema, schema.getMutationType()!.getFields()[name]!, asking('1', 2))!;
      for (const id of text.includes('"1"') ? theirIds : theirIds.slice(0, 1)) {
        const answer = await answerTo(ours, 'mutation', name, id);
        if (answer.text.replaceAll(`\\"${THEIRS}`, '').includes(`${THEIRS} `) && !/tag|kind|survey/i.test(answer.text)) failures.push(`${name} ${id}: ${answer.text.slice(0, 300)}`);
      }
    }
    expect(failures).toEqual([]);
    expect(await printOfTheirs()).toEqual(before);
  });
});

describe('every path of HTTP', () => {
  /** Each path of the server, and how it is asked from one workspace for what is in the other one. A new one fails until it is here. */
  const asked: Readonly<Record<string, (id: string) => Promise<Response>>> = {
    'Get api/v1/audit.csv': () => get('/api/v1/audit.csv'),
    'Get api/v1/feeds/:file': (id) => get(`/api/v1/feeds/${id}.csv`),
    'Get api/v1/imports/:id/rejected.csv': (id) => get(`/api/v1/imports/${id}/rejected.csv`),
    'Get api/v1/people/export.json': () => get('/api/v1/people/export.json?product=shop&key=ann'),
    'Post api/v1/files': () => fetch(`${server.url}/api/v1/files`, { method: 'POST', headers: { ...ours.headers, 'x-requested-with': 'test', 'x-file-name': 'a.csv' }, body: 'a,b\n1,2\n' }),
    'Post api/v1/commands/owner-link': () => post('/api/v1/commands/owner-link'),
    'Post api/v1/commands/reset-link': () => post('/api/v1/commands/reset-link'),
    'Get live': () => fetchStart('/live'),
    'Post mcp': () => fetch(`${server.url}/mcp`, { method: 'POST', headers: { ...ours.headers, 'content-type': 'application/json', accept: 'application/json, text/event-stream' }, body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'metric_table', arguments: { metrics: ['adoption.active_users'], range: { last: 'P90D' }, grain: 'DAY', product: 'shop', groupBy: ['plan'] } } }) }),
    'All mcp': () => get('/mcp'),
    'Post hooks/:source': () => fetch(`${server.url}/hooks/app`, { method: 'POST', body: '{}' }),
    'Get oidc/start': () => get('/oidc/start'),
    'Get oidc/callback': () => get('/oidc/callback?code=x&state=y'),
    'Get health/live': () => get('/health/live'),
    'Get health/ready': () => get('/health/ready'),
    'Get v1/surveys': () => get('/v1/surveys'),
    'Post v1/batch': () => post('/v1/batch'), 'Post v1/identify': () => post('/v1/identify'),
    'Post capture': () => post('/capture'), 'Post flags': () => post('/flags'),
  };
  const get = (path: string): Promise<Response> => fetch(`${server.url}${path}`, { headers: ours.headers });
  const post = (path: string): Promise<Response> => fetch(`${server.url}${path}`, { method: 'POST', headers: { ...ours.headers, 'content-type': 'application/json' }, body: '{}' });
  const fetchStart = async (path: string): Promise<Response> => {
    const stop = new AbortController();
    const response = await fetch(`${server.url}${path}`, { headers: ours.headers, signal: stop.signal });
    const { value } = await response.body!.getReader().read();
    stop.abort();
    return new Response(value);
  };

  it('is listed here', () => {
    const listed = pathsInSource();
    expect(listed.length).toBeGreaterThan(12);
    expect(listed.filter((path) => !(path in asked))).toEqual([]);
  });

  it('gives nothing of the other workspace', async () => {
    for (const [path, ask] of Object.entries(asked)) {
      for (const id of path.includes(':') ? theirIds : theirIds.slice(0, 1)) {
        const response = await ask(id);
        expect([path, id, response.status < 500 || response.status === 503, (await response.text()).includes(THEIRS)]).toEqual([path, id, true, false]);
      }
    }
  });
});

/** Of decorators that take several paths the first stands for all. */
function pathsInSource(): string[] {
  const files = readdirSync(join(projectDir, 'api/src'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.controller.ts'));
  return files.flatMap((file) => {
    const text = readFileSync(join(projectDir, 'api/src', file), 'utf8');
    const base = /@Controller\((?:'([^']*)')?\)/.exec(text)?.[1] ?? '';
    return [...text.matchAll(/@(Get|Post|Put|Patch|Delete|All)\(\[?(?:'([^']*)')?/g)].map(([, method, path = '']) => `${method} ${[base, path].filter(Boolean).join('/')}`);
  });
}

describe('200 questions of two workspaces at once on two connections', () => {
  it('are each answered from their own', async () => {
    const small = await startServer({ env: { DATABASE_CONNECTIONS: '2' } });
    try {
      await makeWorkspace(small, 'theirs');
      const voices = { OURS: voiceIn(small, 'default'), THEIRS: voiceIn(small, 'theirs') };
      for (const [mark, voice] of Object.entries(voices)) await fill(voice, mark);
      const answers = await Promise.all(Array.from({ length: 200 }, async (_, n) => {
        const mark = n % 2 === 0 ? 'OURS' : 'THEIRS';
        // Each in other words, so that none is given again as it was.
        const writes = n % 10 < 2;
        const { text } = writes
          ? await voices[mark].ask('mutation ($input: AnnotationInput!) { annotate(product: "shop", input: $input) { id text } }', { input: { day: '2026-03-03', text: `${mark} ${n}` } })
          : await voices[mark].ask(`{ a${n}: product(key: "shop") { name people(first: 5) { rows { name } } annotations(range: { from: "2026-03-01", to: "2026-03-31" }) { text } } t: teams { name } }`);
        return { n, mark, own: text.includes(mark), other: text.includes(mark === 'OURS' ? 'THEIRS' : 'OURS'), text };
      }));
      expect(answers.filter(({ own, other }) => !own || other).map(({ n, text }) => `${n}: ${text.slice(0, 300)}`)).toEqual([]);
      const [{ pools }] = await small.sql<{ pools: number }>(`SELECT count(*)::int AS pools FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'bifocal'`) as [{ pools: number }];
      expect(pools).toBeLessThanOrEqual(2);
    } finally {
      await small.stop();
    }
  });
});
