import { GraphQLError } from 'graphql';

/** The few errors a client can meet, each with the status it answers with. Messages say what was wrong and what to do. */
export type ErrorCode = 'BAD_USER_INPUT' | 'NOT_FOUND' | 'TOO_COSTLY' | 'UNAVAILABLE' | 'CONFLICT' | 'UNAUTHENTICATED' | 'FORBIDDEN' | 'TOO_MANY' | 'TIMED_OUT' | 'SIGN_IN_REFUSED';

const STATUS: Record<ErrorCode, number> = { BAD_USER_INPUT: 400, NOT_FOUND: 404, TOO_COSTLY: 400, TIMED_OUT: 400, UNAVAILABLE: 503, CONFLICT: 409, UNAUTHENTICATED: 401, FORBIDDEN: 403, TOO_MANY: 429, SIGN_IN_REFUSED: 403 };

/** An error meant for the client's eyes: its message passes the mask. */
export class NamedError extends GraphQLError {
  constructor(code: ErrorCode, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message, { extensions: { code, http: { status: STATUS[code], headers: new Map(Object.entries(headers)) } } });
    this.name = 'NamedError';
  }
}

export const badInput = (message: string): NamedError => new NamedError('BAD_USER_INPUT', message);
export const notFound = (message: string): NamedError => new NamedError('NOT_FOUND', message);
export const unavailable = (): NamedError => new NamedError('UNAVAILABLE', 'The database cannot be reached right now. Nothing was written; try again in a moment.');
export const timedOut = (): NamedError => new NamedError('TIMED_OUT', 'This takes longer than the database may work on one question, and was ended. Ask for a shorter range, fewer groups or fewer metrics at once.');
export const unauthenticated = (): NamedError => new NamedError('UNAUTHENTICATED', 'Nobody is signed in here. Sign in at /sign-in, or send a key in the header authorization.');
/** Refused until some seconds have gone by. */
export const tooMany = (message: string, waitS: number): NamedError => new NamedError('TOO_MANY', message, { 'retry-after': String(waitS) });
