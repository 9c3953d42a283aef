import { basename } from 'node:path';
import { readFile } from 'node:fs/promises';
import type { TestServer } from './server.ts';

export interface Preview {
  format: string; encoding: string; as: string; source: string; product: string | null; timeZone: string;
  columns: string[];
  mapping: { field: string; column: string | null; constant: string | null; guessed: boolean }[];
  rows: Record<string, unknown>[];
  understood: Record<string, unknown>[];
  problems: { path: string; value: string | null; reason: string }[];
  notes: string[];
  ready: boolean;
}

export interface Job {
  id: string; state: 'WAITING' | 'RUNNING' | 'DONE' | 'FAILED';
  bytes: number; bytesRead: number; rowsRead: number; accepted: number; duplicates: number; rejectedCount: number; leftOut: number; error: string | null;
  rejected: { line: number; path: string; value: string | null; reason: string }[];
}

export type Options = Record<string, unknown>;

const JOB = 'id state bytes bytesRead rowsRead accepted duplicates rejectedCount leftOut error rejected(first: 1000) { line path value reason }';

/** Hands a file in, as the page does. */
export async function uploadFile(server: Pick<TestServer, 'url' | 'headers'>, name: string, bytes: string | Uint8Array): Promise<string> {
  const response = await fetch(`${server.url}/api/v1/files`, { method: 'POST', headers: { ...server.headers, 'x-requested-with': 'test', 'x-file-name': encodeURIComponent(name) }, body: bytes as BodyInit });
  if (response.status !== 201) throw new Error(`upload ${response.status}: ${await response.text()}`);
  return ((await response.json()) as { id: string }).id;
}

export async function preview(server: TestServer, file: string, options: Options = {}): Promise<Preview> {
  const data = await server.graphql<{ previewImport: Preview }>(
    `mutation ($file: ID!, $options: ImportOptions) { previewImport(file: $file, options: $options) { format encoding as source product timeZone columns mapping { field column constant guessed } rows understood problems { path value reason } notes ready } }`,
    { file, options });
  return data.previewImport;
}

export async function start(server: Pick<TestServer, 'graphql'>, file: string, options: Options = {}): Promise<string> {
  const data = await server.graphql<{ startImport: { id: string } }>('mutation ($file: ID!, $options: ImportOptions!) { startImport(file: $file, options: $options) { id } }', { file, options });
  return data.startImport.id;
}

export async function job(server: Pick<TestServer, 'graphql'>, id: string): Promise<Job> {
  return (await server.graphql<{ importJob: Job }>(`query ($id: ID!) { importJob(id: $id) { ${JOB} } }`, { id })).importJob;
}

/** Waits until the job has ended. */
export async function ended(server: Pick<TestServer, 'graphql'>, id: string): Promise<Job> {
  for (;;) {
    const found = await job(server, id);
    if (found.state === 'DONE' || found.state === 'FAILED') return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Uploads, imports and waits. */
export async function importText(server: TestServer, name: string, bytes: string | Uint8Array, options: Options = {}): Promise<Job> {
  return ended(server, await start(server, await uploadFile(server, name, bytes), options));
}

export async function importPath(server: TestServer, path: string, options: Options = {}): Promise<Job> {
  const done = await importText(server, basename(path), await readFile(path), options);
  if (done.state !== 'DONE') throw new Error(`${path}: ${done.error}`);
  return done;
}
