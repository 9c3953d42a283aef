import { buildClientSchema, getIntrospectionQuery, getNullableType, isEnumType, isInputObjectType, isListType, isRequiredArgument, isRequiredInputField, getNamedType, isLeafType, type GraphQLField, type GraphQLInputType, type GraphQLSchema, type IntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.ts';
import { asMember, codeOf, type Voice } from '../support/voices.ts';

const ROLES = ['OWNER', 'ADMIN', 'PRODUCT_OWNER', 'PRODUCT_MANAGER', 'LEADER', 'ANALYST', 'VIEWER'] as const;
type Role = (typeof ROLES)[number];

const everybody = ROLES;
const managers: readonly Role[] = ['OWNER', 'ADMIN'];
const withKeys: readonly Role[] = ['OWNER', 'ADMIN', 'ANALYST'];
const onDelivery: readonly Role[] = ['OWNER', 'ADMIN', 'PRODUCT_OWNER'];
const onOutcomes: readonly Role[] = ['OWNER', 'ADMIN', 'PRODUCT_MANAGER'];
const onEither: readonly Role[] = ['OWNER', 'ADMIN', 'PRODUCT_OWNER', 'PRODUCT_MANAGER'];
/** Needed to sign in: open to everybody, and looked at below. */
const OPEN = ['oneTimeLink', 'passwordStrength', 'signIn', 'signInAsSample', 'signInOptions', 'signOut', 'takeLink'];

/** Who may ask for what, written by hand: a role that is given a right by mistake shows here. */
const TABLE: readonly (readonly [roles: readonly Role[], fields: readonly string[]])[] = [
  [everybody, [
    'me', 'workspace', 'products', 'product', 'teams', 'team', 'sprint', 'release', 'workItem', 'metricCatalog', 'metricTable', 'figures', 'explain', 'sources', 'feeds', 'targets',
    'myAccount', 'changeMyName', 'changeMyPassword', 'endMySession', 'signOutEverywhere', 'openWorkspace',
  ]],
  [managers, [
    'members', 'invitations', 'roles', 'closedHalves', 'invite', 'revokeInvitation', 'changeMember', 'removeMember', 'createResetLink', 'closeHalves', 'auditLog', 'signUpDomains', 'allowSignUpFrom',
    'collectDelivery', 'collectOutcomes', 'createProduct', 'changeProduct', 'keepEvents', 'storage', 'readReplicas', 'createWriteKey', 'revokeWriteKey', 'decideTeamSettings', 'previewTeamSettings', 'previewCalendar', 'importJobs', 'importJob', 'previewImport', 'startImport', 'removeSample', 'erasePerson',
  ]],
  [onDelivery, ['closeSprint', 'freezeSprint', 'freezeSprints', 'correctSprint', 'recomputeSprints', 'compareWithReport', 'addRetroNote', 'editRetroNote', 'moveRetroNote', 'removeRetroNote', 'addRetroAction', 'editRetroAction', 'giveReason', 'judgeGoal']],
  [onOutcomes, ['saveFunnel', 'decideProductSettings', 'previewProductSettings', 'surveyTemplates', 'saveSurveyForm', 'setSurveyFormState', 'deleteSurveyForm', 'tagVerbatim', 'untagVerbatim', 'createRequest', 'editRequest', 'mergeRequests', 'sortFeedback', 'annotate', 'removeAnnotation']],
  [onEither, ['setTarget']],
  [withKeys, ['keys', 'keyBudgets', 'createKey', 'rotateKey', 'revokeKey', 'setKeyBudget', 'createFeed', 'updateFeed', 'deleteFeed', 'signFeedLink', 'endFeedLinks']],
];

let server: TestServer;
let schema: GraphQLSchema;
const voices = new Map<Role, Voice>();
beforeAll(async () => {
  server = await startServer();
  await server.collectOutcomes({ source: 'app', product: 'shop', events: [{ key: 'e1', person: 'ann', name: 'opened', at: '2026-10-02T09:00:00Z' }] });
  schema = buildClientSchema(await server.graphql<IntrospectionQuery>(getIntrospectionQuery()));
  for (const role of ROLES) voices.set(role, await asMember(server, { roles: [role] }));
});
afterAll(async () => server?.stop());

/** A value that passes validation, whatever it means. */
function value(type: GraphQLInputType): string {
  const named = getNullableType(type);
  if (isListType(named)) return `[${value(named.ofType as GraphQLInputType)}]`;
  if (isEnumType(named)) return named.getValues()[0]!.name;
  if (isInputObjectType(named)) return `{${Object.values(named.getFields()).filter(isRequiredInputField).map((field) => `${field.name}: ${value(field.type)}`).join(', ')}}`;
  const words: Record<string, string> = { Int: '1', Float: '1', Boolean: 'false', DateTime: '"2026-01-01T00:00:00Z"', Date: '"2026-01-01"', FlexibleDate: '"2026-01-01"', Number: '1' };
  return words[named.name] ?? '"1"';
}

/** Asks for a root field more often than any question may, so that what is allowed is refused after its rights were looked at, and nothing is done. */
function manyTimes(kind: 'query' | 'mutation', field: GraphQLField<unknown, unknown>): string {
  const given = field.args.filter(isRequiredArgument).map((argument) => `${argument.name}: ${value(argument.type)}`);
  const one = `${field.name}${given.length > 0 ? `(${given.join(', ')})` : ''}${isLeafType(getNamedType(field.type)) ? '' : ' { __typename }'}`;
  return `${kind} { ${Array.from({ length: 61 }, (_, n) => `a${n}: ${one}`).join(' ')} }`;
}

const roots = (): (readonly ['query' | 'mutation', GraphQLField<unknown, unknown>])[] => [
  ...Object.values(schema.getQueryType()!.getFields()).map((field) => ['query', field] as const),
  ...Object.values(schema.getMutationType()!.getFields()).map((field) => ['mutation', field] as const),
];

/** "allowed" where nothing but its size was against it. */
async function outcome(ask: Voice['ask'], query: string): Promise<string> {
  const code = codeOf(await ask(query));
  return code === 'TOO_COSTLY' ? 'allowed' : code;
}

describe('a role and a root field', () => {
  it('the table names every field that there is, once', () => {
    expect([...TABLE.flatMap(([, fields]) => fields), ...OPEN].sort()).toEqual(roots().map(([, { name }]) => name).sort());
  });

  it.each(ROLES)('%s may what the table says, and nothing else of it', async (role) => {
    const voice = voices.get(role)!;
    const expected: string[] = [];
    const found: string[] = [];
    for (const [kind, field] of roots()) {
      const line = TABLE.find(([, fields]) => fields.includes(field.name));
      if (!line) continue; // Open to everybody.
      expected.push(`${field.name} ${line[0].includes(role) ? 'allowed' : 'FORBIDDEN'}`);
      found.push(`${field.name} ${await outcome(voice.ask, manyTimes(kind, field))}`);
    }
    expect(found).toEqual(expected);
  });

  it('every root field is looked at: a stranger is told to sign in, and only what signing in needs is open', async () => {
    const open: string[] = [];
    const stranger = async (query: string) => {
      const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) });
      const body = (await response.json()) as { errors?: { message: string; extensions?: Record<string, unknown> }[] };
      return { status: response.status, data: null, errors: body.errors ?? [] };
    };
    for (const [kind, field] of roots()) {
      const answer = await stranger(manyTimes(kind, field));
      if (codeOf(answer) === 'UNAUTHENTICATED') expect([field.name, answer.status]).toEqual([field.name, 401]);
      else open.push(`${field.name} ${codeOf(answer)}`);
    }
    expect(open.sort()).toEqual(OPEN.map((name) => `${name} TOO_COSTLY`));
  });
});

