import type pg from 'pg';

/** A database into which a backup is being restored, or was until that was cut off: it has this table, until everything is in it. */
export const UNDER_WAY = 'restore_under_way';

/** Such a database does not start. */
export class HalfRestored extends Error {}

/** HalfRestored where a restore has not come to its end: half of what was is not started as if it were all. */
export async function requireWhole(client: pg.Client): Promise<void> {
  if (!(await isHalfRestored(client))) return;
  const { rows: [restore] } = await client.query<{ file: string }>(`SELECT file FROM public.${UNDER_WAY}`);
  throw new HalfRestored(`a backup (${restore?.file ?? 'FILE'}) is being restored into this database, or that was cut off. Wait until it is done, or run it again: npm run restore -- FILE`);
}

export async function isHalfRestored(client: pg.Client): Promise<boolean> {
  const { rows: [found] } = await client.query<{ is: boolean }>(`SELECT to_regclass('public.${UNDER_WAY}') IS NOT NULL AS is`);
  return found!.is;
}
