import { createServer } from 'node:net';

/**
 * A port that stays free until it is taken, also over a restart: below those that systems hand out by themselves (32768 and
 * above on Linux, 49152 elsewhere), where some other test's connection could have it in between.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    const isFree = await new Promise<boolean>((resolve) => {
      const probe = createServer().once('error', () => resolve(false)).listen(port, '127.0.0.1', () => { probe.close(() => resolve(true)); });
    });
    if (isFree) return port;
  }
}
