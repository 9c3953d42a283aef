import { Inject, Injectable } from '@nestjs/common';
import { PersonEraser } from '../facts/person-eraser.js';
import { PersonFacts, type PersonCounts, type PersonId, type PersonRow } from '../facts/person-facts.js';
import { PersonTimeline, type MomentKind } from '../facts/person-timeline.js';
import { printOf, readCursor, readFirst, writeCursor } from '../figures/cursor.js';
import { badInput, notFound } from '../graphql/named-error.js';
import { maybeWordsOf } from '../graphql/words.js';
import { Audit } from '../identity/audit.js';
import { WhoAsks } from '../identity/who-asks.js';
import type { Product } from '../products/product.type.js';
import type { Erasure, Person, PersonPage, PersonTrait, Timeline, TraitChange } from './person.type.js';
import { changesOf, traitsSince } from './trait-history.js';

/** The most rows of a page, and the most statements that a history is read from. */
const MOST = { page: 200, said: 2_000, key: 220 } as const;
const KINDS: readonly MomentKind[] = ['EVENT', 'SURVEY', 'FEEDBACK', 'PAYMENT'];

/** The people of a product. */
@Injectable()
export class PeopleService {
  constructor(
    @Inject(WhoAsks) private readonly whoAsks: WhoAsks,
    @Inject(PersonFacts) private readonly facts: PersonFacts,
    @Inject(PersonTimeline) private readonly moments: PersonTimeline,
    @Inject(PersonEraser) private readonly eraser: PersonEraser,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  async page(product: Product, search: string | null, first: number, after: string | null): Promise<PersonPage> {
    const limit = readFirst(first, MOST.page);
    const words = maybeWordsOf('search', search, MOST.key);
    const print = printOf([product.id, words]);
    const from = after ? String(readCursor(print, after)[0]) : null;
    const { workspaceId } = await this.whoAsks.workspace();
    const rows = await this.facts.page(workspaceId, product.id, words, limit + 1, from);
    const shown = rows.slice(0, limit);
    return { rows: shown, nextCursor: rows.length > limit ? writeCursor(print, [shown.at(-1)!.key]) : null };
  }

  async person(product: Product, key: string): Promise<Person | null> {
    const { workspaceId } = await this.whoAsks.workspace();
    const row = await this.facts.byKey(workspaceId, product.id, key.slice(0, MOST.key));
    return row && personOf(row, product);
  }

  async ids({ personId }: Person): Promise<PersonId[]> {
    const { workspaceId } = await this.whoAsks.workspace();
    return this.facts.idsOf(workspaceId, personId);
  }

  async traits({ personId }: Person): Promise<PersonTrait[]> {
    const { workspaceId } = await this.whoAsks.workspace();
    const [traits, said] = await Promise.all([this.facts.traitsOf(workspaceId, personId), this.facts.said(workspaceId, personId, MOST.said)]);
    return traitsSince(traits, said);
  }

  async history({ personId }: Person): Promise<TraitChange[]> {
    const { workspaceId } = await this.whoAsks.workspace();
    return changesOf(await this.facts.said(workspaceId, personId, MOST.said));
  }

  async counts({ personId }: Person): Promise<PersonCounts> {
    const { workspaceId } = await this.whoAsks.workspace();
    return this.facts.countsOf(workspaceId, personId);
  }

  async timeline({ personId }: Person, kinds: readonly MomentKind[] | null, first: number, after: string | null): Promise<Timeline> {
    const limit = readFirst(first, MOST.page);
    if (kinds?.length === 0) throw badInput('kinds: name at least one, or leave them out.');
    const wanted = kinds ?? KINDS;
    const print = printOf([personId, ...wanted]);
    const [at, kind, key] = after ? readCursor(print, after) : [];
    const { workspaceId } = await this.whoAsks.workspace();
    const rows = await this.moments.page(workspaceId, personId, wanted, limit + 1, after ? { at: String(at), kind: String(kind), key: String(key) } : null, false);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return { rows: shown, nextCursor: rows.length > limit && last ? writeCursor(print, [last.at.toISOString(), last.kind, last.key]) : null };
  }

  async erase(product: Product, key: string): Promise<Erasure> {
    const { workspaceId } = await this.whoAsks.workspace();
    // The log says that, and how much; who it was is forgotten with the rest.
    const erased = await this.eraser.erase(workspaceId, product.id, key, (transaction, { ids, events, responses, feedback, payments }) =>
      this.audit.write({ what: 'PERSON_ERASED', about: `A person of ${product.name}`, details: { product: product.key, ids, events, responses, feedback, payments } }, transaction));
    if (!erased) throw notFound(`key: ${product.name} has nobody by the key "${key.slice(0, 80)}". They may have been erased already.`);
    return erased;
  }
}

export function personOf(row: PersonRow, product: Product): Person {
  return { ...row, personId: row.id, id: String(row.id), product, currency: product.currency, timeZone: product.timeZone };
}
