import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '../../config.token.js';
import type { Config } from '../../config.js';
import { SourceFacts } from '../../facts/source-facts.js';
import { TeamFacts } from '../../facts/team-facts.js';
import { tellsWhatPeopleSay, type HookKind, type HookSettings } from '../../hooks-file.js';
import { CollectService } from '../collect.service.js';
import { JiraMemory } from '../files/jira-memory.js';
import { isObject, type Json, type JsonObject } from '../files/reading/file-row.js';
import { nestedTooDeep } from '../files/reading/nested-too-deep.js';
import type { Fact } from '../files/targets/target.js';
import type { KeptRejection } from '../../facts/source-writer.js';
import { unproven } from './hook-signature.js';
import type { HookRead, Ignored } from './hook-read.js';
import { readFormbricks } from './read-formbricks.js';
import { readGithub } from './read-github.js';
import { readGitlab } from './read-gitlab.js';
import { knownWith, readJira } from './read-jira.js';
import { readLinear } from './read-linear.js';
import { readSaid } from './read-said.js';
import { standardUnproven } from './standard-signature.js';
import { StripeHook } from './stripe-hook.js';

/** What became of a webhook. `accepted` and `duplicates` count facts, of which one webhook may bring several. */
export interface HookAnswer {
  readonly source: string;
  readonly event: string;
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: readonly KeptRejection[];
  readonly ignored: readonly Ignored[];
}

/** A webhook that is not taken: what the sender has to mend. */
export class HookRefusal extends Error {
  constructor(readonly status: 400 | 401 | 404 | 415, message: string) {
    super(message);
  }
}

/** The tracker's own id of a delivery, the same when it is sent again. GitLab's event UUID is not: what a webhook sets off has the same. */
const DELIVERY_ID = { jira: 'x-atlassian-webhook-identifier', github: 'x-github-delivery', gitlab: 'idempotency-key', linear: 'linear-delivery', formbricks: 'webhook-id', survey: 'webhook-id', feedback: 'webhook-id' } as const;

/** Webhooks of trackers as a door: proven by their signature, read by the tracker's kind, and handed to the one way in. */
@Injectable()
export class HookService {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CollectService) private readonly collect: CollectService,
    @Inject(JiraMemory) private readonly memory: JiraMemory,
    @Inject(TeamFacts) private readonly teams: TeamFacts,
    @Inject(SourceFacts) private readonly sources: SourceFacts,
    @Inject(StripeHook) private readonly stripe: StripeHook,
  ) {}

  /** Takes the bytes as they came: what is proven is over them. HookRefusal: nothing was kept, and sending it again is of no use. */
  async take(workspaceId: number, source: string, headers: IncomingHttpHeaders, raw: unknown): Promise<HookAnswer> {
    const settings = this.config.hooks.get(source);
    if (!settings) throw new HookRefusal(404, 'No tracker of that name sends here. Name it in the file of HOOKS_FILE, and start the server again.');
    if (!(raw instanceof Uint8Array) || raw.length === 0) throw raw instanceof Uint8Array || headers['content-length'] === '0' ? new HookRefusal(400, 'The body is empty.') : new HookRefusal(415, 'The body is no JSON. Choose the content type application/json where the webhook is set up.');
    const wrong = isAddressTest(settings, raw) ? null : settings.kind === 'stripe' ? this.stripe.unproven(settings, headers, raw) : unprovenBy(settings.kind, settings.secret, headers, raw);
    if (wrong !== null) throw new HookRefusal(401, wrong);
    const body = parsed(raw, settings);
    if (settings.kind === 'stripe') return { source, rejected: [], ...await this.stripe.take(workspaceId, source, settings, body) };
    const mark = markOf(source, settings, headers, raw);
    const earlier = await this.sources.keptWhole(workspaceId, mark);
    const read = await this.read(workspaceId, source, settings, headers, body);
    const { event, ignored } = read;
    if (earlier !== null) return { source, event, accepted: 0, duplicates: earlier, rejected: [], ignored };
    if (read.facts.length === 0) return { source, event, accepted: 0, duplicates: 0, rejected: [], ignored };
    const { accepted, duplicates, rejected } = settings.product !== undefined && tellsWhatPeopleSay(settings.kind)
      ? await this.collect.collectOutcomes(workspaceId, { source, product: settings.product, ...listsOf(read.facts) }, mark)
      : await this.collect.collectDelivery(workspaceId, { source, ...listsOf([...(await this.newTeams(workspaceId, read.facts)), ...read.facts]) }, mark);
    return { source, event, accepted, duplicates, rejected, ignored };
  }

  private async read(workspaceId: number, source: string, settings: HookSettings, headers: IncomingHttpHeaders, body: JsonObject): Promise<HookRead> {
    if (settings.kind === 'formbricks') return readFormbricks(body, settings);
    if (settings.kind === 'survey' || settings.kind === 'feedback') return readSaid(settings.kind, body);
    if (settings.kind === 'gitlab') return readGitlab(body, settings);
    if (settings.kind === 'linear') return readLinear(body, settings);
    if (settings.kind === 'github') {
      const event = headers['x-github-event'];
      if (typeof event !== 'string') throw new HookRefusal(400, 'The header x-github-event is missing: without it nobody knows what happened.');
      return readGithub(event, body, settings);
    }
    const before = await this.memory.known(workspaceId, source);
    const known = knownWith(body, before);
    if (known !== before) await this.memory.remember(workspaceId, source, known);
    return readJira(body, settings, known);
  }

  /** A team is shown once its product is known; what somebody said of it elsewhere stands. */
  private async newTeams(workspaceId: number, facts: readonly Fact[]): Promise<Fact[]> {
    const product = new Map(facts.flatMap(({ item }) => (typeof item['team'] === 'string' && typeof item['product'] === 'string' ? [[item['team'], item['product']] as const] : [])));
    const fresh: Fact[] = [];
    for (const [key, of] of product) if (!(await this.teams.byKey(workspaceId, key))) fresh.push({ list: 'teams', item: { key, product: of } });
    return fresh;
  }
}

