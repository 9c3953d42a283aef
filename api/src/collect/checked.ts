import { badInput } from '../graphql/named-error.js';
import { Unfit } from './unfit.js';

/** What a reader makes of a value that a person gave; what does not fit becomes a named error that says where. */
export function checked<T>(path: string, value: unknown, read: (value: unknown) => T): T {
  try {
    return read(value);
  } catch (error) {
    throw error instanceof Unfit ? badInput(`${path}: ${error.message}`) : error;
  }
}
