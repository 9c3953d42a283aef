import { Injectable, Inject } from '@nestjs/common';
import type { Request, RequestHandler, Response } from 'express';
import { CONFIG } from '../config.token.js';
import type { Config } from '../config.js';
import { isDatabaseGone } from '../graphql/mask-errors.js';
import { unauthenticated, unavailable, NamedError } from '../graphql/named-error.js';
import { systemOf, type Asker } from './asker.js';
import { asking } from './asking.js';
import { CommandKey } from './command-key.js';
import { askerOfKey, refusalOf } from './key-asker.js';
import { KnownKeys } from './known-keys.js';
import { isForeign } from './own-address.js';
import { sentKey } from './sent-key.js';
import { forgetSessionCookie, sessionCookieOf, setSessionCookie } from './session-cookie.js';
import { Sessions } from './sessions.js';
import { OWN, Workspaces } from './workspaces.js';

/** Finds out who sends a request: a program by its key, or a person by the cookie of their session. */
@Injectable()
export class WhoComes {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CommandKey) private readonly commandKey: CommandKey,
    @Inject(KnownKeys) private readonly keys: KnownKeys,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(Workspaces) private readonly workspaces: Workspaces,
  ) {}

  /** Null where nobody says who they are, or their session is over. Throws where they say so wrongly, or another site does it for them. */
  async of(request: Request, response: Response): Promise<Asker | null> {
    const key = sentKey(request.headers);
    if (key !== null) return this.byKey(key, request);
    const token = sessionCookieOf(request, this.config);
    // A question in an address is for programs: what another site links to must never be asked in a person's name.
    if (token === null || (request.method === 'GET' && request.baseUrl === '/graphql')) return null;
    if (isForeign(request, this.config)) throw new NamedError('FORBIDDEN', 'This was sent by a page of another address than Bifocal\'s own. Open Bifocal itself, or ask with a key.');
    const known = await this.sessions.find(token);
    if (known === null) forgetSessionCookie(request, response, this.config);
    else if (known.nextToken !== null) setSessionCookie(request, response, this.config, known.nextToken);
    return known?.asker ?? null;
  }

  private async byKey(key: string, request: Request): Promise<Asker> {
    if (!this.commandKey.is(key)) {
      const found = await this.keys.find(key);
      if (found.kind === 'LIVE') return askerOfKey(found.key);
      throw new NamedError('UNAUTHENTICATED', refusalOf(found), { 'WWW-Authenticate': 'Bearer realm="Bifocal", error="invalid_token"' });
    }
    const named = request.headers['x-bifocal-workspace'];
    const workspace = typeof named === 'string' ? named : OWN;
    const id = await this.workspaces.idOf(workspace);
    if (id === null) throw new NamedError('NOT_FOUND', `There is no workspace "${workspace.slice(0, 40)}".`);
    return systemOf(id);
  }
}

/** In front of everything that is asked: whoever comes is known for as long as the request lasts. */
export function whoComes(who: WhoComes): RequestHandler {
  return (request, response, next) => {
    who.of(request, response).then(
      (asker) => { if (asker) asking.run(asker, next); else next(); },
      (error: unknown) => {
        const told = error instanceof NamedError ? error : isDatabaseGone(error) ? unavailable() : null;
        if (told) tell(response, told);
        else next(error);
      },
    );
  };
}

/** What is no question over GraphQL says here that nobody has signed in; GraphQL says it field by field. */
export const signedInOnly: RequestHandler = (_request, response, next) => {
  if (asking.current()) next();
  else tell(response, unauthenticated());
};

function tell(response: Response, { message, extensions }: NamedError): void {
  const { code, http } = extensions as { code: string; http: { status: number; headers: ReadonlyMap<string, string> } };
  if (http.status === 401) response.setHeader('WWW-Authenticate', 'Bearer realm="Bifocal"');
  response.setHeaders(new Map(http.headers)).status(http.status).json({ errors: [{ message, extensions: { code } }], message });
}
