/** As the index on a product's events is written (docs/decisions/0041): by ten minutes, so that many events share one entry of it. */
const AROUND = `date_bin('10 minutes', at, '2000-01-01 00:00:00+00')`;

/** The instant of a product's first or last event as SQL: of the ten minutes at that end of the index, the few rows are sorted, and no others are read. */
export const eventEnd = (end: 'FIRST' | 'LAST', product: string): string => {
  const order = end === 'FIRST' ? 'ASC' : 'DESC';
  return `(SELECT at FROM event WHERE product_id = ${product} ORDER BY ${AROUND} ${order}, at ${order} LIMIT 1)`;
};
