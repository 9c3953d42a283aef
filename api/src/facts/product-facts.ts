import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AtOnce } from '../database/at-once.js';
import { asking } from '../identity/asking.js';
import { inSight, sight } from '../identity/sight.js';
import { eventEnd } from './event-ends.js';

/** A product as it is kept. */
export interface ProductRow {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly simulated: boolean;
}

/** The instants between which a product's facts lie; null where it has none. */
export interface FactSpan {
  readonly firstFactAt: Date | null;
  readonly lastFactAt: Date | null;
}

const PRODUCT = `
  SELECT p.id, p.key, p.name, p.time_zone AS "timeZone", p.currency, coalesce(s.simulated, false) AS simulated
  FROM product p LEFT JOIN source s ON s.id = p.source_id
  WHERE p.workspace_id = $1 AND ${inSight.product('p.id', 2)}`;

/** Each branch reads one end of an index (min and max apart, so that neither scans). Movements that are only scheduled have not happened. */
const SPAN = `
  SELECT least(
           ${eventEnd('FIRST', 'p.id')}, (SELECT min(at) FROM payment WHERE product_id = p.id),
           (SELECT min(at) FROM survey_response WHERE product_id = p.id), (SELECT min(at) FROM mrr_movement WHERE product_id = p.id),
           (SELECT min(least(created_at, first_event_at)) FROM work_item WHERE product_id = p.id),
           (SELECT min((SELECT min(least(created_at, first_event_at)) FROM work_item WHERE team_id = t.id)) FROM team t WHERE t.product_id = p.id)) AS "firstFactAt",
         greatest(
           ${eventEnd('LAST', 'p.id')}, (SELECT max(at) FROM payment WHERE product_id = p.id),
           (SELECT max(at) FROM survey_response WHERE product_id = p.id), (SELECT max(at) FROM mrr_movement WHERE product_id = p.id AND at <= now()),
           (SELECT max(last_event_at) FROM work_item WHERE product_id = p.id),
           (SELECT max((SELECT max(last_event_at) FROM work_item WHERE team_id = t.id)) FROM team t WHERE t.product_id = p.id)) AS "lastFactAt"
  FROM product p
  WHERE p.workspace_id = $1 AND p.id = $2`;

/** Reads the products that the one who asks may see. */
@Injectable()
export class ProductFacts {
  /** A page asks for its product with each of its questions. */
  private readonly atOnce = new AtOnce<ProductRow | null>();

  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async all(workspaceId: number): Promise<ProductRow[]> {
    return this.dataSource.query<ProductRow[]>(`${PRODUCT} ORDER BY p.name, p.id`, [workspaceId, sight().products]);
  }

  async byKey(workspaceId: number, key: string): Promise<ProductRow | null> {
    return this.one(workspaceId, 'p.key', key);
  }

  async byId(workspaceId: number, id: number): Promise<ProductRow | null> {
    return this.one(workspaceId, 'p.id', id);
  }

  private async one(workspaceId: number, column: 'p.key' | 'p.id', value: string | number): Promise<ProductRow | null> {
    const { products } = sight();
    return this.atOnce.get(JSON.stringify([asking.current()?.workspaceId, workspaceId, products, column, value]), async () => {
      const rows = await this.dataSource.query<ProductRow[]>(`${PRODUCT} AND ${column} = $3`, [workspaceId, products, value]);
      return rows[0] ?? null;
    });
  }

  async span(workspaceId: number, id: number): Promise<FactSpan> {
    const rows = await this.dataSource.query<FactSpan[]>(SPAN, [workspaceId, id]);
    return rows[0] ?? { firstFactAt: null, lastFactAt: null };
  }
}
