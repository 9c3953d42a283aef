import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readHooksFile, type HookSettings } from './hooks-file.js';
import { readOidc, type OidcSettings } from './oidc-settings.js';
import { withSecretFiles } from './secret-files.js';
import { readTrustedProxy, type TrustedProxy } from './trusted-proxy.js';

const POSTGRES = [/^postgres(ql)?:\/\//, 'must begin with postgres:// or postgresql://'] as const;

/** Everything the environment may say, read once and checked; the only reader of process.env. */
const environment = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  /** The address that people type, where that is another one than HOST and PORT: behind a proxy. */
  PUBLIC_URL: z.string().regex(/^https?:\/\/[^/?#\s]+\/?$/, 'must be an address without a path, as https://bifocal.example.com').optional(),
  /** The owner of the tables. Secrets may also lie in files: DATABASE_URL_FILE, DATABASE_RUNTIME_URL_FILE. */
  DATABASE_URL: z.string().regex(...POSTGRES).optional(),
  /** The role that the server works as, where it cannot be made by the owner, or is reached through PgBouncer. */
  DATABASE_RUNTIME_URL: z.string().regex(...POSTGRES).optional(),
  /** Where the same database is reached without PgBouncer: what transactions tell is heard there alone. */
  DATABASE_DIRECT_URL: z.string().regex(...POSTGRES).optional(),
  /** Read replicas, separated by commas: questions are read from those that are fresh enough. */
  DATABASE_REPLICA_URLS: z.string().default('').transform((text, context): readonly string[] => {
    const urls = text.split(',').map((url) => url.trim()).filter((url) => url !== '');
    if (urls.some((url) => !POSTGRES[0].test(url) || !URL.canParse(url))) context.addIssue({ code: 'custom', message: 'must be addresses separated by commas, as postgres://replica-1:5432/bifocal,postgres://replica-2:5432/bifocal' });
    return urls;
  }),
  /** How many connections to the database this server holds at most. */
  DATABASE_CONNECTIONS: z.coerce.number().int().min(2).max(500).default(10),
  /** Whose word on the address of who asks, and on TLS, is taken: off, how many proxies stand in front, or their addresses. */
  TRUST_PROXY: z.string().default('off').transform((text, context): TrustedProxy => {
    const read = readTrustedProxy(text);
    if (read === null) context.addIssue({ code: 'custom', message: 'must be off, the number of proxies in front (1 to 9), or their addresses (10.0.0.0/8, loopback)' });
    return read ?? false;
  }),
  /** How long the server goes on serving after it was told to stop, so that proxies hear of it first. Absent: 5, and none where only this machine reaches it. */
  DRAIN_SECONDS: z.coerce.number().min(0).max(600).optional(),
  /** How long the database may work on one question before it is ended. */
  QUESTION_SECONDS: z.coerce.number().min(0.1).max(600).default(30),
  RECOUNT_SECONDS: z.coerce.number().min(0).max(3_600).default(60),
  /** How often it is looked for events that are too old, and how long it is waited, once they are, before they go; 0: this server removes none. */
  RETENTION_SECONDS: z.coerce.number().min(0).max(86_400).default(300),
  /** The organisation's own sign-in. The secret may also lie in a file: OIDC_CLIENT_SECRET_FILE. */
  OIDC_ISSUER: z.string().optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().max(60).optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  /** Where files that were handed in lie: one folder for all servers, where there are several. Absent: uploads in DATA_DIR. */
  UPLOADS_DIR: z.string().min(1).optional(),
  /** Where the embedded database listens, on this machine alone; 0: anywhere. Tools that read it by SQL want one that stays. */
  DATABASE_PORT: z.coerce.number().int().min(0).max(65535).default(0),
  SAMPLE: z.enum(['on', 'off']).default('on'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** How long a sprint waits after its start, and after its close, before it is written down for good: what happened in it may still be on its way. */
  SETTLE_MINUTES: z.coerce.number().min(0).max(10_080).default(60),
  /** The JSON file that says which trackers send webhooks here, and their secrets. */
  HOOKS_FILE: z.string().min(1).optional(),
  /** How many requests a second one write key may send to one instance; five seconds' worth may come at once. */
  TRACKING_LIMIT: z.coerce.number().min(0.1).max(1_000_000).default(1_000),
  /** How long metrics written down for SQL rest at least before they are counted again. */
  METRICS_EVERY_SECONDS: z.coerce.number().min(1).max(86_400).default(60),
  /** The sample's size: 1 is the organisation that ships; more is for benches, less for tests. */
  SAMPLE_SCALE: z.coerce.number().min(0.01).max(1000).default(1),
});

export interface Config {
  readonly host: string;
  readonly port: number;
  /** The address that people type, without a slash at its end; null: the one that is listened on. */
  readonly publicUrl: string | null;
  /** null: an embedded PostgreSQL under `dataDir` is started. */
  readonly databaseUrl: string | null;
  /** null: a role that is made by, and follows from, the owner. */
  readonly databaseRuntimeUrl: string | null;
  /** null: the same as databaseUrl. */
  readonly databaseDirectUrl: string | null;
  readonly databaseReplicaUrls: readonly string[];
  readonly databaseConnections: number;
  readonly trustProxy: TrustedProxy;
  readonly drainMs: number;
  readonly questionMs: number;
  readonly dataDir: string;
  readonly uploadsDir: string;
  /** The embedded database's; 0: any that is free. */
  readonly databasePort: number;
  readonly webDir: string;
  /** The script that products embed, as it was built. */
  readonly trackerFile: string;
  /** The words and definitions that agents read. */
  readonly glossaryFile: string;
  readonly sample: boolean;
  readonly sampleScale: number;
  readonly settleMinutes: number;
  /** How often it is looked what should be counted ahead; 0: never. */
  readonly recountSeconds: number;
  readonly retentionSeconds: number;
  readonly trackingLimit: number;
  readonly metricsEveryMs: number;
  readonly logLevel: string;
  /** Who sends webhooks, by the source in /hooks/{source}. Holds secrets. */
  readonly hooks: ReadonlyMap<string, HookSettings>;
  /** The organisation's own sign-in; null: none. Holds a secret. */
  readonly oidc: OidcSettings | null;
  /** Whether only this machine can reach the server: it listens on loopback, and no proxy brings others. */
  readonly loopbackOnly: boolean;
}

/** Thrown with one sentence per wrong variable; the start prints it and stops. */
export class ConfigError extends Error {}

const projectDir = fileURLToPath(new URL('../../', import.meta.url));
const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const present = withSecretFiles(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')));
  if ('problem' in present) throw new ConfigError(present.problem);
  const parsed = environment.safeParse(present.env);
  if (!parsed.success) {
    const sentences = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigError(`The environment is not right. ${sentences.join('. ')}.`);
  }
  const read = parsed.data;
  const oidc = readOidc(read);
  if (oidc && 'problem' in oidc) throw new ConfigError(`The environment is not right. ${oidc.problem}`);
  const publicUrl = read.PUBLIC_URL?.replace(/\/$/, '') ?? null;
  const dataDir = resolve(projectDir, read.DATA_DIR);
  const loopbackOnly = LOOPBACK.has(read.HOST) && (publicUrl === null || LOOPBACK.has(new URL(publicUrl).hostname.replace(/^\[|\]$/g, '')));
  return {
    host: read.HOST,
    port: read.PORT,
    publicUrl,
    oidc,
    databaseUrl: read.DATABASE_URL ?? null,
    databaseRuntimeUrl: read.DATABASE_RUNTIME_URL ?? null,
    databaseDirectUrl: read.DATABASE_DIRECT_URL ?? null,
    databaseReplicaUrls: read.DATABASE_REPLICA_URLS,
    databaseConnections: read.DATABASE_CONNECTIONS,
    trustProxy: read.TRUST_PROXY,
    drainMs: (read.DRAIN_SECONDS ?? (loopbackOnly ? 0 : 5)) * 1_000,
    questionMs: read.QUESTION_SECONDS * 1_000,
    dataDir,
    uploadsDir: read.UPLOADS_DIR ? resolve(projectDir, read.UPLOADS_DIR) : join(dataDir, 'uploads'),
    databasePort: read.DATABASE_PORT,
    webDir: resolve(projectDir, 'web/dist'),
    trackerFile: resolve(projectDir, 'packages/tracker/dist/tracker.js'),
    glossaryFile: resolve(projectDir, 'docs/glossary.md'),
    sample: read.SAMPLE === 'on',
    sampleScale: read.SAMPLE_SCALE,
    settleMinutes: read.SETTLE_MINUTES,
    recountSeconds: read.RECOUNT_SECONDS,
    retentionSeconds: read.RETENTION_SECONDS,
    trackingLimit: read.TRACKING_LIMIT,
    metricsEveryMs: read.METRICS_EVERY_SECONDS * 1_000,
    logLevel: read.LOG_LEVEL,
    hooks: read.HOOKS_FILE ? hooksOf(resolve(projectDir, read.HOOKS_FILE)) : new Map(),
    loopbackOnly,
  };
}

function hooksOf(path: string): ReadonlyMap<string, HookSettings> {
  const read = readHooksFile(path);
  if ('problem' in read) throw new ConfigError(`HOOKS_FILE (${path}) ${read.problem}`);
  return read.hooks;
}
