import type { TestServer } from './server.ts';

/** One who listens to GET /live, as a page does. */
export interface LiveClient {
  readonly status: number;
  readonly headers: Headers;
  /** All that was told so far. */
  readonly told: { facts: string; talk: string }[];
  /** Resolves when something more was told than `count` things; rejects when the line ends before. */
  more(count: number): Promise<{ facts: string; talk: string }>;
  /** Resolves when the server ends the line. */
  readonly ended: Promise<void>;
  close(): void;
}

export async function listenLive({ url, headers }: Pick<TestServer, 'url' | 'headers'>): Promise<LiveClient> {
  const abort = new AbortController();
  const response = await fetch(`${url}/live`, { headers: { ...headers, accept: 'text/event-stream', 'accept-encoding': 'gzip' }, signal: abort.signal });
  const told: { facts: string; talk: string }[] = [];
  const waiting = new Set<() => void>();
  let over = false;
  const read = async (): Promise<void> => {
    let text = '';
    try {
      for await (const chunk of response.body!) {
        text += Buffer.from(chunk as Uint8Array).toString('utf8');
        const events = text.split('\n\n');
        text = events.pop() ?? '';
        for (const event of events) {
          const data = /^event: moved\ndata: (.*)$/.exec(event)?.[1];
          if (data) told.push(JSON.parse(data) as { facts: string; talk: string });
        }
        for (const wake of waiting) wake();
      }
    } catch {
      // The line was cut: said below.
    }
    over = true;
    for (const wake of waiting) wake();
  };
  const ended = read();
  return {
    status: response.status, headers: response.headers, told, ended,
    more: (count) => new Promise((resolve, reject) => {
      const look = (): void => {
        const last = told.at(-1);
        if (told.length > count && last) resolve(last);
        else if (over) reject(new Error('the line ended'));
        else return;
        waiting.delete(look);
      };
      waiting.add(look);
      look();
    }),
    close: () => abort.abort(),
  };
}
