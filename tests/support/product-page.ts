import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';

/** A product of somebody's, on an origin of its own and under a strict policy, with the tracker embedded. */
export interface Product {
  readonly url: string;
  /** What the script element says beside its key, as `data-do-not-track="respect"`. */
  attributes: string;
  language: string;
  body: string;
  /** The product's own script, which runs before the tracker. */
  ownScript: string;
  close(): Promise<void>;
}

export async function startProduct(host: string, key: string): Promise<Product> {
  const product = { attributes: '', language: '', body: '<main><h1>Shop</h1><button>Buy</button></main>', ownScript: '' };
  const policy = `default-src 'none'; script-src ${host} 'self'; connect-src ${host}; style-src 'none'; require-trusted-types-for 'script'`;
  const server: Server = createServer((request, response) => {
    if (request.url === '/own.js') return void response.writeHead(200, { 'content-type': 'text/javascript' }).end(product.ownScript);
    if (request.url === '/favicon.ico') return void response.writeHead(204).end();
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy });
    response.end(`<!doctype html><html lang="${product.language}"><head><meta name="viewport" content="width=device-width"><title>Shop</title><script src="/own.js"></script>
      <script defer src="${host}/tracker.js" data-key="${key}" ${product.attributes}></script></head><body>${product.body}</body></html>`);
  });
  // A test that failed before its end leaves it open; the run ends all the same.
  server.unref();
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return Object.assign(product, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise<void>((resolve) => { server.close(() => resolve()); server.closeAllConnections(); }),
  });
}

/** Somebody's browser, with a storage of its own. `problems` are errors of the page and of its console. */
export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly problems: string[];
  /** What the console was told that is no error. */
  readonly notes: string[];
}

export async function visitor(browser: Browser, options: Parameters<Browser['newContext']>[0] = {}): Promise<Visitor> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(240_000);
  const problems: string[] = [];
  const notes: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => (message.type() === 'error' ? problems : notes).push(message.text()));
  return { context, page, problems, notes };
}

/** Calls a method of `window.bifocal` in the page, as the product does. */
export async function call(page: Page, method: string, ...given: unknown[]): Promise<void> {
  await page.waitForFunction(() => 'bifocal' in globalThis);
  await page.evaluate(([name, values]) => {
    const { bifocal } = globalThis as unknown as { bifocal: Record<string, (...all: unknown[]) => void> };
    bifocal[name as string]!(...(values as unknown[]));
  }, [method, given] as const);
}

/** Looks again until it holds; the last look's error, where it never does. */
export async function becomes(look: () => Promise<void>, ms = 240_000): Promise<void> {
  const end = Date.now() + ms;
  for (;;) {
    try {
      return await look();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
