import type { RequestPlan } from '@bifocal/sample';
import type { Ask } from './own-retros.js';

const FEEDBACK = 'query SampleFeedback($product: String!, $after: String) { product(key: $product) { voice { feedback(first: 200, after: $after) { nextCursor rows { id key } } } } }';
const REQUEST = 'mutation SampleRequest($input: CreateRequestInput!) { request: createRequest(input: $input) { id } }';
const SORT = 'mutation SampleSort($input: SortFeedbackInput!) { sortFeedback(input: $input) }';
const AT_ONCE = 200;

/** Groups the sample's feedback as its people did. Said again after a start that was cut off, it is kept once: requests have keys, and feedback has one place. */
export async function sortRequests(ask: Ask, product: string, { requests, aside }: RequestPlan, isStopping: () => boolean): Promise<void> {
  const ids = await idsOf(ask, product);
  const sort = async (feedback: readonly string[], place: object, author: string): Promise<void> => {
    const known = feedback.flatMap((key) => ids.get(key) ?? []);
    for (let start = 0; start < known.length && !isStopping(); start += AT_ONCE) await ask(SORT, { input: { feedback: known.slice(start, start + AT_ONCE), author, ...place } });
  };
  for (const { feedback, ...request } of requests) {
    if (isStopping()) return;
    const { request: made } = await ask<{ request: { id: string } }>(REQUEST, { input: { product, ...request } });
    await sort(feedback, { place: 'SORTED', request: made.id }, request.author);
  }
  await sort(aside.feedback, { place: 'ASIDE' }, aside.author);
}

async function idsOf(ask: Ask, product: string): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (let after: string | null = null; ;) {
    const answer: { product: { voice: { feedback: { nextCursor: string | null; rows: { id: string; key: string }[] } } } | null } = await ask(FEEDBACK, { product, after });
    const page = answer.product?.voice.feedback;
    for (const { id, key } of page?.rows ?? []) ids.set(key, id);
    if (!page?.nextCursor) return ids;
    after = page.nextCursor;
  }
}
