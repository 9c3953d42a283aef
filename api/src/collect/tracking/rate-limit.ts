/** So many seconds' worth may come at once. */
const BURST_S = 5;

interface Bucket {
  left: number;
  atMs: number;
}

/** Requests a second of each key, on this instance: a bucket that fills evenly. */
export class RateLimit {
  private readonly buckets = new Map<number, Bucket>();

  constructor(private readonly perSecond: number) {}

  /** Takes one request of a key. Answers 0 where it may come in, and else in how many whole seconds the next one may. */
  take(key: number, nowMs: number): number {
    const most = this.perSecond * BURST_S;
    const bucket = this.buckets.get(key) ?? { left: most, atMs: nowMs };
    this.buckets.set(key, bucket);
    // A clock that is set back fills nothing.
    bucket.left = Math.min(most, bucket.left + (Math.max(0, nowMs - bucket.atMs) / 1_000) * this.perSecond);
    bucket.atMs = nowMs;
    if (bucket.left < 1) return Math.max(1, Math.ceil((1 - bucket.left) / this.perSecond));
    bucket.left -= 1;
    return 0;
  }
}
