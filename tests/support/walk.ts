import { afterAll, afterEach, beforeAll, beforeEach, expect } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser, openTab, type Tab } from './browser.ts';
import { startServer, type ServerOptions, type TestServer } from './server.ts';

/** What a walk through the page has at hand while a test runs. */
export interface Walk {
  readonly server: TestServer;
  readonly browser: Browser;
  /** A new one for each test; what went wrong in it fails the test. */
  readonly tab: Tab;
}

/** One server and one browser for the tests of a file. `prepare` runs once, when both are there. */
export function walkThrough(options: ServerOptions = {}, prepare: (server: TestServer) => Promise<void> = async () => undefined): Walk {
  const walk: { server?: TestServer; browser?: Browser; tab?: Tab } = {};
  beforeAll(async () => {
    [walk.server, walk.browser] = await Promise.all([startServer(options), openBrowser()]);
    await prepare(walk.server);
  });
  afterAll(async () => {
    await walk.browser?.close();
    await walk.server?.stop();
  });
  beforeEach(async () => { walk.tab = await openTab(walk.browser!); });
  afterEach(async () => {
    await walk.tab!.page.close();
    expect(walk.tab!.problems).toEqual([]);
  });
  return walk as Walk;
}
