import { Controller, Get, Inject, Logger, Query, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CONFIG } from '../config.token.js';
import type { Config } from '../config.js';
import { NamedError } from '../graphql/named-error.js';
import type { Asker } from './asker.js';
import { asking } from './asking.js';
import { cookieIn, setCookie } from './cookies.js';
import { Open } from './needs.js';
import { Oidc, type OidcBegun } from './oidc.service.js';
import { isSecure } from './own-address.js';
import { sessionCookieOf } from './session-cookie.js';
import { Sessions } from './sessions.js';
import { SignIn } from './sign-in.service.js';

const COOKIE = 'bifocal-oidc';
const PATH = '/oidc';
/** How long somebody may take at the provider. */
const KEPT_S = 600;

interface Kept extends OidcBegun { readonly to: string }

/** Open: whoever comes back shows what only their provider can have signed, and what only their browser has kept. */
@Open()
@Controller('oidc')
export class OidcController {
  private readonly logger = new Logger('oidc');

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(Oidc) private readonly oidc: Oidc,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(SignIn) private readonly signIn: SignIn,
  ) {}

  @Get('start')
  async start(@Req() request: Request, @Res() response: Response, @Query('to') to: unknown): Promise<void> {
    const { settings } = this.oidc;
    if (!settings) return response.redirect(303, '/sign-in');
    try {
      const { address, begun } = await this.oidc.begin(settings, this.callback(request));
      this.keep(request, response, { ...begun, to: ownPath(to) });
      response.redirect(303, address.href);
    } catch (error) {
      this.fail(response, error);
    }
  }

  @Get('callback')
  async back(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { settings } = this.oidc;
    const kept = keptIn(request);
    setCookie(response, COOKIE, '', { maxAgeS: 0, secure: isSecure(request, this.config), path: PATH });
    if (!settings || !kept) return this.fail(response, new Error('nothing was begun in this browser, or too long ago'));
    try {
      const asker = await this.askerOf(request);
      const found = await this.oidc.finish(settings, new URL(request.originalUrl, this.callback(request)), kept, asker?.by.kind === 'ACCOUNT' ? asker.by.accountId : null);
      if (typeof found === 'string') return response.redirect(303, `/sign-in?problem=${found}`);
      const letIn = () => this.signIn.letIn({ req: request, res: response }, found, 'OIDC');
      await (asker ? asking.run(asker, letIn) : letIn());
      response.redirect(303, kept.to);
    } catch (error) {
      this.fail(response, error);
    }
  }

  /** Who is signed in already: the session's cookie comes along, though a page of the provider led here, as it does with links. */
  private async askerOf(request: Request): Promise<Asker | null> {
    const token = sessionCookieOf(request, this.config);
    return token === null ? null : ((await this.sessions.find(token))?.asker ?? null);
  }

  private callback(request: Request): string {
    return `${this.config.publicUrl ?? `${request.protocol}://${request.headers.host ?? ''}`}${PATH}/callback`;
  }

  private keep(request: Request, response: Response, kept: Kept): void {
    setCookie(response, COOKIE, Buffer.from(JSON.stringify(kept)).toString('base64url'), { maxAgeS: KEPT_S, secure: isSecure(request, this.config), path: PATH });
  }

  /** What went wrong is for the log: it names codes and states, never a secret. */
  private fail(response: Response, error: unknown): void {
    this.logger.warn(`signing in did not work: ${error instanceof Error ? error.message : String(error)}`);
    response.redirect(303, `/sign-in?problem=${error instanceof NamedError ? 'oidc-unknown' : 'oidc-failed'}`);
  }
}

function keptIn(request: Request): Kept | null {
  try {
    const kept = JSON.parse(Buffer.from(cookieIn(request, COOKIE) ?? '', 'base64url').toString('utf8')) as Partial<Kept>;
    return [kept.state, kept.nonce, kept.verifier, kept.to].every((part) => typeof part === 'string' && part !== '') ? { ...(kept as Kept), to: ownPath(kept.to) } : null;
  } catch {
    return null;
  }
}

/** A path of the page, wherever a link would lead. */
function ownPath(to: unknown): string {
  return typeof to === 'string' && /^\/(?![/\\])[^\s\\]*$/.test(to) ? to : '/';
}
