import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type TestServer } from '../support/server.ts';
import { startPrimary, type Primary, type Standby } from '../support/standby.ts';

/** A real primary and a real hot standby: what is read from the standby is never older than what was accepted. */
let primary: Primary;
let standby: Standby;
let server: TestServer;
beforeAll(async () => {
  primary = await startPrimary();
  // The standby is not there yet: it is left out, and comes by itself.
  server = await startServer({ database: primary.url, env: { DATABASE_REPLICA_URLS: primary.standbyUrl } });
  standby = await primary.makeStandby();
});
afterAll(async () => {
  await server?.stop();
  await primary?.stop();
});

interface Ready { status: string; replicas: { usable: boolean; lagSeconds: number | null; reason: string | null }[] }
const ready = async (): Promise<Ready> => (await fetch(`${server.url}/health/ready`)).json() as Promise<Ready>;
const until = async (holds: (ready: Ready) => boolean): Promise<Ready> => {
  for (;;) {
    const found = await ready();
    if (holds(found)) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

let sent = 0;
/** One more person of a day that is long over, and how many there are: of its event names, and of a funnel, each counted anew since the fact came in. */
async function collectAndAsk(): Promise<number[]> {
  sent += 1;
  await server.collectOutcomes({
    source: 'app', product: 'shop', events: [{ key: `e${sent}`, person: `p${sent}`, name: 'opened', at: '2026-03-02T09:00:00Z' }, { key: `f${sent}`, person: `p${sent}`, name: 'paid', at: '2026-03-02T10:00:00Z' }] });
  const range = '{ from: "2026-03-02", to: "2026-03-03" }';
  const { product } = await server.graphql<{ product: { adoption: { eventNames: { events: number }[] }; tryFunnel: { report: { entered: number } } } }>(`{ product(key: "shop") {
    adoption(range: ${range}) { eventNames { events } }
    tryFunnel(definition: { windowMinutes: 600, steps: [{ event: "opened" }, { event: "paid" }] }, range: ${range}) { report { entered } } } }`);
  return [...product.adoption.eventNames.map(({ events }) => events), product.tryFunnel.report.entered];
}
/** How often the standby has counted for the role that the server works as: statements of several lines, of which the first says whose they are. */
const counted = (): number => standby.log.split(/^(?=\w* (?:LOG|ERROR|DETAIL|STATEMENT|FATAL): )/m).filter((entry) => /^bifocal_runtime LOG: {2}execute/.test(entry) && /\bFROM\b/.test(entry) && !entry.includes('pg_control_system')).length;

describe('a read replica', () => {
  it('answers as soon as it is there, and what it answers holds the last fact', async () => {
    expect(await until(({ replicas }) => replicas[0]!.usable)).toEqual({ status: 'ok', replicas: [{ usable: true, lagSeconds: expect.any(Number), reason: null }] });
    expect(await server.graphql('{ readReplicas { place usable lagSeconds reason } }')).toEqual({ readReplicas: [{ place: 1, usable: true, lagSeconds: expect.any(Number), reason: null }] });
    const before = counted();
    // By statements of their own, and by one picture of the whole, as funnels are counted.
    while (counted() === before || !standby.log.includes('REPEATABLE READ')) expect(await collectAndAsk()).toEqual([sent, sent, sent]);
    expect(standby.log).toContain('needs_replayed');
  });

  it('is passed over while it does not replay, and read again when it has', async () => {
    await standby.sql('SELECT pg_wal_replay_pause()');
    const before = counted();
    for (let n = 0; n < 3; n += 1) expect(await collectAndAsk()).toEqual([sent, sent, sent]);
    expect(counted()).toBe(before);
    await standby.sql('SELECT pg_wal_replay_resume()');
    while (counted() === before) expect(await collectAndAsk()).toEqual([sent, sent, sent]);
  });

  it('that is killed is left out, and comes back', async () => {
    await standby.kill();
    for (let n = 0; n < 3; n += 1) expect(await collectAndAsk()).toEqual([sent, sent, sent]);
    expect((await until(({ replicas }) => !replicas[0]!.usable)).replicas).toEqual([{ usable: false, lagSeconds: null, reason: 'It does not answer.' }]);
    await standby.start();
    await until(({ replicas }) => replicas[0]!.usable);
    while (counted() === 0) expect(await collectAndAsk()).toEqual([sent, sent, sent]);
  });
});
