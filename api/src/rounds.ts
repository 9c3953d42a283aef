/**
 * Background work, again and again, one round after the other. A round that fails is told, and the next one tries again: so nothing
 * that it leaves undone may make an answer wrong.
 */
export class Rounds {
  private timer: NodeJS.Timeout | undefined;
  private last: Promise<void> = Promise.resolve();

  constructor(
    private readonly everyMs: number,
    private readonly work: () => Promise<void>,
    private readonly failed: (why: string) => void,
  ) {}

  /** A round every `everyMs` from now on; the process may end between two. */
  begin(): void {
    this.timer = setInterval(() => void this.once(), this.everyMs).unref();
  }

  /** One round, after those that are under way. */
  once(): Promise<void> {
    this.last = this.last.then(this.work).catch((error: unknown) => { this.failed(error instanceof Error ? error.message : String(error)); });
    return this.last;
  }

  /** No more rounds; the one at hand is finished. */
  async end(): Promise<void> {
    clearInterval(this.timer);
    await this.last;
  }
}
