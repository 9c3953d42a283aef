import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inSight, sight } from '../identity/sight.js';
import { countTalk } from './setting-writer.js';
import { inTransaction, type Transaction } from './transaction.js';

/** A tag on what somebody wrote: who put it there, and when. */
export interface TagRow {
  readonly name: string;
  readonly author: string | null;
  readonly at: Date;
}

/** Limits that keep a list of tags readable. */
export interface MostTags {
  readonly ofVerbatim: number;
  readonly ofProduct: number;
}

const TAGS = `SELECT t.name, x.author, x.tagged_at AS at FROM survey_response_tag x JOIN tag t ON t.id = x.tag_id
  WHERE x.workspace_id = $1 AND x.response_id = $2 ORDER BY x.tagged_at, t.id`;
const WRITTEN = `SELECT product_id AS "productId" FROM survey_response WHERE workspace_id = $1 AND id = $2 AND ${inSight.product('product_id', 3)} AND btrim(comment) <> '' FOR KEY SHARE`;

/** Tags that people put on what others wrote. They stand beside the response, which may be sent again and keeps them. */
@Injectable()
export class VerbatimTags {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** The tags that a product knows, those used most first. */
  async known(workspaceId: number, productId: number): Promise<string[]> {
    const rows = await this.dataSource.query<{ name: string }[]>(
      `SELECT t.name FROM tag t LEFT JOIN survey_response_tag x ON x.tag_id = t.id WHERE t.workspace_id = $1 AND t.product_id = $2
       GROUP BY t.id ORDER BY count(x.response_id) DESC, lower(t.name)`, [workspaceId, productId]);
    return rows.map(({ name }) => name);
  }

  /** Tags a response; again, it changes nothing. In whatever case the tag is written, it is the one that is known. Null: nobody wrote this. `full`: one of the limits is reached. */
  async add(workspaceId: number, responseId: number, name: string, author: string | null, most: MostTags): Promise<{ tags: TagRow[]; full: keyof MostTags | null } | null> {
    return inTransaction(this.dataSource, async (transaction) => {
      const [written] = await transaction.rows<{ productId: number }>(WRITTEN, [workspaceId, responseId, sight().products]);
      if (!written) return null;
      const full = await this.put(transaction, workspaceId, responseId, written.productId, name, author, most);
      return { tags: await transaction.rows<TagRow>(TAGS, [workspaceId, responseId]), full };
    });
  }

  /** Takes a tag away; one that is on nothing any more is forgotten. Null: nobody wrote this. */
  async remove(workspaceId: number, responseId: number, name: string): Promise<TagRow[] | null> {
    return inTransaction(this.dataSource, async (transaction) => {
      const [written] = await transaction.rows<{ productId: number }>(WRITTEN, [workspaceId, responseId, sight().products]);
      if (!written) return null;
      const [gone] = await transaction.rows<{ id: number }>(
        `DELETE FROM survey_response_tag x USING tag t WHERE x.workspace_id = $1 AND x.response_id = $2 AND t.id = x.tag_id AND t.product_id = $3 AND lower(t.name) = lower($4)
         RETURNING t.id`, [workspaceId, responseId, written.productId, name]);
      if (gone) {
        await transaction.rows('DELETE FROM tag t WHERE t.workspace_id = $1 AND t.id = $2 AND NOT EXISTS (SELECT FROM survey_response_tag x WHERE x.tag_id = t.id)', [workspaceId, gone.id]);
        await countTalk(transaction, workspaceId);
      }
      return transaction.rows<TagRow>(TAGS, [workspaceId, responseId]);
    });
  }

  private async put(transaction: Transaction, workspaceId: number, responseId: number, productId: number, name: string, author: string | null, most: MostTags): Promise<keyof MostTags | null> {
    const find = async (): Promise<number | undefined> =>
      (await transaction.rows<{ id: number }>('SELECT id FROM tag WHERE workspace_id = $1 AND product_id = $2 AND lower(name) = lower($3)', [workspaceId, productId, name]))[0]?.id;
    let tag = await find();
    if (tag === undefined) {
      await transaction.rows(
        `INSERT INTO tag (workspace_id, product_id, name) SELECT $1, $2, $3 WHERE (SELECT count(*) FROM tag WHERE product_id = $2) < $4 ON CONFLICT DO NOTHING`,
        [workspaceId, productId, name, most.ofProduct]);
      tag = await find();
    }
    if (tag === undefined) return 'ofProduct';
    const [{ tags, has } = { tags: 0, has: false }] = await transaction.rows<{ tags: number; has: boolean }>(
      'SELECT count(*) AS tags, coalesce(bool_or(tag_id = $3), false) AS has FROM survey_response_tag WHERE workspace_id = $1 AND response_id = $2', [workspaceId, responseId, tag]);
    if (has) return null;
    if (tags >= most.ofVerbatim) return 'ofVerbatim';
    const added = await transaction.rows(
      'INSERT INTO survey_response_tag (workspace_id, response_id, tag_id, author) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING tag_id', [workspaceId, responseId, tag, author]);
    if (added.length > 0) await countTalk(transaction, workspaceId);
    return null;
  }
}
