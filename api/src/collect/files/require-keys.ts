import { badInput } from '../../graphql/named-error.js';
import { key } from '../fields.js';
import { Unfit } from '../unfit.js';
import type { ImportOptions } from './import-options.type.js';

/** Refused here, not by the job: by then the preview would have called the import ready. */
export function requireKeys(options: ImportOptions): void {
  for (const name of ['source', 'product', 'team'] as const) {
    try {
      if (options[name]) key(options[name]);
    } catch (error) {
      throw error instanceof Unfit ? badInput(`${name}: ${error.message}`) : error;
    }
  }
}
