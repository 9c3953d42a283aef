/** Runs one parametrised statement and gives its rows. */
export type Read = <Row extends object>(sql: string, parameters: readonly unknown[]) => Promise<Row[]>;

/** How a tally is read. What its parts are read from must fit together, and what is kept of them is written when all have been read. */
export interface Reading {
  readonly read: Read;
  /** Writes at once, or when the picture that is read from is closed: nobody holds one connection and waits for another. */
  after(write: () => Promise<void>): Promise<void>;
}

/** Where what is counted part by part is kept. */
export interface Keeping {
  readonly reading: Reading;
  readonly write: Read;
}

/** The parameters of one statement, collected while it is written: `add` gives the placeholder. */
export class Parameters {
  readonly values: unknown[] = [];

  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

/** What was counted for one period and group. */
export interface Counted<Tally> {
  /** The index into the question's periods. */
  readonly period: number;
  /** One value per groupBy; null where the fact has none. */
  readonly dims: readonly (string | null)[];
  readonly tally: Tally;
  /** The people's ids without their last bits, where the question tells them apart so. */
  readonly part?: number | undefined;
  /** The exact sum behind a rounded number of the tally, by the tally's field. */
  readonly exact?: Readonly<Record<string, string>>;
}
