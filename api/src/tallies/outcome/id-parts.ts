import type { IdParts } from '../answer.js';
import type { Parameters } from './read.js';

/** Whose a payment is: the account's, else the person's; written as the index is. */
export const PAYER = 'CASE WHEN x.account_id IS NOT NULL THEN x.account_id WHEN x.person_id IS NOT NULL THEN x.person_id ELSE 0 END';
/** Whose a response is: the person's; one of nobody known is of a person of its own. */
export const ANSWERER = 'CASE WHEN r.person_id IS NULL THEN r.id ELSE r.person_id END';

/** The number of an id's part, as text. */
export const partNumber = (id: string, { bits }: IdParts): string => `((${id}) >> ${bits})::text`;

/** A condition, beginning with AND, for the ids of the wanted parts; as ranges, so that an index on the id finds them. */
export function inIdParts(id: string, { bits, wanted }: IdParts, parameters: Parameters): string {
  if (wanted === null) return '';
  const ranges = wanted.map((part) => `(${id}) >= ${parameters.add(part * 2 ** bits)}::bigint AND (${id}) < ${parameters.add((part + 1) * 2 ** bits)}::bigint`);
  return ` AND (${ranges.length === 0 ? 'false' : ranges.map((range) => `(${range})`).join(' OR ')})`;
}
