/** Letters to change, add or drop to get from one text to the other (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}

/** The names a wrong one was probably meant to be: those that hold it, then those nearest by letters. */
export function nearest(wrong: string, names: readonly string[], count = 3): string[] {
  const given = wrong.slice(0, 60).toLowerCase();
  const far = (name: string): number => {
    const [known, tail] = [name.toLowerCase(), name.toLowerCase().split('.').at(-1)!];
    return Math.min(known.includes(given) && given !== '' ? 0 : Infinity, distance(given, known), distance(given.split('.').at(-1)!, tail) + 0.5);
  };
  return names.map((name) => ({ name, far: far(name) })).sort((a, b) => a.far - b.far || (a.name < b.name ? -1 : 1)).slice(0, count).map(({ name }) => name);
}