/** Formbricks sends a test before it shows the secret, and keeps no webhook whose test is refused. Nothing is kept of it. */
function isAddressTest({ kind }: HookSettings, raw: Uint8Array): boolean {
  return kind === 'formbricks' && raw.length < 100 && /^\s*\{\s*"event"\s*:\s*"testEndpoint"\s*\}\s*$/.test(new TextDecoder().decode(raw));
}

function unprovenBy(kind: Exclude<HookKind, 'stripe'>, secret: string | undefined, headers: IncomingHttpHeaders, raw: Uint8Array): string | null {
  if (tellsWhatPeopleSay(kind)) return secret === undefined ? 'HOOKS_FILE holds no secret for this source yet. Copy it from where the webhook is set up, and start the server again.' : standardUnproven(secret, headers, raw, Date.now());
  return secret === undefined ? null : unproven(kind, secret, headers, raw);
}

function parsed(raw: Uint8Array, { kind }: HookSettings): JsonObject {
  let json: Json;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw)) as Json;
  } catch {
    throw new HookRefusal(400, 'The body is not valid JSON in UTF-8.');
  }
  // Formbricks documents its messages in a list of one.
  if (kind === 'formbricks' && Array.isArray(json) && json.length === 1) [json = null] = json;
  if (!isObject(json)) throw new HookRefusal(400, 'The body is JSON, but no object.');
  if (nestedTooDeep(json)) throw new HookRefusal(400, 'The body is nested deeper than any webhook of a tracker.');
  return json;
}

/** A delivery by what its sender calls it, else by its bytes, and by what the settings said then: after they were mended it may be sent again. */
function markOf(source: string, { secret: _, ...settings }: HookSettings, headers: IncomingHttpHeaders, raw: Uint8Array): string {
  const id = settings.kind === 'stripe' ? undefined : headers[DELIVERY_ID[settings.kind]];
  const named = typeof id === 'string' && id !== '' ? id : [headers['x-github-event'] ?? '', createHash('sha256').update(raw).digest('hex')];
  return `hook:${createHash('sha256').update(JSON.stringify([source, named, settings])).digest('base64url')}`;
}

function listsOf(facts: readonly Fact[]): Record<string, Fact['item'][]> {
  const lists: Record<string, Fact['item'][]> = {};
  for (const { list, item } of facts) (lists[list] ??= []).push(item);
  return lists;
}
