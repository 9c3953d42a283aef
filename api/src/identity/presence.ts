import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { BeforeAnyone } from '../database/before-anyone.js';
import type { Asker } from './asker.js';
import { KnownKeys } from './known-keys.js';

/** How often it is looked whether they still may; those with a key are looked at as soon as a key is told to have changed. */
const LOOK_MS = 700;

/** All who hold a line are asked for at once: keys by $1, sessions by $2. A session is there as long as its person is a member. */
const STILL = `
  SELECT 'KEY ' || k.id AS name FROM api_key k
  WHERE k.id = ANY ($1::bigint[]) AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())
  UNION ALL
  SELECT 'ACCOUNT ' || s.id || ' ' || m.workspace_id FROM user_session s JOIN member m ON m.account_id = s.account_id
  WHERE s.id = ANY ($2::uuid[]) AND s.expires_at > now()`;

interface Held { readonly asker: Asker; readonly gone: () => void }

/** Those who hold a line open: each is told when their session or key has ended, within a second, whichever server ended it. */
@Injectable()
export class Presence implements OnModuleDestroy {
  private readonly held = new Set<Held>();
  private timer: NodeJS.Timeout | undefined;
  private looking = false;
  private unwatch: (() => void) | null = null;

  constructor(
    // Those who hold a line may be of several workspaces.
    @Inject(BeforeAnyone) private readonly database: BeforeAnyone,
    @Inject(KnownKeys) private readonly keys: KnownKeys,
  ) {}

  /** How many lines somebody holds by one session or key. */
  countOf(asker: Asker): number {
    const name = nameOf(asker);
    return [...this.held].filter((one) => nameOf(one.asker) === name).length;
  }

  /** Calls `gone` once when they may no longer. Answers how to stop. */
  hold(asker: Asker, gone: () => void): () => void {
    const one: Held = { asker, gone };
    this.held.add(one);
    this.unwatch ??= this.keys.watch(() => void this.look());
    this.timer ??= setInterval(() => void this.look(), LOOK_MS).unref();
    return () => this.leave(one);
  }

  onModuleDestroy(): void {
    this.held.clear();
    this.rest();
  }

  private leave(one: Held): void {
    this.held.delete(one);
    if (this.held.size === 0) this.rest();
  }

  private rest(): void {
    clearInterval(this.timer);
    this.timer = undefined;
    this.unwatch?.();
    this.unwatch = null;
  }

  /** A database that is away ends nothing: no line is told anything by it either. */
  private async look(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    try {
      const asked = [...this.held].filter(({ asker }) => asker.by.kind !== 'SYSTEM');
      if (asked.length === 0) return;
      const keys = asked.flatMap(({ asker: { by } }) => (by.kind === 'KEY' ? [by.keyId] : []));
      const sessions = asked.flatMap(({ asker: { by } }) => (by.kind === 'ACCOUNT' ? [by.sessionId] : []));
      const rows = await this.database.query<{ name: string }[]>(STILL, [[...new Set(keys)], [...new Set(sessions)]]);
      const still = new Set(rows.map(({ name }) => name));
      for (const one of asked) {
        if (still.has(nameOf(one.asker)) || !this.held.has(one)) continue;
        this.leave(one);
        one.gone();
      }
    } catch {
      // Looked at again in a moment.
    } finally {
      this.looking = false;
    }
  }
}

function nameOf({ by, workspaceId }: Asker): string {
  if (by.kind === 'KEY') return `KEY ${by.keyId}`;
  return by.kind === 'ACCOUNT' ? `ACCOUNT ${by.sessionId} ${workspaceId}` : `SYSTEM ${workspaceId}`;
}
