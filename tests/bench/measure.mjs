// All parts of a run over one database, in the order in which they disturb one another least.
import { chromium as browsers } from 'playwright-core';
import { measureBrowser } from './browser.mjs';
import { measureCollecting } from './collecting.mjs';
import { measureCompared, measureLimit, measureNewFunnel } from './compared.mjs';
import { measureFreshness, measureReflected } from './freshness.mjs';
import { bringToday } from './outcome-load.mjs';
import { measureCold, measurePages, recordPages, TEAM } from './pages.mjs';
import { SEED } from './size.mjs';
import { measureStorage } from './storage.mjs';

/** What a part could not do is under `failed`, with why: the others are measured all the same. */
export async function measureSize({ start, outcomes, delivery }, { label, events }, parts, rounds, executablePath, say) {
  say(`${label}: measuring`);
  const size = { data: { outcomes, delivery }, failed: [] };
  const browser = parts.includes('pages') || parts.includes('browser') ? await browsers.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] }) : null;
  let server = await start();
  let highestMb = 0;
  const attempt = async (part, work) => {
    if (!parts.includes(part)) return;
    try {
      await work();
    } catch (error) {
      size.failed.push({ part, why: error.message });
      say(`  FAILED, ${part}: ${error.stack}`);
    }
  };
  try {
    size.postgres = await server.database(async (client) => (await client.query('SHOW server_version')).rows[0].server_version.split(' ')[0]);
    size.storage = await measureStorage(server);
    await bringToday(server, { seed: SEED, events, nowMs: outcomes.nowMs }, say);
    await attempt('pages', async () => {
      size.compared = await measureCompared(server, outcomes.nowMs, rounds, say);
      size.limit = await measureLimit(server, rounds.limitRounds);
      size.newFunnel = await measureNewFunnel(server, outcomes.nowMs, rounds.rawRounds, say);
    });
    await attempt('pages', async () => {
      const pages = await recordPages(server, browser, rounds.only);
      let cold = new Map();
      if (rounds.cold) {
        highestMb = server.memoryMb();
        await server.stop();
        try {
          cold = await measureCold(start, pages.filter(({ goal }) => goal), say);
        } finally {
          server = await start();
        }
      }
      size.pages = await measurePages(server, pages, cold, rounds, say);
    });
    await attempt('browser', async () => { size.browser = await measureBrowser(server, browser, rounds, say); });
    await attempt('collecting', async () => { size.collecting = await measureCollecting(server, rounds.collect, say); });
    await attempt('freshness', async () => {
      size.freshness = await measureFreshness(server, rounds.freshSeconds, say);
      size.reflected = await measureReflected(server, TEAM, rounds.reflectedRounds, say);
    });
    size.memoryMb = Math.max(highestMb, server.memoryMb());
    say(`  memory of the API at its highest: ${size.memoryMb} MB`);
    return size;
  } finally {
    await browser?.close();
    await server.stop();
  }
}
