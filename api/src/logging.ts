import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';
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
    // What a client got wrong is told to the client, and is no fault of the server's.
    if (message instanceof NamedError) this.pino.debug(...line(message.message, rest.at(-1)));
    else this.pino.error(...line(message, rest.at(-1)));
  }

  warn(message: unknown, context?: string): void { this.pino.warn(...line(message, context)); }
  debug(message: unknown, context?: string): void { this.pino.debug(...line(message, context)); }
  verbose(message: unknown, context?: string): void { this.pino.trace(...line(message, context)); }
}

/** One log line: its fields, and its words. */
export function line(message: unknown, context: unknown): [object, string | undefined] {
  const from = typeof context === 'string' ? { context } : {};
  // Of an error only what it says and where: its other fields hold statements and rows, and spread out it would lose both.
  if (message instanceof Error) return [{ ...from, error: message.stack ?? message.message }, undefined];
  return typeof message === 'object' && message !== null ? [{ ...from, ...message }, undefined] : [from, String(message)];
}
