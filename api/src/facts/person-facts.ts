import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ANONYMOUS } from './identities.js';
import type { Said } from './said.js';

/** A person in a list. */
export interface PersonRow {
  readonly id: number;
  /** The key that names them: of several ids the one that the others lead to. */
  readonly key: string;
  readonly name: string;
  readonly isAnonymous: boolean;
  readonly email: string | null;
  readonly accountKey: string | null;
  readonly account: string | null;
  /** What the account pays a month now, in minor units of the product's currency; null where it never paid, or there is none. */
  readonly mrr: number | null;
  readonly createdAt: Date | null;
  /** Local days of the product's zone on which they did something; null: they never did. */
  readonly firstDay: string | null;
  readonly lastDay: string | null;
}

/** One of a person's ids. */
export interface PersonId {
  readonly id: number;
  readonly key: string;
  readonly isDevice: boolean;
  /** Which id it was said to be, and when first. Null for the one that all lead to. */
  readonly saidToBe: string | null;
  readonly saidAt: Date | null;
}

/** Something said of a person or an account, and when it was so. */
export interface SaidRow {
  readonly at: Date;
  readonly said: Said;
  readonly under: string;
}

/** How many rows of theirs there are: what would be erased. */
export interface PersonCounts {
  readonly events: number;
  readonly responses: number;
  readonly feedback: number;
  readonly payments: number;
  readonly paymentsOfAccount: number;
}

const isAnonymous = (key: string): string => `starts_with(${key}, '${ANONYMOUS}')`;
const PERSON = `
  SELECT p.id, p.key, coalesce(nullif(p.traits->>'name', ''), p.key) AS name, ${isAnonymous('p.key')} AS "isAnonymous", p.traits->>'email' AS email, a.key AS "accountKey", coalesce(a.name, a.key) AS account,
         (SELECT m.mrr_after_minor FROM mrr_movement m WHERE m.account_id = a.id AND m.currency = o.currency AND m.at <= now() ORDER BY m.at DESC LIMIT 1) AS mrr,
         p.created_at AS "createdAt", (SELECT min(day) FROM person_day WHERE person_id = p.id)::text AS "firstDay", (SELECT max(day) FROM person_day WHERE person_id = p.id)::text AS "lastDay"
  FROM person p JOIN product o ON o.id = p.product_id LEFT JOIN account a ON a.id = p.account_id`;
/** The words by which an id is found, as the index has them. */
const WORDS = (id: string): string => `(${id}.key || ' ' || coalesce(${id}.traits->>'name', '') || ' ' || coalesce(${id}.traits->>'email', ''))`;
/** By the ids that name people, and by those that lead to them: of each no more than a page, so that words that nearly all have cost no more than rare ones. */
const FOUND = `AND p.id = ANY (ARRAY(
  (SELECT i.id FROM person i WHERE i.product_id = $2 AND i.merged_into IS NULL AND ($3::text IS NULL OR i.key > $3) AND ${WORDS('i')} ILIKE $5 ORDER BY i.key LIMIT $4)
  UNION (SELECT t.id FROM person i JOIN person t ON t.id = i.merged_into WHERE i.product_id = $2 AND ($3::text IS NULL OR t.key > $3) AND ${WORDS('i')} ILIKE $5 ORDER BY t.key LIMIT $4)))`;

/** Reads people. */
@Injectable()
export class PersonFacts {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** People by their keys, after a key: all, or those of whom any id, name or e-mail has these letters in it. */
  async page(workspaceId: number, productId: number, search: string | null, first: number, after: string | null): Promise<PersonRow[]> {
    return this.dataSource.query<PersonRow[]>(
      `${PERSON} WHERE p.workspace_id = $1 AND p.product_id = $2 AND p.merged_into IS NULL AND ($3::text IS NULL OR p.key > $3) ${search === null ? '' : FOUND} ORDER BY p.key LIMIT $4`,
      [workspaceId, productId, after, first, ...(search === null ? [] : [`%${search.replace(/[\\%_]/g, '\\$&')}%`])]);
  }

  /** The person that this key names, by any of their ids; null where there is none. */
  async byKey(workspaceId: number, productId: number, key: string): Promise<PersonRow | null> {
    const rows = await this.dataSource.query<PersonRow[]>(
      `${PERSON} WHERE p.workspace_id = $1 AND p.id = (SELECT coalesce(merged_into, id) FROM person WHERE workspace_id = $1 AND product_id = $2 AND key = $3)`, [workspaceId, productId, key]);
    return rows[0] ?? null;
  }

  /** The ids of a person: the one that names them first. */
  async idsOf(workspaceId: number, personId: number): Promise<PersonId[]> {
    return this.dataSource.query<PersonId[]>(
      `SELECT i.id, i.key, ${isAnonymous('i.key')} AS "isDevice", t.key AS "saidToBe", c.at AS "saidAt"
       FROM person i LEFT JOIN person t ON t.id = i.parent_id AND i.id <> $2 LEFT JOIN identity_claim c ON c.from_id = i.id AND c.to_id = t.id
       WHERE i.workspace_id = $1 AND (i.id = $2 OR i.merged_into = $2) ORDER BY i.merged_into IS NOT NULL, c.at, i.key`, [workspaceId, personId]);
  }

  /** Everything that was said of a person under any of their ids, the latest first. */
  async said(workspaceId: number, personId: number, most: number): Promise<SaidRow[]> {
    return this.dataSource.query<SaidRow[]>(
      `SELECT s.at, s.said, i.key AS under FROM person i JOIN person_said s ON s.person_id = i.id
       WHERE i.workspace_id = $1 AND (i.id = $2 OR i.merged_into = $2) ORDER BY s.at DESC, i.key LIMIT $3`, [workspaceId, personId, most]);
  }

  async traitsOf(workspaceId: number, personId: number): Promise<Record<string, unknown>> {
    const [row] = await this.dataSource.query<{ traits: Record<string, unknown> }[]>('SELECT traits FROM person WHERE workspace_id = $1 AND id = $2', [workspaceId, personId]);
    return row?.traits ?? {};
  }

  async countsOf(workspaceId: number, personId: number): Promise<PersonCounts> {
    const [row] = await this.dataSource.query<PersonCounts[]>(
      `SELECT (SELECT count(*) FROM event WHERE person_id = p.id) AS events, (SELECT count(*) FROM survey_response WHERE person_id = p.id) AS responses,
              (SELECT count(*) FROM feedback WHERE person_id = p.id) AS feedback, (SELECT count(*) FROM payment WHERE person_id = p.id AND account_id IS NULL) AS payments,
              (SELECT count(*) FROM payment WHERE person_id = p.id AND account_id IS NOT NULL) AS "paymentsOfAccount"
       FROM person p WHERE p.workspace_id = $1 AND p.id = $2`, [workspaceId, personId]);
    return row ?? { events: 0, responses: 0, feedback: 0, payments: 0, paymentsOfAccount: 0 };
  }
}
