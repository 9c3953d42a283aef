import { Inject, Injectable } from '@nestjs/common';
import { FeedbackRequests, type NewRequest, type Place, type RequestPatch } from '../facts/feedback-requests.js';
import { WhoIsAskedAbout } from '../figures/asked.js';
import { printOf, readCursor, readFirst, writeCursor } from '../figures/cursor.js';
import { badInput, notFound } from '../graphql/named-error.js';
import { WhoAsks } from '../identity/who-asks.js';
import type { Product } from '../products/product.type.js';
import type { FeedbackRow, FeedbackSearch } from '../tallies/outcome/feedback-read.js';
import type { RankedRequest } from '../tallies/outcome/requests.js';
import { SaidTables } from '../tallies/outcome/said-tables.js';
import type { FeedbackArgs, RequestFeedbackArgs, RequestsArgs } from './feedback.inputs.js';
import type { Feedback, FeedbackRequest, FeedbackRequestChange, FeedbackRequestPage, FeedbackRows, RequestAccount, RequestReport } from './feedback.type.js';
import { questionOf, type OutcomeAsked } from './outcome-question.js';
import { MOST, searchOf } from './said-words.js';

/** What people write of their own accord, and the requests it is grouped into. Whose workspace it is stands in every question, so that a foreign id names nothing. */
@Injectable()
export class FeedbackService {
  constructor(
    @Inject(WhoAsks) private readonly whoAsks: WhoAsks,
    @Inject(WhoIsAskedAbout) private readonly whoIsAskedAbout: WhoIsAskedAbout,
    @Inject(SaidTables) private readonly tables: SaidTables,
    @Inject(FeedbackRequests) private readonly requests: FeedbackRequests,
  ) {}

  /** All that was ever said of a product: a request is as old as it is. */
  async ask(product: Product): Promise<OutcomeAsked> {
    return { product, asked: await this.whoIsAskedAbout.aboutProduct(product), range: { from: '1970-01-01', to: '9999-12-31' }, compared: null };
  }

  async feedback(about: OutcomeAsked, { place, kind, search, first, after }: FeedbackArgs): Promise<FeedbackRows> {
    return this.rows(about, { text: searchOf(search), kind: kind ?? null, place: place ?? null, requestId: null }, first, after ?? null);
  }

  async kinds(about: OutcomeAsked): Promise<string[]> {
    return this.tables.feedbackKinds(questionOf(about, []));
  }

  async feedbackOf({ question, request }: RequestReport, { first, after }: RequestFeedbackArgs): Promise<FeedbackRows> {
    return this.rows(question, { text: null, kind: null, place: null, requestId: request.id }, first, after ?? null);
  }

  async accountsOf({ question, request }: RequestReport): Promise<RequestAccount[]> {
    return this.tables.requestAccounts(questionOf(question, []), request.id);
  }

  async ranked(about: OutcomeAsked, { states, search, order, first, after }: RequestsArgs): Promise<FeedbackRequestPage> {
    const limit = readFirst(first, MOST.requestsPage);
    const asked = { text: searchOf(search), states: states ?? null, id: null, order };
    const print = printOf([about.product.id, asked]);
    const offset = after ? Number(readCursor(print, after)[0]) : 0;
    const { rows, totalCount } = await this.tables.requests(questionOf(about, []), asked, { offset, limit });
    const next = offset + rows.length;
    return { rows, totalCount, nextCursor: next < totalCount ? writeCursor(print, [next]) : null };
  }

  /** Null where the product has no such request. One that was merged is the one it was merged into. */
  async report(about: OutcomeAsked, id: number): Promise<RequestReport | null> {
    const row = await this.requests.byId(about.asked.workspaceId, id);
    const request = row && row.productId === about.product.id ? await this.one(about, row.id) : null;
    return request && { question: about, request, currency: about.product.currency };
  }

  async create(product: Product, request: NewRequest, feedback: readonly number[]): Promise<FeedbackRequest> {
    const { workspaceId } = await this.whoAsks.workspace();
    const row = await this.requests.create(workspaceId, product.id, request, MOST.requests);
    if (!row) throw badInput(`product: it has ${MOST.requests.toLocaleString('en')} requests already, which is the most. Merge some first.`);
    if (feedback.length > 0) await this.sort(feedback, { request: row.id }, request.author);
    return this.stands(row.id);
  }

  async edit(id: number, patch: RequestPatch, author: string | null): Promise<FeedbackRequestChange> {
    const { workspaceId } = await this.whoAsks.workspace();
    const change = await this.requests.edit(workspaceId, id, patch, author);
    if (!change) throw noRequest('id', id);
    return { saved: change.saved, request: await this.stands(change.row.id), yours: change.saved ? null : (patch.words?.title ?? null) };
  }

  async merge(id: number, into: number, author: string | null): Promise<FeedbackRequest> {
    const { workspaceId } = await this.whoAsks.workspace();
    const row = await this.requests.merge(workspaceId, id, into, author);
    if (!row) throw notFound(`into: there are no two requests of one product with the ids ${id} and ${into}.`);
    return this.stands(row.id);
  }

  async sort(feedback: readonly number[], place: Place, author: string | null): Promise<number> {
    const { workspaceId } = await this.whoAsks.workspace();
    const sorted = await this.requests.sort(workspaceId, feedback, place, author);
    if (sorted === null) throw notFound('feedback: some of it, or the request, is not there, or they are of different products. Nothing was moved.');
    return sorted;
  }

  /** A request as it stands after a change. */
  private async stands(id: number): Promise<FeedbackRequest> {
    const { workspaceId } = await this.whoAsks.workspace();
    const row = await this.requests.byId(workspaceId, id);
    const asked = row && (await this.whoIsAskedAbout.ofProduct(row.productId));
    const request = asked ? await this.one({ product: asked.product, asked, range: { from: '1970-01-01', to: '9999-12-31' }, compared: null }, row!.id) : null;
    if (!request) throw noRequest('id', id);
    return request;
  }

  private async one(about: OutcomeAsked, id: number): Promise<RankedRequest | null> {
    const { rows } = await this.tables.requests(questionOf(about, []), { text: null, states: null, id, order: 'PEOPLE' }, { offset: 0, limit: 1 });
    return rows[0] ?? null;
  }

  private async rows(about: OutcomeAsked, search: FeedbackSearch, first: number, after: string | null): Promise<FeedbackRows> {
    const limit = readFirst(first, MOST.requestsPage);
    const print = printOf([about.product.id, search]);
    const offset = after ? Number(readCursor(print, after)[0]) : 0;
    const { rows, totalCount, people } = await this.tables.feedback(questionOf(about, []), search, { offset, limit });
    const next = offset + rows.length;
    return { rows: rows.map(feedbackOf), totalCount, people, nextCursor: next < totalCount ? writeCursor(print, [next]) : null };
  }
}

function feedbackOf({ isAside, ...row }: FeedbackRow): Feedback {
  return { ...row, place: row.requestId !== null ? 'SORTED' : isAside ? 'ASIDE' : 'INBOX' };
}

function noRequest(path: string, id: number): Error {
  return notFound(`${path}: there is no request with the id ${id}.`);
}
