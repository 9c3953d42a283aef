import { createRequire } from 'node:module';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { outputDir } from './cluster.ts';
import { runningServers } from './server.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What Playwright turns off, said again since Chromium hears the last list alone; the pages by which Chromium draws its own
 * address bar, two more processes for every tab of a window that nobody sees; and the process that it keeps ready for another tab.
 */
const WITHOUT = [
  'AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'LensOverlay', 'MediaRouter', 'PaintHolding', 'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect', 'OptimizationHints', 'NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch', 'WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup', 'SpareRendererForSitePerProcess',
].join(',');

/** A real Chromium. What the page writes to its console as an error fails the test that looks. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'];
  if (!executablePath) throw new Error('No Chromium was provided: run this file with npm test -- --only web WORD.');
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking', '--no-first-run', `--disable-features=${WITHOUT}`] });
}

export interface Tab {
  readonly page: Page;
  /** Errors of the page itself: exceptions, and console errors that are not failed requests. */
  readonly problems: string[];
}

export async function openTab(browser: Browser, options: { width?: number; height?: number; dark?: boolean; locale?: string; signedOut?: boolean; as?: { readonly cookie: SessionCookie } } = {}): Promise<Tab> {
  const page = await browser.newPage({
    viewport: { width: options.width ?? 1280, height: options.height ?? 900 },
    colorScheme: options.dark ? 'dark' : 'light',
    locale: options.locale ?? 'en-GB',
    timezoneId: 'Europe/Berlin',
  });
  if (options.as) await page.context().addCookies([{ ...options.as.cookie, httpOnly: true, sameSite: 'Lax' }]);
  else if (!options.signedOut) await signedIn(page);
  // For what hangs, not for what is slow.
  page.setDefaultTimeout(240_000);
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => { if (message.type() === 'error' && !/Failed to load resource|net::ERR/.test(message.text())) problems.push(message.text()); });
  return { page, problems };
}

/** The cookie of a session, as a browser keeps it. */
export interface SessionCookie { readonly name: string; readonly value: string; readonly url: string }

/** Signs a tab in to the servers that run, as their owner. */
export async function signedIn(page: Page): Promise<void> {
  await page.context().addCookies(runningServers().map(({ cookie }) => ({ ...cookie, httpOnly: true, sameSite: 'Lax' as const })));
}

let looks = 0;

/** Until every panel has its picture: there is a heading, and for 300 ms from now on nothing was waiting for data or code, and the address did not move. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction((look) => {
    const window_ = globalThis as unknown as { calmSince?: number; look?: number; address?: string };
    // The calm before what was just done says nothing about what comes of it.
    if (window_.look !== look || window_.address !== location.href) delete window_.calmSince;
    Object.assign(window_, { look, address: location.href });
    const calm = document.querySelector('main h1, main h2') !== null && document.querySelector(':is(main, [role="dialog"]) :is([aria-busy="true"], [data-state="loading"])') === null;
    if (!calm) delete window_.calmSince;
    else window_.calmSince ??= performance.now();
    return calm && performance.now() - window_.calmSince! > 300;
  }, (looks += 1), { polling: 50 });
}

/** Until every chart is drawn, at the width that its place has: each is when it comes near the window. The page stands where it stood before. */
async function drawnWhole(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const stale = (place: Element) => {
      const { width } = place.getBoundingClientRect();
      return width > 0 && Number(place.querySelector('svg')?.getAttribute('width')) !== Math.round(width);
    };
    const next = () => [...document.querySelectorAll('.chart')].find(stale);
    const { scrollX, scrollY } = window;
    for (let place = next(); place; place = next()) {
      place.scrollIntoView({ block: 'center', behavior: 'instant' });
      await new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); });
    }
    window.scrollTo({ left: scrollX, top: scrollY, behavior: 'instant' });
  });
}

interface AxeViolation { id: string; impact: string | null; help: string; nodes: { target: string[] }[] }

/** What axe-core finds serious or critical, on the page or within what a selector finds; by all its rules, or by those that are named. */
export async function seriousFindings(page: Page, within = ':root', rules: readonly string[] | null = null): Promise<string[]> {
  await drawnWhole(page);
  // A sheet that still slides in is not on the screen yet, and what fades in has no colour of its own.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity).map(({ finished }) => finished)));
  // The page's policy forbids scripts from elsewhere; the test's own one comes in through the debugger.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
  const violations = await page.evaluate(async ({ selector, runOnly }) => {
    const { axe } = globalThis as unknown as { axe: { run(within: string, options: object): Promise<{ violations: AxeViolation[] }> } };
    // What passed is not asked about: to gather it costs nearly as much as to look.
    return (await axe.run(selector, { resultTypes: ['violations'], ...(runOnly ? { runOnly } : {}) })).violations;
  }, { selector: within, runOnly: rules });
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, help, nodes }) => `${id}: ${help} (${nodes.slice(0, 3).map((node) => node.target.join(' ')).join(', ')})`);
}

/** How far the page can be scrolled sideways: 0 where it fits. What is drawn for the width it had before is given time to follow. */
export async function sidewaysOverflow(page: Page): Promise<number> {
  const fits = page.waitForFunction(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth, undefined, { timeout: 10_000 });
  await fits.catch(() => undefined);
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** For people to look at, where they ask for it: PICTURES=on npm test -- --only web WORD leaves them in tests/.output/pictures. Nothing is read off them. */
export async function picture(page: Page, name: string, { fullPage = true } = {}): Promise<void> {
  if (process.env['PICTURES'] !== 'on') return;
  if (fullPage) await drawnWhole(page);
  mkdirSync(join(outputDir, 'pictures'), { recursive: true });
  await page.screenshot({ path: join(outputDir, 'pictures', `${name}.png`), fullPage });
}
