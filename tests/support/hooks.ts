import { createHmac } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestServer } from './server.ts';

export type HookKind = 'jira' | 'github' | 'gitlab' | 'linear';
export interface HookAnswer {
  readonly status: number;
  readonly text: string;
  readonly body: { source: string; event: string; accepted: number; duplicates: number; rejected: { path: string; value: string | null; reason: string }[]; ignored: { what: string; why: string }[]; message?: string };
}

/** The file that HOOKS_FILE names. */
export function hooksFile(hooks: Record<string, unknown> | string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'bifocal-hooks-')), 'hooks.json');
  writeFileSync(path, typeof hooks === 'string' ? hooks : JSON.stringify(hooks));
  return path;
}

/** The headers by which a tracker shows that it knows the secret. */
export function proof(kind: HookKind, secret: string, body: string | Uint8Array): Record<string, string> {
  const digest = createHmac('sha256', secret).update(body).digest('hex');
  if (kind === 'gitlab') return { 'x-gitlab-token': secret };
  if (kind === 'linear') return { 'linear-signature': digest };
  return { [kind === 'github' ? 'x-hub-signature-256' : 'x-hub-signature']: `sha256=${digest}` };
}

/** Sends bytes as they are. */
export async function post(server: TestServer, source: string, body: string | Uint8Array, headers: Record<string, string> = {}): Promise<HookAnswer> {
  const response = await fetch(`${server.url}/hooks/${source}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: body as BodyInit });
  const text = await response.text();
  return { status: response.status, text, body: JSON.parse(text) as HookAnswer['body'] };
}
