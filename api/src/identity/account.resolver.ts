import { Inject } from '@nestjs/common';
import { Args, Context, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { badInput, NamedError, notFound, unauthenticated } from '../graphql/named-error.js';
import { wordsOf } from '../graphql/words.js';
import { MyAccount, SignedInBy } from './account.type.js';
import { Accounts, type AccountRow } from './accounts.js';
import type { AskedBy } from './asker.js';
import { asking } from './asking.js';
import { Audit } from './audit.js';
import { Needs } from './needs.js';
import { hashOf, isPassword } from './passwords.js';
import { weigh } from './password-strength.js';
import { Sessions } from './sessions.js';
import { SignIn, type Exchange } from './sign-in.service.js';
import { LIMITS } from './sign-in-tries.js';
import { WhoAsks } from './who-asks.js';

type Person = Extract<AskedBy, { kind: 'ACCOUNT' }>;

/** One's own account. */
@Resolver()
export class AccountResolver {
  constructor(
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(SignIn) private readonly signIn: SignIn,
    @Inject(Audit) private readonly audit: Audit,
    @Inject(WhoAsks) private readonly whoAsks: WhoAsks,
  ) {}

  @Needs()
  @Query(() => MyAccount, { nullable: true, description: 'One\'s own account. Null for programs, which come with a key.' })
  async myAccount(): Promise<MyAccount | null> {
    const { by } = this.whoAsks.asker();
    const account = by.kind === 'ACCOUNT' ? await this.accounts.byId(by.accountId) : null;
    if (by.kind !== 'ACCOUNT' || !account) return null;
    const sessions = (await this.sessions.of(account.id)).map((session) => ({ ...session, how: SignedInBy[session.how], current: session.id === by.sessionId }));
    const ofSample = account.email === null;
    return { name: account.name, email: account.email, ofSample, hasPassword: account.passwordHash !== null, connected: await this.accounts.isConnected(account.id), sessions: ofSample ? sessions.filter(({ current }) => current) : sessions };
  }

  @Needs()
  @Mutation(() => Boolean, { description: 'Changes one\'s own name.' })
  async changeMyName(@Args('name', { type: () => String, description: 'The name that others see: at most 100 characters.' }) name: string): Promise<boolean> {
    const { accountId } = await this.ownAccount();
    await this.accounts.rename(accountId, wordsOf('name', name, 100));
    this.sessions.forget();
    return true;
  }

  @Needs()
  @Mutation(() => Boolean, { description: 'Changes one\'s own password. All other sessions end.' })
  async changeMyPassword(
    @Args('current', { type: () => String, description: 'The password of now.' }) current: string,
    @Args('next', { type: () => String, description: 'The one to change to.' }) next: string,
  ): Promise<boolean> {
    const { accountId, sessionId, account } = await this.ownAccount();
    await this.signIn.takeTry(LIMITS.pair, `${account.email} own`);
    if (!(await isPassword(current, account.passwordHash))) throw badInput('current: this is not the password of now.');
    const strength = await weigh(next, [account.name, account.email ?? '']);
    if (!strength.goodEnough) throw badInput(`next: ${[strength.reason, ...strength.advice].join(' ')}`);
    await this.accounts.setPassword(accountId, await hashOf(next));
    await this.audit.write({ what: 'PASSWORD_CHANGED', about: 'By the one whose it is' });
    await this.sessions.endAll(accountId, sessionId);
    return true;
  }

  @Needs()
  @Mutation(() => Boolean, { description: 'Opens another workspace that one is a member of.' })
  async openWorkspace(@Args('key', { type: () => String, description: 'Its key.' }) key: string): Promise<boolean> {
    const { accountId, sessionId } = this.person();
    const found = (await this.accounts.memberships(accountId)).find((workspace) => workspace.key === key);
    if (!found) throw notFound(`You are a member of no workspace "${key.slice(0, 40)}".`);
    await this.sessions.moveTo(sessionId, found.workspaceId);
    return true;
  }

  @Needs()
  @Mutation(() => Boolean, { description: 'Ends one of one\'s own sessions. False where there is none by this id.' })
  async endMySession(@Context() exchange: Exchange, @Args('id', { type: () => ID, description: 'The session.' }) id: string): Promise<boolean> {
    const { accountId, sessionId } = this.person();
    if (id === sessionId) return this.signIn.out(exchange, asking.current());
    return /^[0-9a-f-]{36}$/i.test(id) && this.sessions.end(accountId, id);
  }

  @Needs()
  @Mutation(() => Int, { description: 'Signs out everywhere, here too: how many sessions have ended.' })
  async signOutEverywhere(@Context() exchange: Exchange): Promise<number> {
    const { accountId } = this.person();
    const others = await this.sessions.endAll(accountId);
    await this.audit.write({ what: 'SIGNED_OUT_EVERYWHERE', about: others === 1 ? '1 session' : `${others} sessions` });
    await this.signIn.out(exchange, asking.current());
    return others;
  }

  private person(): Person {
    const { by } = this.whoAsks.asker();
    if (by.kind !== 'ACCOUNT') throw unauthenticated();
    return by;
  }

  /** The sample's accounts are everybody's who sits here. */
  private async ownAccount(): Promise<Person & { readonly account: AccountRow }> {
    const by = this.person();
    const account = await this.accounts.byId(by.accountId);
    if (!account) throw unauthenticated();
    if (account.email === null) throw new NamedError('FORBIDDEN', 'The sample\'s accounts have no name and no password of their own. Sign in with your own account.');
    return { ...by, account };
  }
}
