import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, Kind, type GraphQLFormattedError } from 'graphql';
import { Left, TookTooLong, cameOf } from '../database/waited-in-vain.js';
import { EventsRemoved } from '../facts/events-removed.js';
import { TooManyItems } from '../facts/too-many-items.js';
import { timedOut, unavailable } from './named-error.js';

const logger = new Logger('graphql');
const SAFE = new Set(['BAD_USER_INPUT', 'NOT_FOUND', 'TOO_COSTLY', 'TIMED_OUT', 'UNAVAILABLE', 'CONFLICT', 'UNAUTHENTICATED', 'FORBIDDEN', 'TOO_MANY', 'SIGN_IN_REFUSED', 'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_REQUEST', 'OPERATION_RESOLUTION_FAILURE', 'PERSISTED_QUERY_NOT_FOUND', 'PERSISTED_QUERY_NOT_SUPPORTED']);

/** PostgreSQL's and the driver's words for "not there": class 08 (but for 08P01, a statement that is ours to mend), 57P01-57P05, and the socket's own. */
const GONE = /^(08(?!P01)|57P0)|^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/;
const GONE_MESSAGE = /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable|Driver not Connected/i;

export function isDatabaseGone(error: unknown): boolean {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    const code = 'code' in at && typeof at.code === 'string' ? at.code : '';
    if (GONE.test(code) || GONE_MESSAGE.test(at.message)) return true;
    if ('driverError' in at && isDatabaseGone(at.driverError)) return true;
    if (at instanceof AggregateError && at.errors.some(isDatabaseGone)) return true;
  }
  return false;
}

/** Clients see named errors as they are, and of everything else an id that the log has too: no stack, no SQL. */
export function maskError(formatted: GraphQLFormattedError, raised: unknown): GraphQLFormattedError {
  const original = unwrapResolverError(raised);
  const code = formatted.extensions?.code;
  if (isDatabaseGone(original)) {
    const error = unavailable();
    return { ...(formatted.path ? { path: formatted.path } : {}), message: error.message, extensions: { code: 'UNAVAILABLE' } };
  }
  if (cameOf(TookTooLong, original)) return { ...(formatted.path ? { path: formatted.path } : {}), message: timedOut().message, extensions: { code: 'TIMED_OUT' } };
  // Nobody reads this any more.
  if (cameOf(Left, original)) return { message: 'Whoever asked has left.', extensions: { code: 'UNAVAILABLE' } };
  if (original instanceof EventsRemoved || original instanceof TooManyItems) return { ...(formatted.path ? { path: formatted.path } : {}), message: original.message, extensions: { code: 'BAD_USER_INPUT' } };
  if (original instanceof GraphQLError && typeof code === 'string' && SAFE.has(code)) {
    return {
      message: formatted.message,
      ...(formatted.locations ? { locations: formatted.locations } : {}),
      ...(formatted.path ? { path: formatted.path } : {}),
      extensions: { code },
    };
  }
  if (isOfAnArgument(original)) return { message: original.message, ...(formatted.locations ? { locations: formatted.locations } : {}), ...(formatted.path ? { path: formatted.path } : {}), extensions: { code: 'BAD_USER_INPUT' } };
  const id = randomUUID();
  logger.error({ errorId: id, error: original instanceof Error ? (original.stack ?? original.message) : String(original) });
  return {
    ...(formatted.path ? { path: formatted.path } : {}),
    message: `Something went wrong on the server. If it stays, report it with the id ${id}.`,
    extensions: { code: 'INTERNAL_SERVER_ERROR', id },
  };
}

/** What GraphQL itself says of an argument that a variable gave, once it runs: null for one that has a default but takes no null passes its rules. */
function isOfAnArgument(error: unknown): error is GraphQLError {
  return error instanceof GraphQLError && error.extensions['code'] === undefined && error.nodes !== undefined && error.nodes.length > 0 && error.nodes[0]!.kind !== Kind.FIELD;
}
