import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { LinkKind, LinkState, OneTimeLink, PasswordStrength, SignInOptions } from './account.type.js';
import { Accounts } from './accounts.js';
import { asking } from './asking.js';
import { LinkService } from './link.service.js';
import { Open } from './needs.js';
import type { Role } from './permissions.js';
import { RoleWord } from './role.type.js';
import { Oidc } from './oidc.service.js';
import { SampleVisits } from './sample-visits.js';
import { SignIn, type Exchange } from './sign-in.service.js';
import { LIMITS, networkOf } from './sign-in-tries.js';
import { weigh } from './password-strength.js';

/** All that somebody may ask who has not signed in: what lets them in asks for a password, a link, or this machine's own loopback. */
@Resolver()
export class SignInResolver {
  constructor(
    @Inject(SignIn) private readonly signingIn: SignIn,
    @Inject(LinkService) private readonly links: LinkService,
    @Inject(SampleVisits) private readonly visits: SampleVisits,
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(Oidc) private readonly oidc: Oidc,
  ) {}

  @Open()
  @Query(() => SignInOptions, { description: 'How one can sign in here.' })
  async signInOptions(@Context() { req }: Exchange): Promise<SignInOptions> {
    const [sampleRoles, hasOwner] = await Promise.all([this.visits.roles(req), this.accounts.hasOwner()]);
    return { oidcName: this.oidc.settings?.name ?? null, sampleRoles: [...sampleRoles], withoutOwner: !hasOwner };
  }

  @Open()
  @Query(() => OneTimeLink, { nullable: true, description: 'What a link that works once is for. Null: there is none by this token.' })
  async oneTimeLink(@Context() exchange: Exchange, @Args('token', { type: () => String, description: 'The last part of the link.' }) token: string): Promise<OneTimeLink | null> {
    const link = await this.links.find(exchange, token);
    return link && { kind: LinkKind[link.kind], state: LinkState[link.state], email: link.email, name: link.name, workspace: link.workspaceName, expiresAt: link.expiresAt };
  }

  @Open()
  @Query(() => PasswordStrength, { description: 'How good a password would be, before it is taken. It is kept nowhere.' })
  async passwordStrength(
    @Context() { req }: Exchange,
    @Args('password', { type: () => String, description: 'The password.' }) password: string,
    @Args('about', { type: () => [String], defaultValue: [], description: 'What everybody can know of the person: name, e-mail address.' }) about: string[],
  ): Promise<PasswordStrength> {
    await this.signingIn.takeTry(LIMITS.weighing, networkOf(req.ip ?? ''));
    const { advice, ...strength } = await weigh(password, about.slice(0, 5).map((text) => text.slice(0, 254)));
    return { ...strength, advice: [...advice] };
  }

  @Open()
  @Mutation(() => Boolean, { description: 'Signs in by e-mail and password: the answer carries the cookie of the session.' })
  async signIn(
    @Context() exchange: Exchange,
    @Args('email', { type: () => String, description: 'The e-mail address.' }) email: string,
    @Args('password', { type: () => String, description: 'The password.' }) password: string,
  ): Promise<boolean> {
    await this.signingIn.byPassword(exchange, email, password);
    return true;
  }

  @Open()
  @Mutation(() => Boolean, { description: 'Signs in to the sample in a role, with one click. Refused where the server can be reached from elsewhere.' })
  async signInAsSample(@Context() exchange: Exchange, @Args('role', { type: () => RoleWord, description: 'As what.' }) role: Role): Promise<boolean> {
    await this.visits.begin(exchange, role);
    return true;
  }

  @Open()
  @Mutation(() => Boolean, { description: 'Does what a link that works once is for, and signs in.' })
  async takeLink(
    @Context() exchange: Exchange,
    @Args('token', { type: () => String, description: 'The last part of the link.' }) token: string,
    @Args('name', { type: () => String, nullable: true, description: 'The name that others will see, for a new account.' }) name: string | null,
    @Args('email', { type: () => String, nullable: true, description: 'The e-mail address, where the link does not settle it.' }) email: string | null,
    @Args('password', { type: () => String, nullable: true, description: 'The password to choose; of an account that is there, its own. Left out by whoever is signed in and takes an invitation.' }) password: string | null,
  ): Promise<boolean> {
    await this.links.use(exchange, token, { name, email, password });
    return true;
  }

  @Open()
  @Mutation(() => Boolean, { description: 'Ends this session. False where nobody was signed in.' })
  async signOut(@Context() exchange: Exchange): Promise<boolean> {
    return this.signingIn.out(exchange, asking.current());
  }
}
