import { readProductSettings, type ProductSettings } from '@bifocal/metrics';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** One version of what a product's numbers are read by. */
export interface KeptProductDefinition {
  readonly version: number;
  /** The first local day that is read by it; null: all of the past too. */
  readonly inForceFrom: string | null;
  readonly settings: ProductSettings;
  /** Who changed it, and why. */
  readonly author: string | null;
  readonly reason: string | null;
  readonly madeAt: Date | null;
  /** The local day on which it was made; null: nobody has decided anything. */
  readonly madeOn: string | null;
}

interface Stored extends Omit<KeptProductDefinition, 'settings'> { readonly settings: unknown }

export const PRODUCT_DEFINITIONS = `
  SELECT version, CASE WHEN isfinite(in_force_from) THEN to_char(in_force_from, 'YYYY-MM-DD') END AS "inForceFrom", settings, author, reason,
         made_at AS "madeAt", to_char(made_on, 'YYYY-MM-DD') AS "madeOn"
  FROM product_definition WHERE workspace_id = $1 AND product_id = $2 ORDER BY version`;

/** What holds where nobody has decided anything: the first version. */
const UNDECIDED: KeptProductDefinition = { version: 1, inForceFrom: null, settings: readProductSettings(null), author: null, reason: null, madeAt: null, madeOn: null };

/** Rows as they are kept, as versions, earliest first: the first is what holds where nobody has decided anything. */
export function productDefinitionsOf(rows: readonly object[]): KeptProductDefinition[] {
  return [UNDECIDED, ...(rows as readonly Stored[]).map((row) => ({ ...row, settings: readProductSettings(row.settings) }))];
}

/** The version in force on a local day: of those whose time has come the latest. */
export function productDefinitionOn(definitions: readonly KeptProductDefinition[], day: string): KeptProductDefinition {
  return definitions.findLast((each) => each.inForceFrom === null || each.inForceFrom <= day) ?? definitions[0]!;
}

/** Reads the definitions of products. */
@Injectable()
export class ProductDefinitions {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** Earliest first; there is at least one. */
  async ofProduct(workspaceId: number, productId: number): Promise<KeptProductDefinition[]> {
    return productDefinitionsOf(await this.dataSource.query<object[]>(PRODUCT_DEFINITIONS, [workspaceId, productId]));
  }
}
