import { Inject, Injectable } from '@nestjs/common';
import { badInput, NamedError, notFound } from '../graphql/named-error.js';
import { wordsOf } from '../graphql/words.js';
import { Accounts } from './accounts.js';
import { asking } from './asking.js';
import { Audit } from './audit.js';
import { KnownDevices } from './known-devices.js';
import { OneTimeLinks, type FoundLink, type LinkTaker } from './one-time-links.js';
import { hashOf, isPassword } from './passwords.js';
import { weigh, type PasswordStrength } from './password-strength.js';
import { Sessions } from './sessions.js';
import { normalEmail, SignIn, type Exchange } from './sign-in.service.js';
import { LIMITS, networkOf } from './sign-in-tries.js';

/** What somebody writes into the form behind a link. */
export interface LinkForm {
  readonly name?: string | null;
  readonly email?: string | null;
  readonly password?: string | null;
}

const ENDED = {
  USED: 'This link was used already; it works once. Sign in, or ask for another one.',
  EXPIRED: 'This link has expired. Ask for another one.',
} as const;

/** What becomes of links that work once. */
@Injectable()
export class LinkService {
  constructor(
    @Inject(OneTimeLinks) private readonly links: OneTimeLinks,
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(SignIn) private readonly signIn: SignIn,
    @Inject(KnownDevices) private readonly devices: KnownDevices,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  /** The link of a token. Null: there is none. Tokens are not guessed at: so many looks at once are refused. */
  async find({ req }: Exchange, token: string): Promise<FoundLink | null> {
    await this.signIn.takeTry(LIMITS.link, networkOf(req.ip ?? ''));
    return this.links.find(token);
  }

  /** Does what the link is for, and signs in whoever holds it. */
  async use(exchange: Exchange, token: string, form: LinkForm): Promise<void> {
    const link = await this.find(exchange, token);
    if (link === null) throw notFound('There is no such link. Copy it whole, as it was given.');
    if (link.state !== 'OPEN') throw badInput(ENDED[link.state]);
    const taker = await this.takerOf(link, form);
    const accountId = await this.links.use(link, taker);
    if (accountId === null) throw new NamedError('CONFLICT', HAS_ACCOUNT);
    await this.note(link, accountId);
    if (link.kind === 'RESET') {
      // Whoever may have known the old password is out.
      await this.sessions.endAll(accountId);
      await this.devices.forgetAll(accountId);
    }
    await this.signIn.letIn(exchange, accountId, 'LINK');
    await this.devices.remember(exchange.req, exchange.res, accountId);
  }

  /** Into the log of the workspace that the link is of; of a new password into that which its account comes into. */
  private async note(link: FoundLink, accountId: number): Promise<void> {
    const [account, [first]] = await Promise.all([this.accounts.byId(accountId), this.accounts.memberships(accountId)]);
    const workspaceId = link.workspaceId ?? first?.workspaceId;
    if (workspaceId === undefined || link.kind === 'OWNER') return;
    const entry = link.kind === 'RESET' ? { what: 'PASSWORD_CHANGED', about: 'By a link that works once' } as const : { what: 'JOINED', about: account?.name ?? '', details: { roles: link.roles ?? [] } } as const;
    await this.audit.write(entry, null, { workspaceId, by: { kind: 'ACCOUNT', accountId, name: account?.name ?? '', sessionId: '' } });
  }

  /** How good a password is for whoever the link is for. */
  async weigh(link: FoundLink | null, form: LinkForm): Promise<PasswordStrength> {
    return weigh(form.password ?? '', [form.name, form.email, link?.name, link?.email, link?.workspaceName].filter((text) => typeof text === 'string'));
  }

  private async takerOf(link: FoundLink, form: LinkForm): Promise<LinkTaker> {
    if (link.kind === 'RESET') return { accountId: link.accountId!, passwordHash: await this.hash(link, form) };
    const by = asking.current()?.by;
    // Whoever is signed in takes an invitation with the account that they have.
    if (link.kind === 'INVITATION' && by?.kind === 'ACCOUNT' && !form.password) return { accountId: by.accountId };
    const email = normalEmail(link.email ?? form.email ?? '');
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) || email.length > 254) throw badInput('email: expected an e-mail address, as ann@example.com.');
    const known = await this.accounts.byEmail(email);
    // A link lets nobody into an account that is there already: its password does.
    if (known) {
      await this.signIn.takeTry(LIMITS.pair, `${email} link`);
      if (!(await isPassword(form.password ?? '', known.passwordHash))) throw new NamedError('CONFLICT', HAS_ACCOUNT);
      return { accountId: known.id };
    }
    return { email, name: wordsOf('name', form.name ?? '', 100), passwordHash: await this.hash(link, form) };
  }

  private async hash(link: FoundLink, form: LinkForm): Promise<string> {
    const strength = await this.weigh(link, form);
    if (!strength.goodEnough) throw badInput(`password: ${[strength.reason, ...strength.advice].join(' ')}`);
    return hashOf(form.password ?? '');
  }
}

const HAS_ACCOUNT = 'This e-mail address has an account already. Give the password of that account, or sign in to it first and open the link again.';
