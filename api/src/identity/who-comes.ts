import { Injectable, Inject } from '@nestjs/common';
import type { Request, RequestHandler } from 'express';
import { isDatabaseGone } from '../graphql/mask-errors.js';
import { unauthenticated, unavailable, NamedError } from '../graphql/named-error.js';
import { systemOf, type Asker } from './asker.js';
import { asking } from './asking.js';
import { CommandKey } from './command-key.js';
import { askerOfKey, refusalOf } from './key-asker.js';
import { KnownKeys } from './known-keys.js';
import { sentKey } from './sent-key.js';
import { OWN, Workspaces } from './workspaces.js';

/** Finds out who sends a request. */
@Injectable()
export class WhoComes {
  constructor(
    @Inject(CommandKey) private readonly commandKey: CommandKey,
    @Inject(KnownKeys) private readonly keys: KnownKeys,
    @Inject(Workspaces) private readonly workspaces: Workspaces,
  ) {}

  /** Null where nobody says who they are. Throws UNAUTHENTICATED where they say so wrongly. */
  async of(request: Request): Promise<Asker | null> {
    const key = sentKey(request.headers);
    if (key !== null) return this.byKey(key, request);
    return this.inWorkspace(OWN);
  }

  private async byKey(key: string, request: Request): Promise<Asker> {
    if (!this.commandKey.is(key)) {
      const found = await this.keys.find(key);
      if (found.kind === 'LIVE') return askerOfKey(found.key);
      throw new NamedError('UNAUTHENTICATED', refusalOf(found), { 'WWW-Authenticate': 'Bearer realm="Bifocal", error="invalid_token"' });
    }
    const named = request.headers['x-bifocal-workspace'];
    return this.inWorkspace(typeof named === 'string' ? named : OWN);
  }

  private async inWorkspace(key: string): Promise<Asker> {
    const id = await this.workspaces.idOf(key);
    if (id === null) throw new NamedError('NOT_FOUND', `There is no workspace "${key.slice(0, 40)}".`);
    return systemOf(id);
  }
}

/** In front of everything that is asked: whoever comes is known for as long as the request lasts. */
export function whoComes(who: WhoComes): RequestHandler {
  return (request, response, next) => {
    who.of(request).then(
      (asker) => { if (asker) asking.run(asker, next); else next(); },
      (error: unknown) => {
        const told = error instanceof NamedError ? error : isDatabaseGone(error) ? unavailable() : null;
        if (!told) return next(error);
        const { code, http } = told.extensions as { code: string; http: { status: number; headers: ReadonlyMap<string, string> } };
        response.setHeaders(new Map(http.headers)).status(http.status).json({ errors: [{ message: told.message, extensions: { code } }], message: told.message });
      },
    );
  };
}

/** What is no question over GraphQL says here that nobody has signed in; GraphQL says it field by field. */
export const signedInOnly: RequestHandler = (_request, response, next) => {
  if (asking.current()) return next();
  const { message } = unauthenticated();
  response.setHeader('WWW-Authenticate', 'Bearer realm="Bifocal"').status(401).json({ errors: [{ message, extensions: { code: 'UNAUTHENTICATED' } }], message });
};
