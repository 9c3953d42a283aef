import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';
import { Left, TookTooLong, cameOf } from './database/waited-in-vain.js';
import { withoutSecrets } from './identity/key-text.js';
import { NamedError } from './graphql/named-error.js';

/** What the framework says while it puts itself together is of use only when that goes wrong. */
const ASSEMBLY = new Set(['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'GraphQLModule', 'NestApplication']);

/** Nest's log lines through pino: one JSON line each on stderr, never a secret. */
export class PinoLogger implements LoggerService {
  private readonly pino: Logger;

  constructor(level: string) {
    this.pino = pino({ level, base: null, redact: ['*.password', '*.secret', '*.authorization', 'req.headers.authorization', 'url', 'parameters'], hooks: { streamWrite: withoutSecrets } }, pino.destination(2));
  }

  log(message: unknown, context?: string): void {
    if (context && ASSEMBLY.has(context)) this.pino.debug(...line(message, context));
    else this.pino.info(...line(message, context));
  }

  error(message: unknown, ...rest: unknown[]): void {
    const { level, says } = weighed(message);
    this.pino[level](...line(says, rest.at(-1)));
  }

  warn(message: unknown, context?: string): void { this.pino.warn(...line(message, context)); }
  debug(message: unknown, context?: string): void { this.pino.debug(...line(message, context)); }
  verbose(message: unknown, context?: string): void { this.pino.trace(...line(message, context)); }
}

/** What the framework calls an error, as it is: at which level, and in which words. */
export function weighed(error: unknown): { readonly level: 'debug' | 'warn' | 'error'; readonly says: unknown } {
  // What a client got wrong is told to the client, and is no fault of the server's.
  if (error instanceof NamedError) return { level: 'debug', says: error.message };
  // Nor is it that nobody waits for an answer any more, or that one took too long: its statement was ended on purpose.
  if (cameOf(Left, error)) return { level: 'debug', says: 'whoever asked has left' };
  if (cameOf(TookTooLong, error)) return { level: 'warn', says: 'a question took longer than the database may work on one, and was ended' };
  return { level: 'error', says: error };
}

/** One log line: its fields, and its words. */
export function line(message: unknown, context: unknown): [object, string | undefined] {
  const from = typeof context === 'string' ? { context } : {};
  // Of an error only what it says and where: its other fields hold statements and rows, and spread out it would lose both.
  if (message instanceof Error) return [{ ...from, error: message.stack ?? message.message }, undefined];
  return typeof message === 'object' && message !== null ? [{ ...from, ...message }, undefined] : [from, String(message)];
}
