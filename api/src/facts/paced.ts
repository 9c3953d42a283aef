/** Work that is asked for at any pace and done at most once in `gapMs`: at once the first time, and always once more after the last time. */
export class Paced {
  private lastAt = -Infinity;
  private running = false;
  private again = false;
  private timer: NodeJS.Timeout | undefined;

  /** `work` must not throw. */
  constructor(private readonly gapMs: number, private readonly work: () => Promise<void>) {}

  ask(): void {
    if (this.running) this.again = true;
    else this.timer ??= setTimeout(() => void this.run(), Math.max(0, this.lastAt + this.gapMs - performance.now())).unref();
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private async run(): Promise<void> {
    this.timer = undefined;
    this.running = true;
    this.lastAt = performance.now();
    await this.work();
    this.running = false;
    if (!this.again) return;
    this.again = false;
    this.ask();
  }
}
