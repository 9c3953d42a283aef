import { productSettingsChanges, type ProductSettings } from '@bifocal/metrics';
import { PRODUCT_DEFINITIONS, productDefinitionsOf, type KeptProductDefinition } from './product-definitions.js';
import { countChange } from './setting-writer.js';
import type { Transaction } from './transaction.js';

/** What is decided, and from when it counts. */
export interface DecidedProductSettings {
  readonly settings: ProductSettings;
  /** The first local day that is read by it; null: all of the past too. */
  readonly from: string | null;
  /** The local day on which it is decided. */
  readonly today: string;
  readonly author: string | null;
  readonly reason: string | null;
  /** The version that was read; null: whichever it is. */
  readonly read: number | null;
}

/**
 * Keeps what a product's numbers are read by as a further version, and counts anew who was active where other events qualify.
 * Batches under way are waited for, since their days are counted by what qualifies. Answers the version in force; where nothing
 * would be read otherwise, that is the one before; and where another version was read, nothing is kept and it is the one that stands.
 */
export async function decideProductSettings(transaction: Transaction, workspaceId: number, productId: number, { settings, from, today, author, reason, read }: DecidedProductSettings): Promise<{ saved: boolean; version: number }> {
  await transaction.rows('SELECT id FROM product WHERE workspace_id = $1 AND id = $2 FOR UPDATE', [workspaceId, productId]);
  const known = productDefinitionsOf(await transaction.rows(PRODUCT_DEFINITIONS, [workspaceId, productId]));
  const present = known.at(-1)!;
  if (read !== null && read !== present.version) return { saved: false, version: present.version };
  const changes = productSettingsChanges(present.settings, settings);
  if (changes.length === 0 && !(from === null && present.inForceFrom !== null)) return { saved: true, version: present.version };
  const made: KeptProductDefinition = { version: present.version + 1, inForceFrom: from, settings, author, reason, madeAt: null, madeOn: today };
  await transaction.rows(
    `INSERT INTO product_definition (workspace_id, product_id, version, in_force_from, settings, author, reason, made_on)
     VALUES ($1, $2, $3, coalesce($4::date, '-infinity'), $5, $6, $7, $8) RETURNING id`,
    [workspaceId, productId, made.version, from, JSON.stringify(settings), author, reason, today]);
  await keepNotQualifying(transaction, productId, stretches([...known, made]));
  await countChange(transaction, workspaceId);
  return { saved: true, version: made.version };
}

/** A stretch of days on which an event of this name makes nobody active; null is without end. */
export interface NotQualifying {
  readonly name: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** On which days which names do not qualify, over all versions: a later one stands over an earlier one from its day on. */
export function stretches(definitions: readonly KeptProductDefinition[]): NotQualifying[] {
  let course: { from: string | null; excluded: readonly string[] }[] = [];
  for (const { inForceFrom: from, settings } of definitions) {
    course = from === null ? [] : course.filter((each) => each.from === null || each.from < from);
    course.push({ from, excluded: settings.excludedEvents });
  }
  const names = [...new Set(course.flatMap(({ excluded }) => excluded))].sort();
  return names.flatMap((name) => {
    const found: { name: string; from: string | null; to: string | null }[] = [];
    course.forEach(({ from, excluded }, index) => {
      if (!excluded.includes(name)) return;
      const to = course[index + 1]?.from ?? null;
      const last = found.at(-1);
      if (last && last.to === from) last.to = to;
      else found.push({ name, from, to });
    });
    return found;
  });
}

const KEEP = `
  INSERT INTO not_qualifying (product_id, name_id, from_day, to_day)
  SELECT $1, n.id, coalesce(s.from_day, '-infinity'), coalesce(s.to_day, 'infinity')
  FROM unnest($2::text[], $3::date[], $4::date[]) AS s (name, from_day, to_day) JOIN event_name n ON n.product_id = $1 AND n.name = s.name RETURNING name_id`;
const PRESENT = `SELECT coalesce(jsonb_agg(jsonb_build_array(n.name, q.from_day, q.to_day) ORDER BY n.name, q.from_day), '[]')::text AS text
  FROM not_qualifying q JOIN event_name n ON n.id = q.name_id WHERE q.product_id = $1`;

async function keepNotQualifying(transaction: Transaction, productId: number, kept: readonly NotQualifying[]): Promise<void> {
  const names = kept.map(({ name }) => name);
  const [before] = await transaction.rows<{ text: string }>(PRESENT, [productId]);
  // A name may be left out before its first event.
  await transaction.rows('INSERT INTO event_name (product_id, name) SELECT $1, name FROM (SELECT DISTINCT unnest($2::text[]) AS name) n ORDER BY name ON CONFLICT DO NOTHING RETURNING id', [productId, names]);
  await transaction.rows('DELETE FROM not_qualifying WHERE product_id = $1 RETURNING name_id', [productId]);
  await transaction.rows(KEEP, [productId, names, kept.map(({ from }) => from), kept.map(({ to }) => to)]);
  const [after] = await transaction.rows<{ text: string }>(PRESENT, [productId]);
  if (after?.text !== before?.text) await transaction.rows('SELECT rebuild_active_days($1) AS done', [productId]);
}
