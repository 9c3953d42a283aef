import type { Counted } from './read.js';

/** How what was counted of parts of the accounts or people, of which none is in two, is put together. */
export interface AddingUp<Row> {
  together(rows: readonly Row[]): Row[];
}

/** Rows of one period and group are one, by the sum of two tallies. */
export function addingUp<Tally>(both: (one: Tally, other: Tally) => Tally): AddingUp<Counted<Tally>> {
  return addingRows((one, other) => ({ ...one, tally: both(one.tally, other.tally) }));
}

/** The same where more than the tally is summed up. */
export function addingRows<Tally>(both: (one: Counted<Tally>, other: Counted<Tally>) => Counted<Tally>): AddingUp<Counted<Tally>> {
  return {
    together(rows) {
      const sums = new Map<string, Counted<Tally>>();
      for (const row of rows) {
        const key = row.dims.length === 0 ? String(row.period) : `${row.period}${JSON.stringify(row.dims)}`;
        const known = sums.get(key);
        sums.set(key, known ? both(known, row) : row);
      }
      return [...sums.values()];
    },
  };
}