describe('a refusal', () => {
  it('says which right is missing and who can give it, with status 403', async () => {
    const { status, errors: [error], data } = await voices.get('VIEWER')!.ask('mutation { freezeSprints(team: "atlas") }');
    expect([status, data, error?.extensions]).toEqual([403, null, { code: 'FORBIDDEN' }]);
    expect(error?.message).toBe('freezeSprints: needs WORK_DELIVERY (may work on delivery: retrospectives, goals, closing, freezing and correcting sprints, comparing with Jira). Your role (Viewer) does not include it. An owner or admin of the workspace can change that under Settings, Members.');
  });

  it('is of the whole operation: nothing of it is done', async () => {
    const owner = voices.get('PRODUCT_MANAGER')!;
    const answer = await owner.ask('mutation { annotate(product: "shop", input: {day: "2026-10-02", text: "Sale"}) { id } createProduct(input: {key: "other", name: "Other"}) { id } }');
    expect([answer.status, codeOf(answer)]).toEqual([403, 'FORBIDDEN']);
    expect(answer.errors[0]?.message).toMatch(/^createProduct: needs MANAGE_SOURCES/);
    expect(await server.sql('SELECT FROM product_note')).toHaveLength(0);
  });

  it('looks into fragments, and leaves out what is not asked for', async () => {
    const viewer = voices.get('VIEWER')!;
    const query = 'query ($keys: Boolean!) { ...q } fragment q on Query { sources { key ...s @include(if: $keys) } } fragment s on Source { lastRejections { reason } }';
    expect(codeOf(await viewer.ask(query, { keys: true }))).toBe('FORBIDDEN');
    expect((await viewer.ask(query, { keys: true })).errors[0]?.message).toMatch(/^sources\.lastRejections: needs MANAGE_SOURCES/);
    expect(codeOf(await viewer.ask(query, { keys: false }))).toBe('OK');
    expect(codeOf(await viewer.ask('query ($no: Boolean = true) { sources { key lastRejections @skip(if: $no) { reason } } }'))).toBe('OK');
    expect(codeOf(await viewer.ask('query ($no: Boolean = true) { sources { key lastRejections @skip(if: $no) { reason } } }', { no: false }))).toBe('FORBIDDEN');
  });

  it('an answer that was kept for one is not given to another', async () => {
    const query = '{ products { key } sources { key lastRejections(first: 1) { reason } } }';
    for (let round = 0; round < 3; round += 1) {
      expect(codeOf(await voices.get('OWNER')!.ask(query))).toBe('OK');
      expect(codeOf(await voices.get('VIEWER')!.ask(query))).toBe('FORBIDDEN');
    }
  });

  it('an owner who lost the role at this moment is refused the next question', async () => {
    const voice = await asMember(server, { roles: ['ADMIN'] });
    expect(codeOf(await voice.ask('{ members { name } }'))).toBe('OK');
    await server.graphql('mutation ($id: ID!) { changeMember(member: $id, input: {roles: [VIEWER]}) { roles } }', { id: voice.memberId });
    expect(codeOf(await voice.ask('{ members { name } }'))).toBe('FORBIDDEN');
    await server.graphql('mutation ($id: ID!) { removeMember(member: $id) }', { id: voice.memberId });
    expect((await voice.ask('{ products { key } }')).status).toBe(401);
  });
});

