// How times are taken and summed up, everywhere in the bench.

export const quantile = (sorted, p) => sorted[Math.min(sorted.length - 1, Math.ceil(p * sorted.length) - 1)];
/** One digit after the point: less is noise. */
export const round = (ms) => Math.round(ms * 10) / 10;

/** Milliseconds of one piece of work. */
export async function timeOf(work) {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

/** p50 and p95 of times in ms; null where there are none. */
export function summary(times) {
  if (times.length === 0) return null;
  const sorted = [...times].sort((a, b) => a - b);
  return { p50: round(quantile(sorted, 0.5)), p95: round(quantile(sorted, 0.95)), n: sorted.length };
}

/** The same work so many times, one after the other. `before` is outside of the time. */
export async function timed(rounds, work, before = async () => {}) {
  const times = [];
  for (let n = 0; n < rounds; n += 1) {
    await before();
    times.push(await timeOf(work));
  }
  return summary(times);
}
