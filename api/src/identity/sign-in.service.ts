import { Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CONFIG } from '../config.token.js';
import type { Config } from '../config.js';
import { NamedError, tooMany } from '../graphql/named-error.js';
import { Accounts } from './accounts.js';
import { Audit } from './audit.js';
import type { Asker } from './asker.js';
import { asking } from './asking.js';
import { KnownDevices } from './known-devices.js';
import { isPassword } from './passwords.js';
import { forgetSessionCookie, setSessionCookie } from './session-cookie.js';
import type { SignedInBy } from './session-rows.js';
import { Sessions } from './sessions.js';
import { LIMITS, networkOf, SignInTries, type TryLimit } from './sign-in-tries.js';

/** A request and where its answer goes. */
export interface Exchange {
  readonly req: Request;
  readonly res: Response;
}

/** The same words whether there is such an account, it has no password, or the password is another one. */
const REFUSED = 'This e-mail address and this password do not belong together. Try again; if the password is forgotten, ask an owner or admin for a link to choose another.';
const LONGEST_DEVICE = 300;

const HOW: Readonly<Record<SignedInBy, string>> = { PASSWORD: 'By password', OIDC: 'By the organisation\'s own sign-in', SAMPLE: 'Into the sample', LINK: 'By a link that works once' };

/** Lets people in. */
@Injectable()
export class SignIn {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(SignInTries) private readonly tries: SignInTries,
    @Inject(KnownDevices) private readonly devices: KnownDevices,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  /** By e-mail and password. Throws SIGN_IN_REFUSED, or TOO_MANY with how long to wait. */
  async byPassword(exchange: Exchange, email: string, password: string): Promise<void> {
    const given = normalEmail(email);
    const counted = await this.counted(exchange.req, given);
    for (const [limit, of] of counted) await this.takeTry(limit, of);
    const account = await this.accounts.byEmail(given);
    if (!(await isPassword(password, account?.passwordHash ?? null)) || account === null) {
      // Not waited for: the answer takes as long as where there is no such account.
      if (account) this.note(account.id, account.name, 'SIGN_IN_REFUSED', 'By password', exchange.req).catch(() => undefined);
      throw new NamedError('SIGN_IN_REFUSED', REFUSED);
    }
    for (const [limit, of] of counted) await this.tries.giveBack(limit, of);
    await this.letIn(exchange, account.id, 'PASSWORD');
    await this.devices.remember(exchange.req, exchange.res, account.id);
  }

  /** Begins a session for somebody who has proven who they are. The one that came along ends. */
  async letIn({ req, res }: Exchange, accountId: number, how: SignedInBy): Promise<void> {
    const memberships = await this.accounts.memberships(accountId);
    // The sample first where there is one: it has something to show. Whoever has chosen once stays where they were.
    const first = memberships.find(({ simulated }) => simulated && how === 'LINK') ?? memberships[0];
    if (!first) throw new NamedError('FORBIDDEN', 'This account is a member of no workspace any more. Ask an owner or admin for an invitation.');
    await this.endCurrent();
    const name = (await this.accounts.byId(accountId))?.name ?? '';
    await this.audit.write({ what: 'SIGNED_IN', about: HOW[how], details: { address: req.ip ?? null } }, null, { workspaceId: first.workspaceId, by: { kind: 'ACCOUNT', accountId, name, sessionId: '' } });
    const token = await this.sessions.begin(accountId, first.workspaceId, how, { name: (req.headers['user-agent'] ?? '').slice(0, LONGEST_DEVICE), address: req.ip ?? '' });
    setSessionCookie(req, res, this.config, token);
  }

  /** Ends the session of whoever asks; false where nobody is signed in. */
  async out({ req, res }: Exchange, asker: Asker | null): Promise<boolean> {
    forgetSessionCookie(req, res, this.config);
    if (asker?.by.kind !== 'ACCOUNT') return false;
    await this.audit.write({ what: 'SIGNED_OUT', about: 'This device' }, null, asker);
    return this.sessions.end(asker.by.accountId, asker.by.sessionId);
  }

  /** One more try; throws TOO_MANY where there were too many. */
  async takeTry(limit: TryLimit, of: string): Promise<void> {
    const waitS = await this.tries.take(limit, of);
    if (waitS > 0) throw tooMany(`There were too many tries. Wait ${waitInWords(waitS)}, then try again; a link from an owner or admin works meanwhile.`, waitS);
  }

  private async counted(request: Request, email: string): Promise<readonly (readonly [TryLimit, string])[]> {
    const device = await this.devices.knownTo(request, email);
    if (device !== null) return [[LIMITS.device, `${email} ${device}`]];
    const network = networkOf(request.ip ?? '');
    return [[LIMITS.pair, `${email} ${network}`], [LIMITS.address, network], [LIMITS.strangers, email]];
  }

  /** Into the log of the workspace that the account would have come into. */
  private async note(accountId: number, name: string, what: 'SIGN_IN_REFUSED', about: string, { ip }: Request): Promise<void> {
    const [first] = await this.accounts.memberships(accountId);
    if (first) await this.audit.write({ what, about, details: { address: ip ?? null } }, null, { workspaceId: first.workspaceId, by: { kind: 'ACCOUNT', accountId, name, sessionId: '' } });
  }

  private async endCurrent(): Promise<void> {
    const by = asking.current()?.by;
    if (by?.kind === 'ACCOUNT') await this.sessions.end(by.accountId, by.sessionId);
  }
}

/** As it is kept and compared. */
export const normalEmail = (email: string): string => email.trim().normalize('NFKC').toLowerCase();

const waitInWords = (seconds: number): string => (seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`);
