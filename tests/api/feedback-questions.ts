import type { TestServer } from '../support/server.ts';

export interface FeedbackRow { id: string; key: string; text: string; kind: string | null; person: string | null; personKey: string | null; account: string | null; mrr: number | null; place: string; requestId: string | null; request: string | null; sortedBy: string | null; sortedAt: string | null }
export interface FeedbackPage { totalCount: number; people: number; nextCursor: string | null; rows: FeedbackRow[] }
export interface Request { id: string; title: string; state: string; people: number; feedback: number; accounts: number; mrr: number | null; version: number; author: string | null; changedBy: string | null }
export interface Report { request: Request; currency: string; feedback: FeedbackPage; accounts: { key: string; name: string; people: number; feedback: number; mrr: number | null }[] }

const REQUEST = 'id title state people feedback accounts mrr version author changedBy';
const FEEDBACK = 'totalCount people nextCursor rows { id key text kind person personKey account mrr place requestId request sortedBy sortedAt }';

export async function feedback(server: TestServer, product: string, args = ''): Promise<FeedbackPage> {
  return (await server.graphql<{ product: { voice: { feedback: FeedbackPage } } }>(`query ($product: String!) { product(key: $product) { voice { feedback${args} { ${FEEDBACK} } } } }`, { product })).product.voice.feedback;
}
export async function requests(server: TestServer, product: string, args = ''): Promise<{ totalCount: number; nextCursor: string | null; rows: Request[] }> {
  return (await server.graphql<{ product: { voice: { requests: { totalCount: number; nextCursor: string | null; rows: Request[] } } } }>(`query ($product: String!) { product(key: $product) { voice { requests${args} { totalCount nextCursor rows { ${REQUEST} } } } } }`, { product })).product.voice.requests;
}
export async function report(server: TestServer, product: string, id: string, first = 50): Promise<Report | null> {
  return (await server.graphql<{ product: { voice: { request: Report | null } } }>(`query ($product: String!, $id: ID!, $first: Int!) { product(key: $product) { voice { request(id: $id) { currency request { ${REQUEST} } feedback(first: $first) { ${FEEDBACK} } accounts { key name people feedback mrr } } } } }`, { product, id, first })).product.voice.request;
}
export async function createRequest(server: TestServer, input: { product: string; title: string; state?: string; feedback?: string[]; key?: string; author?: string }): Promise<Request> {
  return (await server.graphql<{ createRequest: Request }>(`mutation ($input: CreateRequestInput!) { createRequest(input: $input) { ${REQUEST} } }`, { input })).createRequest;
}
export async function editRequest(server: TestServer, input: { id: string; title?: string; version?: number; state?: string; author?: string }): Promise<{ saved: boolean; yours: string | null; request: Request }> {
  return (await server.graphql<{ editRequest: { saved: boolean; yours: string | null; request: Request } }>(`mutation ($input: EditRequestInput!) { editRequest(input: $input) { saved yours request { ${REQUEST} } } }`, { input })).editRequest;
}
export async function mergeRequests(server: TestServer, input: { request: string; into: string; author?: string }): Promise<Request> {
  return (await server.graphql<{ mergeRequests: Request }>(`mutation ($input: MergeRequestsInput!) { mergeRequests(input: $input) { ${REQUEST} } }`, { input })).mergeRequests;
}
export async function sortFeedback(server: TestServer, input: { feedback: string[]; place: string; request?: string; author?: string }): Promise<number> {
  return (await server.graphql<{ sortFeedback: number }>('mutation ($input: SortFeedbackInput!) { sortFeedback(input: $input) }', { input })).sortFeedback;
}

export interface Tag { name: string; author: string | null; at: string }
export async function tagVerbatim(server: TestServer, input: { verbatim: string; tag: string; author?: string }): Promise<Tag[]> {
  return (await server.graphql<{ tagVerbatim: { tags: Tag[] } }>('mutation ($input: TagVerbatimInput!) { tagVerbatim(input: $input) { id tags { name author at } } }', { input })).tagVerbatim.tags;
}
export async function untagVerbatim(server: TestServer, input: { verbatim: string; tag: string }): Promise<Tag[]> {
  return (await server.graphql<{ untagVerbatim: { tags: Tag[] } }>('mutation ($input: TagVerbatimInput!) { untagVerbatim(input: $input) { id tags { name author at } } }', { input })).untagVerbatim.tags;
}
