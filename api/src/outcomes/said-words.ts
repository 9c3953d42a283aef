import { maybeWordsOf } from '../graphql/words.js';

/** How much may be said about what others said: enough for any product, and little enough to be read. */
export const MOST = { name: 100, tag: 60, tagsOfVerbatim: 20, tagsOfProduct: 500, title: 200, requests: 2_000, sorted: 200, search: 200, verbatims: 200, requestsPage: 200 } as const;

export const authorOf = (author: string | null | undefined): string | null => maybeWordsOf('author', author, MOST.name);

/** What is looked for; null where nothing is. */
export const searchOf = (search: string | null | undefined): string | null => maybeWordsOf('search', search, MOST.search);