describe('a role and a path', () => {
  const paths = [
    ['/api/v1/audit.csv', managers, 200],
    ['/api/v1/imports/999/rejected.csv', managers, 404],
    ['/api/v1/people/export.json?product=shop&key=ann', everybody, 200],
  ] as const;
  it.each(paths)('%s', async (path, allowed, status) => {
    for (const role of ROLES) expect([role, (await voices.get(role)!.get(path)).status]).toEqual([role, (allowed as readonly Role[]).includes(role) ? status : 403]);
    expect((await fetch(`${server.url}${path}`)).status).toBe(401);
  });

  it('a refused path answers as /graphql does', async () => {
    const response = await voices.get('LEADER')!.get('/api/v1/audit.csv');
    const { errors: [error] } = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] };
    expect(error?.extensions.code).toBe('FORBIDDEN');
    expect(error?.message).toMatch(/^\/api\/v1\/audit\.csv: needs READ_AUDIT .* Your role \(Leader\) does not include it\./);
  });

  it('a file is taken from who manages sources', async () => {
    const upload = async (voice: Voice) => (await fetch(`${server.url}/api/v1/files`, { method: 'POST', headers: { ...voice.headers, 'x-requested-with': 'test', 'x-file-name': 'a.csv' }, body: 'id\n1\n' })).status;
    expect([await upload(voices.get('ADMIN')!), await upload(voices.get('PRODUCT_OWNER')!)]).toEqual([201, 403]);
  });
});

describe('me', () => {
  it('says what one is and may', async () => {
    const { me } = await voices.get('PRODUCT_OWNER')!.graphql<{ me: { kind: string; roles: string[]; permissions: string[]; products: null; teams: null } }>('{ me { kind roles permissions products { key } teams { key } } }');
    expect(me).toEqual({ kind: 'ACCOUNT', roles: ['PRODUCT_OWNER'], permissions: ['READ_DELIVERY', 'READ_OUTCOMES', 'WORK_DELIVERY'], products: null, teams: null });
  });
});
