import { NamedError } from './named-error.js';

/**
 * Refuses to save over what somebody else saved since it was read. `argument`: by which the client says what it read; `what`: what it is
 * about; `now`: as it stands, in a few words.
 */
export const changedMeanwhile = (argument: string, what: string, now: string): NamedError =>
  new NamedError('CONFLICT', `${argument}: ${what} was changed meanwhile: ${now}. Read it anew, and save again.`);

/** The words for a thing whose versions are counted. */
export const isVersion = (version: number, read: number): string => `it is version ${version}, you read version ${read}`;
