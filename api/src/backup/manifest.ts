import { z } from 'zod';

/** Of the files' own form: a file with a higher number is of a newer release. */
export const FORMAT = 1;

/** The first and the last entry of a file. */
export const ABOUT = 'bifocal-backup.json';
export const MANIFEST = 'manifest.json';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().min(0);
const name = z.string().min(1).max(63);

const about = z.object({
  format: z.number().int().min(1),
  product: z.literal('bifocal'),
  /** The release that made it. */
  version: z.string(),
  /** When it began: what was committed by then is in it, and nothing else. RFC 3339. */
  at: z.string(),
  postgres: z.string(),
  /** What the database's tables had been brought to, in order: the last one is its age. */
  migrations: z.array(z.string()).min(1),
});

/** What stands at the beginning: who made it, when, and of which age it is. */
export type About = z.infer<typeof about>;

const manifest = z.object({
  about,
  tables: z.array(z.object({ name, columns: z.array(name), rows: count, bytes: count, sha256 })),
  /** How far the numbers of ids have been given out. */
  sequences: z.array(z.object({ table: name, column: name, last: count })),
  /** Files that were handed in, and wait to be imported or are being. */
  uploads: z.array(z.object({ id: z.uuid(), bytes: count, sha256 })),
});

/** What stands at the end: everything there is in the file, with what it is checked by. */
export type Manifest = z.infer<typeof manifest>;
export type TableEntry = Manifest['tables'][number];
export type UploadEntry = Manifest['uploads'][number];

/** Null where it is none. */
export const readAbout = (text: string): About | null => read(about, text);
export const readManifest = (text: string): Manifest | null => read(manifest, text);

function read<T>(schema: z.ZodType<T>, text: string): T | null {
  try {
    const { success, data } = schema.safeParse(JSON.parse(text));
    return success ? data : null;
  } catch {
    return null;
  }
}
