import type { TestServer } from '../support/server.ts';

export interface Feed { id: string; name: string; query: Record<string, unknown>; product: string; team: string | null; halves: string[]; addresses: { format: string; path: string }[]; readAt: string | null }
const FEED = 'id name query product team halves addresses { format path } readAt';

export async function createFeed(server: TestServer, query: Record<string, unknown>, name = 'A feed'): Promise<Feed> {
  return (await server.graphql<{ createFeed: Feed }>(`mutation ($input: FeedInput!) { createFeed(input: $input) { ${FEED} } }`, { input: { name, query } })).createFeed;
}
export async function updateFeed(server: TestServer, id: string, query: Record<string, unknown>, name = 'A feed'): Promise<Feed> {
  return (await server.graphql<{ updateFeed: Feed }>(`mutation ($id: ID!, $input: FeedInput!) { updateFeed(id: $id, input: $input) { ${FEED} } }`, { id, input: { name, query } })).updateFeed;
}
export async function feeds(server: TestServer): Promise<Feed[]> {
  return (await server.graphql<{ feeds: Feed[] }>(`{ feeds { ${FEED} } }`)).feeds;
}
export async function signedLink(server: TestServer, id: string, more: { days?: number; format?: string } = {}): Promise<{ path: string; expiresAt: string; format: string }> {
  const { signFeedLink } = await server.graphql<{ signFeedLink: { path: string; expiresAt: string; format: string } }>('mutation ($id: ID!, $days: Int!, $format: FeedFormat!) { signFeedLink(id: $id, expiresInDays: $days, format: $format) { path expiresAt format } }', { id, days: 7, format: 'CSV', ...more });
  return signFeedLink;
}

/** Cells of RFC 4180 text, read by the letter: what is quoted may hold everything. */
export function csvRows(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      for (at += 1; !(text[at] === '"' && text[at + 1] !== '"'); at += 1) {
        if (text[at] === '"') at += 1;
        cell += text[at];
      }
      at += 1;
    } else while (at < text.length && text[at] !== ',' && text[at] !== '\r') { cell += text[at]; at += 1; }
    row.push(cell);
    if (text[at] === ',') at += 1;
    else if (text.startsWith('\r\n', at)) { rows.push(row); row = []; at += 2; } else throw new Error(`Neither a comma nor a line's end at ${at}: ${JSON.stringify(text.slice(at, at + 20))}`);
  }
  return rows;
}
