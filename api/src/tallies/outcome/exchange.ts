import { currencyExponent, localDate, RATE_DECIMALS } from '@bifocal/metrics';
import type { TallyQuestion } from '../answer.js';
import type { Parameters, Read } from './read.js';

/**
 * Which currencies a product's money is in, each found by one look into an index, and which of them a rate is known for: the currency into the product's
 * own, the other way round, or both from a third one on the same day.
 */
const KNOWN = `
  WITH RECURSIVE moved AS (
    SELECT (SELECT min(currency) FROM mrr_movement WHERE product_id = $1) AS currency
    UNION ALL SELECT (SELECT min(m.currency) FROM mrr_movement m WHERE m.product_id = $1 AND m.currency > u.currency) FROM moved u WHERE u.currency IS NOT NULL
  ), paid AS (
    SELECT (SELECT min(currency) FROM payment WHERE product_id = $1) AS currency
    UNION ALL SELECT (SELECT min(p.currency) FROM payment p WHERE p.product_id = $1 AND p.currency > u.currency) FROM paid u WHERE u.currency IS NOT NULL
  )
  SELECT currency, bool_or(moved) AS moved, bool_or(paid) AS paid,
         EXISTS (SELECT FROM exchange_rate r WHERE r.product_id = $1 AND r.workspace_id = $3
                 AND ((r.from_currency, r.to_currency) IN ((u.currency, $2), ($2, u.currency))
                   OR (r.to_currency = $2 AND EXISTS (SELECT FROM exchange_rate s WHERE s.product_id = r.product_id AND s.from_currency = r.from_currency
                                                       AND s.to_currency = u.currency AND s.day = r.day AND s.source_id = r.source_id)))) AS rated
  FROM (SELECT currency, true AS moved, false AS paid FROM moved UNION ALL SELECT currency, false, true FROM paid) u
  WHERE currency IS NOT NULL AND currency <> $2 GROUP BY currency ORDER BY currency`;

/** A currency that is not the product's own, and whether its money can be counted in the product's. */
export interface ForeignCurrency {
  readonly currency: string;
  readonly moved: boolean;
  readonly paid: boolean;
  readonly rated: boolean;
}

/** The other currencies that a product's subscriptions and payments are in. */
export async function foreignCurrencies(read: Read, { workspaceId, productId, currency }: Pick<TallyQuestion, 'workspaceId' | 'productId' | 'currency'>): Promise<ForeignCurrency[]> {
  return read<ForeignCurrency>(KNOWN, [productId, currency, workspaceId]);
}

/** Whose money is counted, and what brings it into the product's currency: nothing where all of it is in that already. */
export interface Exchange {
  /** The product's own currency and those that a rate is known for. */
  readonly currencies: readonly string[];
  /** Whether there is any other than the product's own. */
  readonly several: boolean;
}

export async function exchangeOf(read: Read, question: TallyQuestion): Promise<Exchange> {
  const rated = (await foreignCurrencies(read, question)).filter((each) => each.rated).map((each) => each.currency);
  return { currencies: [question.currency, ...rated], several: rated.length > 0 };
}

/**
 * A table (currency, day, factor): what a minor unit was in minor units of the product's currency on each day up to today. A day without a rate has that
 * of the last day before it, days before the first rate have the first. `per` units, the factor is the rate itself. A direct rate stands before one the other way round, and that before one by way of a third
 * currency (as crossRate of packages/metrics works them out).
 */
export function ratesTable(question: TallyQuestion, { currencies, several }: Exchange, parameters: Parameters, per: 'minor units' | 'units' = 'minor units'): string {
  if (!several) return `SELECT NULL::text AS currency, NULL::date AS day, NULL::numeric AS factor WHERE false`;
  const [own, product, workspace] = [parameters.add(question.currency), parameters.add(question.productId), parameters.add(question.workspaceId)];
  const foreign = currencies.slice(1);
  const exponent = (currency: string): number => currencyExponent(currency) ?? 2;
  const wanted = `unnest(${parameters.add(foreign)}::text[], ${parameters.add(foreign.map((each) => (per === 'units' ? '1' : `1e${exponent(question.currency) - exponent(each)}`)))}::numeric[]) AS w (currency, scale)`;
  const zone = parameters.add(question.zone);
  const mine = `product_id = ${product} AND workspace_id = ${workspace}`;
  return `
    SELECT currency, d::date AS day, factor
    FROM (
      SELECT currency, factor,
             CASE WHEN row_number() OVER own = 1 THEN least(day, (SELECT (least(min(at), (SELECT min(at) FROM payment WHERE product_id = ${product})) AT TIME ZONE ${zone})::date FROM mrr_movement WHERE product_id = ${product})) ELSE day END AS from_day,
             lead(day, 1, ${parameters.add(localDate(question.nowMs, question.zone))}::date + 1) OVER own AS to_day
      FROM (
        SELECT DISTINCT ON (w.currency, r.day) w.currency, r.day, r.rate * w.scale AS factor
        FROM ${wanted} JOIN LATERAL (
          SELECT day, rate, 0 AS way, source_id FROM exchange_rate WHERE ${mine} AND from_currency = w.currency AND to_currency = ${own}
          UNION ALL SELECT day, round(1 / rate, ${RATE_DECIMALS}), 1, source_id FROM exchange_rate WHERE ${mine} AND from_currency = ${own} AND to_currency = w.currency
          UNION ALL SELECT a.day, round(b.rate / a.rate, ${RATE_DECIMALS}), 2, a.source_id
            FROM exchange_rate b JOIN exchange_rate a USING (product_id, workspace_id, from_currency, day, source_id)
            WHERE ${mine} AND b.to_currency = ${own} AND a.to_currency = w.currency
        ) r ON true
        ORDER BY w.currency, r.day, r.way, r.source_id
      ) known
      WINDOW own AS (PARTITION BY currency ORDER BY day)
    ) spans CROSS JOIN LATERAL generate_series(from_day, to_day - 1, interval '1 day') d`;
}

/** An amount in whole minor units of the product's currency: rounded by itself, half away from zero, so that parts add up to their whole (convertMinor of packages/metrics). */
export const converted = (minor: string, factor: string): string => `round(${minor} * coalesce(${factor}, 1))`;

/** The local day of an instant. */
export const localDay = (at: string, zone: string): string => `(${at} AT TIME ZONE ${zone})::date`;

/** The day whose rate an instant between two periods is valued by: the one that ends there. */
export function edgeDay(question: TallyQuestion, edgeMs: number): string {
  return localDate(edgeMs - 1, question.zone);
}
