import { asking } from '../identity/asking.js';
import { NamedError } from './named-error.js';

/** The schema is shown to those who may ask by it: whoever signed in, and keys that may read. Throws a named error for others. */
export function requireIntrospection(): void {
  const asker = asking.current();
  if (!asker) throw new NamedError('UNAUTHENTICATED', 'The schema (__schema, __type) is shown to those who are signed in, and to keys that may read. It stands in the documentation too.');
  if (asker.by.kind !== 'KEY' || asker.permissions.has('READ_DELIVERY') || asker.permissions.has('READ_OUTCOMES')) return;
  throw new NamedError('FORBIDDEN', 'The schema (__schema, __type) is not shown to a key that only sends. Use a key with READ_DELIVERY or READ_OUTCOMES.');
}
