import { PERMISSIONS, type Permission, type Role } from './permissions.js';

/** Who it is: a person who signed in, a program with its key, or the server itself. */
export type AskedBy =
  | { readonly kind: 'ACCOUNT'; readonly accountId: number; readonly name: string; readonly sessionId: string }
  | { readonly kind: 'KEY'; readonly keyId: number; readonly name: string; readonly source: string | null }
  | { readonly kind: 'SYSTEM' };

/** Who asks, in which workspace, and what they may there. */
export interface Asker {
  readonly workspaceId: number;
  readonly by: AskedBy;
  readonly permissions: ReadonlySet<Permission>;
  /** The products they may see, by id; null: all. */
  readonly products: ReadonlySet<number> | null;
  /** The teams they may see, by id; null: all. */
  readonly teams: ReadonlySet<number> | null;
  readonly roles: readonly Role[];
}

const EVERYTHING: ReadonlySet<Permission> = new Set(PERMISSIONS);

/** The server itself, at work in one workspace: the sample's loader, imports, what is counted ahead, webhooks. */
export function systemOf(workspaceId: number): Asker {
  return { workspaceId, by: { kind: 'SYSTEM' }, permissions: EVERYTHING, products: null, teams: null, roles: [] };
}

const prints = new WeakMap<Asker, string>();

/** What an answer hangs on beside the question: two askers with the same print may be given the same answer. */
export function printOf(asker: Asker): string {
  const known = prints.get(asker);
  if (known !== undefined) return known;
  const list = (some: ReadonlySet<string | number> | null): string => (some === null ? '*' : [...some].sort().join(','));
  const print = [asker.workspaceId, list(asker.permissions), list(asker.products), list(asker.teams)].join(' ');
  prints.set(asker, print);
  return print;
}
