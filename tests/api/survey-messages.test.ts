import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.ts';
import { send, writeKeyFor } from '../support/tracking.ts';

let server: TestServer;
let writeKey: string;
beforeAll(async () => {
  server = await startServer();
  writeKey = await writeKeyFor(server, 'web');
});
afterAll(() => server?.stop());

const START = Date.parse('2026-10-05T10:00:00Z');
const at = (seconds: number): string => new Date(START + seconds * 1_000).toISOString();
/** What the tracker says of one response, in its order; each message tells all that is known by then. */
const told = {
  shown: { state: 'shown', seconds: 0 },
  scored: { state: 'answered', seconds: 4, score: 9 },
  commented: { state: 'answered', seconds: 20, score: 9, comment: 'Fast.' },
  dismissed: { state: 'dismissed', seconds: 4 },
};
const message = (response: string, { seconds, ...said }: { state: string; seconds: number }) => (
  { type: 'survey', messageId: `${response}-${seconds}`, anonymousId: `device-${response}`, survey: 'nps', kind: 'NPS', response, shownAt: at(0), timestamp: at(seconds), ...said });

const orders = <T>(all: readonly T[]): T[][] => (all.length === 0 ? [[]] : all.flatMap((one, index) => orders(all.toSpliced(index, 1)).map((rest) => [one, ...rest])));

describe('what the tracker says of a survey', () => {
  it('comes to the same end in any order, and said twice', async () => {
    const answered = orders([told.shown, told.scored, told.commented]);
    const dismissed = orders([told.shown, told.dismissed]);
    for (const [index, order] of [...answered, ...dismissed].entries()) {
      const response = `r${index}`;
      // Sent a minute after the first, one by one, as retries and pages that leave do; then all once more.
      for (const said of [...order, ...order]) expect(await send(server, '/v1/batch', { writeKey, sentAt: at(60), batch: [message(response, said)] })).toMatchObject({ status: 200, body: { rejected: [] } });
    }
    const rows = await server.sql<{ key: string; score: number | null; comment: string | null; dismissed: boolean }>('SELECT key, score, comment, dismissed FROM survey_response ORDER BY id');
    expect(rows.map(({ score, comment, dismissed: isDismissed }) => [score, comment, isDismissed])).toEqual([
      ...answered.map(() => [9, 'Fast.', false]), ...dismissed.map(() => [null, null, true])]);
  });

  it('counts people who finished of people who were shown it: 3 displays to 2 people, 1 finished: 50 %', async () => {
    const other = await writeKeyFor(server, 'web', 'other');
    const show = (response: string, person: string, said: { state: string; seconds: number }) => ({ ...message(response, said), anonymousId: person });
    await send(server, '/v1/batch', { writeKey: other, sentAt: new Date(START + 60_000).toISOString(), batch: [show('a', 'ann', told.shown), show('b', 'ann', told.scored), show('c', 'bob', told.shown)] });
    const { product } = await server.graphql<{ product: { satisfaction: { surveys: { responseRate: object }[] } } }>('{ product(key: "other") { satisfaction(range: { last: "P7D" }) { surveys { responseRate { value numerator denominator } } } } }');
    expect(product.satisfaction.surveys.map(({ responseRate }) => responseRate)).toEqual([{ value: 0.5, numerator: 1, denominator: 2 }]);
  });
});
