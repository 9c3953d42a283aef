import type { ChildProcess } from 'node:child_process';

const ATTEMPTS = 5;
const PAUSE_MS = 1_000;

/** What is kept running, and how: started again as it was, and ended for good. */
export interface Kept {
  readonly again: () => Promise<ChildProcess>;
  readonly end: (server: ChildProcess) => Promise<void>;
  readonly say: (line: string) => void;
}

/**
 * Starts a database again that ended without being told to (killed for its memory, say): otherwise every answer would be
 * "try again in a moment" until somebody starts the whole server anew. Gives back what ends it for good.
 */
export function keepRunning(first: ChildProcess, { again, end, say }: Kept): () => Promise<void> {
  let server = first;
  let ending = false;
  let revival: Promise<void> = Promise.resolve();

  const revive = async (): Promise<void> => {
    say('The database has stopped by itself: starting it again');
    for (let attempt = 1; !ending; attempt += 1) {
      try {
        server = await again();
        watch();
        return;
      } catch (error) {
        if (attempt === ATTEMPTS) return say(`The database could not be started again: ${error instanceof Error ? error.message : String(error)} Press Ctrl-C, and start Bifocal anew.`);
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
    }
  };
  const watch = (): void => {
    server.once('exit', () => { if (!ending) revival = revive(); });
  };

  watch();
  return async () => {
    ending = true;
    await revival;
    await end(server);
  };
}
