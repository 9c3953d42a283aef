/** As the index on a product's events is written (docs/decisions/0041): by ten minutes, so that many events share one entry of it. */
export const EVENT_AROUND = `date_bin('10 minutes', at, '2000-01-01 00:00:00+00')`;

/** The instant of a product's first or last event as SQL: of the ten minutes at that end of the index, the few rows are sorted, and no others are read. */
export const eventEnd = (end: 'FIRST' | 'LAST', product: string): string => {
  const order = end === 'FIRST' ? 'ASC' : 'DESC';
  const there = `(SELECT at FROM event WHERE product_id = ${product} ORDER BY ${EVENT_AROUND} ${order}, at ${order} LIMIT 1)`;
  return end === 'LAST' ? there : `least(${there}, ${firstRemoved(product)})`;
};

/** Where the oldest events are removed, the beginning of the first day that is counted of them; null where none ever was. One look into the index a name. */
const firstRemoved = (product: string): string => `(
  SELECT min(first.day)::timestamp AT TIME ZONE min(o.time_zone) FROM product o JOIN event_name n ON n.product_id = o.id
  CROSS JOIN LATERAL (SELECT d.day FROM person_event_day d WHERE d.name_id = n.id ORDER BY d.day LIMIT 1) first
  WHERE o.id = ${product} AND o.events_from IS NOT NULL)`;
