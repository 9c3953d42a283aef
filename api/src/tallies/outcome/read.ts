/** Runs one parametrised statement and gives its rows. */
export type Read = <Row extends object>(sql: string, parameters: readonly unknown[]) => Promise<Row[]>;

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
  /** The exact sum behind a rounded number of the tally, by the tally's field. */
  readonly exact?: Readonly<Record<string, string>>;
}
