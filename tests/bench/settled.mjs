// When a page in the browser has all it asked for.

/** So long nothing waits: a page asks for what is below the window after 400 ms of calm. */
export const CALM_MS = 600;

/** Until every panel has its picture, and nothing has waited for data or code for a while. */
export function settled(page, calmMs = CALM_MS) {
  return page.waitForFunction((wanted) => {
    const calm = document.querySelector('main h1, main h2') !== null && document.querySelector('main [aria-busy="true"], main [data-state="loading"]') === null;
    if (!calm) delete globalThis.benchCalmSince;
    else globalThis.benchCalmSince ??= performance.now();
    const done = calm && performance.now() - globalThis.benchCalmSince > wanted;
    if (done) delete globalThis.benchCalmSince;
    return done;
  }, calmMs, { timeout: 120_000, polling: 20 });
}
