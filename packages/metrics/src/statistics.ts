/** Plain statistics: the mean and the two distributions that intervals need, computed here so that the package depends on nothing. */

/** Arithmetic mean; null for no values. */
export function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Density of the standard normal distribution. */
function normalDensity(x: number): number {
  return Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
}

/** P(Z > x) for x >= 3 by the continued fraction 1/(x + 1/(x + 2/(x + 3/(x + ...)))), which keeps relative accuracy in the tail. */
function upperTail(x: number): number {
  let fraction = x;
  for (let k = 200; k >= 1; k -= 1) fraction = x + k / fraction;
  return normalDensity(x) / fraction;
}

/**
 * P(Z <= x) of the standard normal distribution, to about 15 digits.
 * Near the middle the power series x + x^3/3 + x^5/(3*5) + ..., in the tails a continued fraction (Abramowitz & Stegun 26.2.11, 26.2.14).
 */
export function normalCdf(x: number): number {
  if (Number.isNaN(x)) return Number.NaN;
  if (x >= 3) return 1 - upperTail(x);
  if (x <= -3) return upperTail(-x);
  let term = x;
  let sum = x;
  for (let k = 3; Math.abs(term) > 1e-18 && k < 400; k += 2) {
    term *= (x * x) / k;
    sum += term;
  }
  return 0.5 + normalDensity(x) * sum;
}

/** The x in [low, high] at which the rising function reaches the target, by halving until the doubles touch. */
function solveRising(rising: (x: number) => number, target: number, low: number, high: number): number {
  let [from, to] = [low, high];
  for (let round = 0; round < 120; round += 1) {
    const middle = (from + to) / 2;
    if (rising(middle) < target) from = middle;
    else to = middle;
  }
  return (from + to) / 2;
}

/** The z with P(Z <= z) = p. Infinite at 0 and 1; RangeError outside [0, 1]. */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`A probability lies between 0 and 1, not ${p}.`);
  if (p === 0) return Number.NEGATIVE_INFINITY;
  if (p === 1) return Number.POSITIVE_INFINITY;
  return p > 0.5 ? -solveRising(normalCdf, 1 - p, -40, 0) : solveRising(normalCdf, p, -40, 0);
}

/** P(|T| <= t) for Student's t with a whole number of degrees of freedom: the finite trigonometric sums (Abramowitz & Stegun 26.7.3, 26.7.4). */
function studentWithin(t: number, degrees: number): number {
  const angle = Math.atan(t / Math.sqrt(degrees));
  const cosine = Math.cos(angle);
  const odd = degrees % 2 === 1;
  let term = odd ? cosine : 1;
  let sum = degrees === 1 ? 0 : term;
  for (let k = odd ? 3 : 2; k <= degrees - 2; k += 2) {
    term *= (cosine * cosine * (k - 1)) / k;
    sum += term;
  }
  return odd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
}

/**
 * Half-width, in standard errors, of the 95 % interval of a mean: the 97.5 % quantile of Student's t.
 * @param degrees degrees of freedom, a whole number of at least 1 (n - 1); RangeError otherwise.
 */
export function studentCritical95(degrees: number): number {
  if (!Number.isInteger(degrees) || degrees < 1) throw new RangeError(`Degrees of freedom are a whole number from 1, not ${degrees}.`);
  if (degrees <= 100) return solveRising((t) => studentWithin(t, degrees), 0.95, 0, 13);
  const z = 1.959963984540054;
  const first = (z ** 3 + z) / 4;
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  return z + first / degrees + second / degrees ** 2; // Fisher and Cornish's expansion: right to 7 digits from here on
}
