import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inSight, sight } from '../identity/sight.js';
import { countTalk } from './setting-writer.js';
import { inTransaction } from './transaction.js';

/** What happened to a product on a day: a release, what somebody wrote down, or another version of a survey that people see. */
export interface ProductMark {
  readonly kind: 'RELEASE' | 'NOTE' | 'DEFINITION';
  /** Of the release, of the note, or of the form. */
  readonly id: number;
  /** The local day of the product's zone. */
  readonly day: string;
  /** When exactly, where that is known. */
  readonly at: Date | null;
  readonly text: string;
  readonly author: string | null;
}

export interface NewProductNote {
  readonly day: string;
  readonly text: string;
  readonly author: string | null;
}

const MARKS = `
  SELECT 'RELEASE' AS kind, r.id, to_char(r.released_at AT TIME ZONE p.time_zone, 'YYYY-MM-DD') AS day, r.released_at AS at, r.name AS text, NULL AS author
  FROM release r LEFT JOIN team t ON t.id = r.team_id JOIN product p ON p.id = coalesce(r.product_id, t.product_id)
  WHERE r.workspace_id = $1 AND p.id = $2 AND (r.released_at AT TIME ZONE p.time_zone)::date >= $3::date AND (r.released_at AT TIME ZONE p.time_zone)::date < $4::date
  UNION ALL
  SELECT 'NOTE', n.id, to_char(n.day, 'YYYY-MM-DD'), NULL, n.text, n.author
  FROM product_note n WHERE n.workspace_id = $1 AND n.product_id = $2 AND n.day >= $3::date AND n.day < $4::date
  UNION ALL
  SELECT 'DEFINITION', f.id, to_char(v.made_at AT TIME ZONE p.time_zone, 'YYYY-MM-DD'), v.made_at, 'Survey “' || f.name || '”: version ' || v.version, NULL
  FROM product p JOIN survey_form f ON f.product_id = p.id JOIN survey_form_version v ON v.form_id = f.id AND v.version > 1
  WHERE f.workspace_id = $1 AND p.id = $2 AND (v.made_at AT TIME ZONE p.time_zone)::date >= $3::date AND (v.made_at AT TIME ZONE p.time_zone)::date < $4::date
  ORDER BY day, kind DESC, id`;

/** The releases and notes of products. */
@Injectable()
export class ProductNotes {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** In the order of their days; `to` is not included. */
  async marks(workspaceId: number, productId: number, { from, to }: { readonly from: string; readonly to: string }): Promise<ProductMark[]> {
    return this.dataSource.query<ProductMark[]>(MARKS, [workspaceId, productId, from, to]);
  }

  /** Writes a note down; null where the product has `most` already. */
  async add(workspaceId: number, productId: number, { day, text, author }: NewProductNote, most: number): Promise<ProductMark | null> {
    return inTransaction(this.dataSource, async (transaction) => {
      const [row] = await transaction.rows<ProductMark>(
        `INSERT INTO product_note (workspace_id, product_id, day, text, author)
         SELECT $1, p.id, $3, $4, $5 FROM product p WHERE p.workspace_id = $1 AND p.id = $2 AND (SELECT count(*) FROM product_note WHERE product_id = $2) < $6
         RETURNING 'NOTE' AS kind, id, to_char(day, 'YYYY-MM-DD') AS day, NULL::timestamptz AS at, text, author`, [workspaceId, productId, day, text, author, most]);
      if (row) await countTalk(transaction, workspaceId);
      return row ?? null;
    });
  }

  /** Whether there was such a note. */
  async remove(workspaceId: number, id: number): Promise<boolean> {
    return inTransaction(this.dataSource, async (transaction) => {
      const removed = await transaction.rows(`DELETE FROM product_note WHERE workspace_id = $1 AND id = $2 AND ${inSight.product('product_id', 3)} RETURNING id`, [workspaceId, id, sight().products]);
      if (removed.length > 0) await countTalk(transaction, workspaceId);
      return removed.length > 0;
    });
  }
}
