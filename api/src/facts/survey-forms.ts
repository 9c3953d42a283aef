import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { countChange } from './setting-writer.js';
import { inTransaction } from './transaction.js';

export type FormKind = 'NPS' | 'CSAT' | 'CES' | 'FEEDBACK';
export type FormState = 'LIVE' | 'PAUSED';
export type FormTrigger = 'EVENT' | 'PAGE' | 'DELAY';
export type FormPosition = 'BOTTOM_RIGHT' | 'BOTTOM' | 'BOTTOM_LEFT' | 'TOP_RIGHT' | 'TOP_LEFT';
export type FormTheme = 'LIGHT' | 'DARK' | 'AUTO';

/** What people see and when, as it is kept: of the words those that were given, by language and place. */
export interface FormContent {
  readonly trigger: FormTrigger;
  readonly event: string | null;
  readonly pages: readonly string[];
  readonly delaySeconds: number;
  readonly share: number;
  readonly quietDays: number;
  readonly position: FormPosition;
  readonly accent: string;
  readonly theme: FormTheme;
  readonly fallback: string;
  readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface FormToSave {
  readonly key: string;
  readonly kind: FormKind;
  readonly state: FormState;
  readonly name: string;
  readonly content: FormContent;
}

export interface FormRow extends FormToSave {
  readonly id: number;
  readonly version: number;
  readonly changedAt: Date;
}

/** What became of saving: the form, or the one that stands in the way as it is. */
export interface SavedForm {
  readonly saved: boolean;
  readonly row: FormRow;
}

const FIELDS = 'id, key, kind, state, name, content, version, changed_at AS "changedAt"';
const BY_KEY = `SELECT ${FIELDS} FROM survey_form WHERE workspace_id = $1 AND product_id = $2 AND key = $3`;

/** The forms that a product shows to its people. */
@Injectable()
export class SurveyForms {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** By name. */
  async ofProduct(workspaceId: number, productId: number): Promise<FormRow[]> {
    return this.dataSource.query<FormRow[]>(`SELECT ${FIELDS} FROM survey_form WHERE workspace_id = $1 AND product_id = $2 ORDER BY name, key`, [workspaceId, productId]);
  }

  /** Those that are shown, in the order in which they were made: the first that may be shown is. */
  async live(workspaceId: number, productKey: string): Promise<FormRow[]> {
    return this.dataSource.query<FormRow[]>(
      `SELECT ${FIELDS.replace(/\b(id|key|name)\b/g, 'f.$1')} FROM survey_form f JOIN product p ON p.id = f.product_id
       WHERE f.workspace_id = $1 AND p.workspace_id = $1 AND p.key = $2 AND f.state = 'LIVE' ORDER BY f.id`, [workspaceId, productKey]);
  }

  /** Every version of the product's forms, latest first. */
  async versions(workspaceId: number, productId: number): Promise<{ formId: number; version: number; madeAt: Date }[]> {
    return this.dataSource.query(
      `SELECT v.form_id AS "formId", v.version, v.made_at AS "madeAt" FROM survey_form f JOIN survey_form_version v ON v.form_id = f.id
       WHERE f.workspace_id = $1 AND f.product_id = $2 ORDER BY v.form_id, v.version DESC`, [workspaceId, productId]);
  }

  /** Saves a form under its key. Another content is another version. Refused where the key is another kind's, or the version is not the one that was read (null: whichever it is). */
  async save(workspaceId: number, productId: number, { key, kind, state, name, content }: FormToSave, readVersion: number | null): Promise<SavedForm> {
    return inTransaction(this.dataSource, async (transaction) => {
      const [row] = await transaction.rows<FormRow>(
        `INSERT INTO survey_form AS f (workspace_id, product_id, key, kind, state, name, content) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (product_id, key) DO UPDATE SET name = excluded.name, state = excluded.state, content = excluded.content,
           version = f.version + (f.content <> excluded.content)::int, changed_at = CASE WHEN f.content <> excluded.content THEN now() ELSE f.changed_at END
         WHERE f.kind = excluded.kind AND ($8::int IS NULL OR f.version = $8) RETURNING ${FIELDS}`,
        [workspaceId, productId, key, kind, state, name, JSON.stringify(content), readVersion]);
      if (!row) return { saved: false, row: (await transaction.rows<FormRow>(BY_KEY, [workspaceId, productId, key]))[0]! };
      await transaction.rows(
        `INSERT INTO survey_form_version (form_id, version, content, made_at) SELECT id, version, content, changed_at FROM survey_form WHERE id = $1 ON CONFLICT DO NOTHING`, [row.id]);
      await countChange(transaction, workspaceId);
      return { saved: true, row };
    });
  }

  /** Shows a form, or stops; null where there is none with this key. */
  async setState(workspaceId: number, productId: number, key: string, state: FormState): Promise<FormRow | null> {
    return inTransaction(this.dataSource, async (transaction) => {
      const [row] = await transaction.rows<FormRow>(`UPDATE survey_form SET state = $4 WHERE workspace_id = $1 AND product_id = $2 AND key = $3 RETURNING ${FIELDS}`, [workspaceId, productId, key, state]);
      if (row) await countChange(transaction, workspaceId);
      return row ?? null;
    });
  }

  /** Removes a form; what people answered stays. False where there is none with this key. */
  async remove(workspaceId: number, productId: number, key: string): Promise<boolean> {
    return inTransaction(this.dataSource, async (transaction) => {
      const removed = await transaction.rows('DELETE FROM survey_form WHERE workspace_id = $1 AND product_id = $2 AND key = $3 RETURNING id', [workspaceId, productId, key]);
      if (removed.length > 0) await countChange(transaction, workspaceId);
      return removed.length > 0;
    });
  }
}
