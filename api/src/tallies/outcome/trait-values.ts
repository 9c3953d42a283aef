import type { TallyQuestion } from '../answer.js';
import type { Read } from './read.js';
import { OTHER, TRAIT } from './split.js';
import type { TallyMemory } from './tally-memory.js';

/** A trait may be anything, also a name that is everybody's own: so many of its values are groups, those that most have; the rest is "(other)". */
export const MOST_VALUES = 50;

const VALUES = `
  SELECT value FROM (
    SELECT traits->>$3 AS value FROM account WHERE workspace_id = $1 AND product_id = $2 AND traits ? $3
    UNION ALL SELECT traits->>$3 FROM person WHERE workspace_id = $1 AND product_id = $2 AND traits ? $3) x
  WHERE value IS NOT NULL GROUP BY value ORDER BY count(*) DESC, value LIMIT ${MOST_VALUES + 1}`;

/** The question with the values that its traits are grouped by, where they have more than can be shown. */
export async function withTraitValues(read: Read, memory: TallyMemory, question: TallyQuestion): Promise<TallyQuestion> {
  const grouped = question.groupBy.filter((dimension) => dimension.startsWith(TRAIT));
  const narrowed = question.filters.filter((filter) => filter.dimension.startsWith(TRAIT) && filter.in.includes(OTHER)).map((filter) => filter.dimension);
  const dimensions = [...new Set([...grouped, ...narrowed])];
  if (dimensions.length === 0 || question.traitValues) return question;
  const { workspaceId, productId, version } = question;
  const asked = { ...question, periods: [], groupBy: [], filters: [], nowMs: 0, ...(version === undefined ? {} : { version }) };
  const known = await Promise.all(dimensions.map(async (dimension) => {
    const values = await memory.get('trait values', asked, async () => (await read<{ value: string }>(VALUES, [workspaceId, productId, dimension.slice(TRAIT.length)])).map(({ value }) => value), { more: dimension });
    return [dimension, values] as const;
  }));
  const large = known.filter(([, values]) => values.length > MOST_VALUES).map(([dimension, values]) => [dimension, values.slice(0, MOST_VALUES)] as const);
  return large.length === 0 ? question : { ...question, traitValues: Object.fromEntries(large) };
}
