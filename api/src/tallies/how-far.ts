import { AsyncLocalStorage } from 'node:async_hooks';

/** How far a count is that is made part by part: parts of about the same size, one after the other. */
export class PartsCounted {
  /** When its first part began, by the server's own clock in milliseconds; null: none has. */
  private beganMs: number | null = null;
  private parts = 0;
  private counted = 0;
  private ended = false;

  get of(): number { return this.parts; }
  get done(): number { return this.counted; }
  /** Whether nobody waits for it any more: it is there, or was given up. */
  get isOver(): boolean { return this.ended; }

  begin(parts: number): void {
    this.beganMs ??= performance.now();
    this.parts += parts;
  }

  one(): void {
    this.counted += 1;
  }

  over(): void {
    this.ended = true;
  }

  /** How long the rest takes, at the pace of the parts that are counted; null before the first is. */
  leftMs(): number | null {
    if (this.beganMs === null || this.counted === 0) return null;
    return ((performance.now() - this.beganMs) / this.counted) * (this.parts - this.counted);
  }
}

interface Here { readonly waitsFor: Set<PartsCounted> | null; readonly counts: PartsCounted | null }
const storage = new AsyncLocalStorage<Here>();

/** Tells whoever asks how far that is which is counted for them, also where it is counted once for several. */
export const howFar = {
  /** Whatever is counted for this work is gathered in `waitsFor`. */
  gather<T>(waitsFor: Set<PartsCounted>, work: () => T): T {
    return storage.run({ waitsFor, counts: null }, work);
  },
  /** Whoever asks here waits for this count. */
  waitsFor(count: PartsCounted): void {
    storage.getStore()?.waitsFor?.add(count);
  },
  /** The work is what is counted here. */
  counting<T>(counts: PartsCounted, work: () => T): T {
    return storage.run({ waitsFor: null, counts }, work);
  },
  /** What is counted here; null: nobody asks how far it is. */
  counts(): PartsCounted | null {
    return storage.getStore()?.counts ?? null;
  },
} as const;
