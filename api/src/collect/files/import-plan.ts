import type { Format } from './reading/file-format.js';
import type { Encoding } from './reading/text-encoding.js';
import type { Mapped } from './mapping.js';
import type { ColumnStyle } from './read-cell.js';

/** Everything that decides how a file is read, settled once and kept with the job: a resumed job reads as it began. */
export interface ImportPlan {
  readonly format: Format;
  readonly encoding: Encoding;
  readonly as: string;
  readonly source: string;
  readonly product: string | null;
  readonly team: string | null;
  /** The team works on no product yet that is known: the file places it in its own. */
  readonly placesTeam: boolean;
  readonly zone: string;
  readonly currency: string;
  readonly columns: readonly string[];
  readonly mapping: readonly Mapped[];
  readonly styles: Readonly<Record<string, ColumnStyle>>;
  readonly missing: readonly string[];
  /** When the file was handed in. */
  readonly observedAt: string;
}
