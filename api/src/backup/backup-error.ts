import { ConfigError } from '../config.js';
import { EmbeddedPostgresError } from '../database/embedded-postgres.js';
import { RuntimeRoleError } from '../database/runtime-role.js';
import { HalfRestored } from '../database/half-restored.js';
import { FolderTaken } from '../running.js';

/** What went wrong, in one sentence with the next step: shown to whoever ran the command, without a stack. */
export class BackupError extends Error {}

/** By the codes of the operating system and of PostgreSQL. */
const WORDS: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full. Make room, or name a file on another disk; nothing half is left.',
  EDQUOT: 'The disk is full, as far as this account may use it. Make room, or name a file on another disk; nothing half is left.',
  EFBIG: 'The file is larger than this disk or this account allows. Name a file on another disk; nothing half is left.',
  EACCES: 'This account may not read or write there. Use a folder that belongs to it, or run the command as whoever runs Bifocal.',
  EPERM: 'This account may not read or write there. Use a folder that belongs to it, or run the command as whoever runs Bifocal.',
  EROFS: 'That disk can only be read. Name a file on another one.',
  ENAMETOOLONG: 'The name of the file is too long. Choose a shorter one.',
  ECONNREFUSED: 'The database of DATABASE_URL does not answer. Is it running, and is the address right?',
  ENOTFOUND: 'The host of DATABASE_URL is not known. Is the address right?',
  '28P01': 'The database of DATABASE_URL refuses the user or the password.',
  '28000': 'The database of DATABASE_URL refuses the user or the password.',
  '3D000': 'The database named in DATABASE_URL does not exist. Create it first: createdb NAME',
  '42501': 'The user of DATABASE_URL may not do that. Use the owner of the tables, by whom Bifocal is started.',
  '53100': 'The disk of the database is full. Make room, and run the command again: nothing half is left that starts.',
  '53200': 'The database has run out of memory. Give it more, and run the command again.',
  '57P01': 'The database was stopped meanwhile. Run the command again.',
  '57P03': 'The database is just starting or stopping. Run the command again in a moment.',
  '55P03': 'Something else holds the tables, an upgrade perhaps. Run the command again once it is done.',
};

/** The sentence for whoever ran the command; null where it is a defect, which shows where it is. */
export function sentenceOf(error: unknown): string | null {
  if ([BackupError, ConfigError, EmbeddedPostgresError, RuntimeRoleError, HalfRestored, FolderTaken].some((kind) => error instanceof kind)) return capital((error as Error).message);
  if (!(error instanceof Error)) return null;
  const { code, path } = error as { readonly code?: unknown; readonly path?: unknown };
  const words = typeof code === 'string' ? WORDS[code] : undefined;
  if (words !== undefined) return typeof path === 'string' ? `${path}: ${words}` : words;
  if (/Connection terminated|ECONNRESET|EPIPE/.test(`${error.message} ${String(code)}`)) return 'The connection to the database was lost. Run the command again: nothing half is left that starts.';
  return null;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
