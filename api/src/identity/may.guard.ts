import { HttpException, Inject, Injectable, Logger, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { unauthenticated, type NamedError } from '../graphql/named-error.js';
import { asking } from './asking.js';
import { missing, NEEDED, type Needed } from './needs.js';
import { forbidden } from './refusals.js';

/**
 * Stands before every path and every root field. Of an operation the plug-in has looked at each field already; this is the second
 * bolt, on the handler itself. What is marked neither @Needs nor @Open lets nobody through.
 */
@Injectable()
export class MayGuard implements CanActivate {
  private readonly logger = new Logger('rights');

  constructor(@Inject(Reflector) private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const handler = context.getHandler();
    const isHttp = context.getType<string>() === 'http';
    const needed = this.reflector.getAllAndOverride<Needed | undefined>(NEEDED, [handler, context.getClass()]);
    if (!needed) {
      this.logger.error(`${context.getClass().name}.${handler.name} is marked neither @Needs nor @Open, so nobody may ask for it.`);
      return false;
    }
    if (needed.open) return true;
    const asker = asking.current();
    if (!asker) throw refusal(unauthenticated(), isHttp);
    const lacking = missing(needed, asker.permissions);
    if (lacking) throw refusal(forbidden(isHttp ? context.switchToHttp().getRequest<Request>().path : handler.name, lacking, asker), isHttp);
    return true;
  }
}

/** Paths answer as /graphql does: a list of errors, each with its code. */
function refusal(error: NamedError, isHttp: boolean): Error {
  if (!isHttp) return error;
  const status = error.extensions['code'] === 'UNAUTHENTICATED' ? 401 : 403;
  return new HttpException({ errors: [{ message: error.message, extensions: { code: error.extensions['code'] } }] }, status);
}
