import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export type MomentKind = 'EVENT' | 'SURVEY' | 'FEEDBACK' | 'PAYMENT';

/** Something a person did, said or paid. */
export interface Moment {
  readonly kind: MomentKind;
  readonly at: Date;
  /** Tells it from others of its kind: the key its source gave it, or of an event a hash of that. */
  readonly key: string;
  readonly source: string;
  /** The event's name, the survey's key, the sort of feedback or of payment. */
  readonly name: string;
  /** What they wrote. */
  readonly text: string | null;
  readonly surveyKind: 'NPS' | 'CSAT' | 'CES' | null;
  readonly score: number | null;
  readonly dismissed: boolean;
  readonly currency: string | null;
  /** Exact minor units, as text. */
  readonly amountMinor: string | null;
  readonly properties: Record<string, unknown> | null;
  /** The id it came under, where that is not the one that names the person. */
  readonly under: string | null;
}

/** Where a page of moments ends. */
export interface MomentPlace {
  readonly at: string;
  readonly kind: string;
  readonly key: string;
}

/** Every branch gives them in one type, whichever of them come together. */
const TYPED = 'kind::text, at, key::text, source_id, name::text, text::text, survey_kind::text, score::int, dismissed, currency::text, amount_minor::text, properties::jsonb, alias_id';
const COLUMNS = `kind, at, key, source_id, name, text, survey_kind, score, dismissed, currency, amount_minor, properties, alias_id`;
const BRANCHES: Readonly<Record<MomentKind, string>> = {
  EVENT: `SELECT 'EVENT' AS kind, e.at, e.key_hash::text AS key, e.source_id, n.name, NULL::text AS text, NULL::text AS survey_kind, NULL::int AS score, false AS dismissed,
                 NULL::text AS currency, NULL::text AS amount_minor, e.properties, e.alias_id FROM event e JOIN event_name n ON n.id = e.name_id WHERE e.person_id = $1`,
  SURVEY: `SELECT 'SURVEY', r.at, r.key, r.source_id, s.key, r.comment, s.kind, r.score::int, r.dismissed, NULL, NULL, NULL, r.alias_id
           FROM survey_response r JOIN survey s ON s.id = r.survey_id WHERE r.person_id = $1`,
  FEEDBACK: `SELECT 'FEEDBACK', f.at, f.key, f.source_id, coalesce(f.kind, ''), f.text, NULL, NULL, false, NULL, NULL, NULL, f.alias_id FROM feedback f WHERE f.person_id = $1`,
  PAYMENT: `SELECT 'PAYMENT', y.at, y.key, y.source_id, y.kind, NULL, NULL, NULL, false, y.currency, trim_scale(y.amount_minor)::text, NULL, y.alias_id FROM payment y WHERE y.person_id = $1`,
};

/** What a product has decided to remove is told no more, though some of it may still be there. */
const KEPT = `at >= (SELECT coalesce(p.events_from, '-infinity') FROM person i JOIN product p ON p.id = i.product_id WHERE i.id = $1)`;

/** Reads what people did, in the order of time. */
@Injectable()
export class PersonTimeline {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** The moments of one person that the workspace has, newest first, after a place. `held`: with events that are to be removed and still are there. */
  async page(workspaceId: number, personId: number, kinds: readonly MomentKind[], first: number, after: MomentPlace | null, held: boolean): Promise<Moment[]> {
    const beyond = after ? `WHERE (at, m.kind, m.key COLLATE "C") < ($3::timestamptz, $4::text, $5::text COLLATE "C")` : '';
    const of = (kind: MomentKind): string => `(SELECT ${TYPED} FROM (${BRANCHES[kind]}${kind === 'EVENT' && !held ? ` AND e.${KEPT}` : ''}) AS m (${COLUMNS}) ${beyond} ORDER BY at DESC, m.kind DESC, m.key COLLATE "C" DESC LIMIT $2)`;
    return this.dataSource.query<Moment[]>(`
      SELECT m.kind, m.at, m.key, s.key AS source, m.name, m.text, m.survey_kind AS "surveyKind", m.score, m.dismissed, m.currency, m.amount_minor AS "amountMinor", m.properties, i.key AS under
      FROM (${[...new Set(kinds)].map(of).join(' UNION ALL ')}) m JOIN source s ON s.id = m.source_id AND s.workspace_id = ${after ? '$6' : '$3'} LEFT JOIN person i ON i.id = m.alias_id
      ORDER BY m.at DESC, m.kind DESC, m.key COLLATE "C" DESC LIMIT $2`, [personId, first, ...(after ? [after.at, after.kind, after.key] : []), workspaceId]);
  }
}
