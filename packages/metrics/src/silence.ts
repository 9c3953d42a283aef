/** How a stream of facts came in until now. */
export interface Stream {
  /** When its last fact came; null where none ever did. */
  readonly lastMs: number | null;
  /** Minutes of the last seven days in which something came, and the longest time between two of them; null under two. */
  readonly activeMinutes: number;
  readonly longestPauseMs: number | null;
}

/** So few minutes tell nothing of a habit. */
const LEAST_MINUTES = 20;
const LEAST_SILENCE_MS = 10 * 60_000;

/**
 * Whether nothing has come for longer than one would expect: for more than twice the longest pause of the last seven days, and for ten
 * minutes at least. So a stream that sleeps at night, or over the weekend, is not called late in the morning.
 * @returns milliseconds without a fact, and whether that is unusual; null where nothing ever came, or in fewer than 20 minutes of the seven days.
 */
export function silence({ lastMs, activeMinutes, longestPauseMs }: Stream, nowMs: number): { readonly silentMs: number; readonly isUnusual: boolean } | null {
  if (lastMs === null || longestPauseMs === null || activeMinutes < LEAST_MINUTES) return null;
  const silentMs = Math.max(0, nowMs - lastMs);
  return { silentMs, isUnusual: silentMs > 2 * longestPauseMs && silentMs > LEAST_SILENCE_MS };
}
