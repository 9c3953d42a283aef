import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { inTransaction } from '../facts/transaction.js';
import { changedMeanwhile } from '../graphql/changed-meanwhile.js';
import { badInput, NamedError } from '../graphql/named-error.js';
import { Accounts } from './accounts.js';
import { Audit } from './audit.js';
import { Needs } from './needs.js';
import { isPublicMail } from './public-mail-domains.js';
import { WhoAsks } from './who-asks.js';
import { Workspaces } from './workspaces.js';

const DOMAIN = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/;
const MOST = 50;

/** From which domains people may come in by themselves, once the organisation's own sign-in has confirmed their address. */
@Resolver()
export class SignUpResolver {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(WhoAsks) private readonly whoAsks: WhoAsks,
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(Workspaces) private readonly workspaces: Workspaces,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  @Needs('MANAGE_MEMBERS')
  @Query(() => [String], { description: 'The domains of e-mail addresses whose people become viewers when they first sign in by the organisation\'s own sign-in.' })
  async signUpDomains(): Promise<string[]> {
    const { workspaceId } = await this.whoAsks.workspace();
    const [row] = await this.dataSource.query<{ domains: string[] }[]>('SELECT sign_up_domains AS domains FROM workspace WHERE id = $1', [workspaceId]);
    return row?.domains ?? [];
  }

  @Needs('MANAGE_MEMBERS')
  @Mutation(() => [String], { description: 'Decides these domains; none: nobody comes in without an invitation.' })
  async allowSignUpFrom(
    @Args('domains', { type: () => [String], description: 'Domains, as example.com: at most 50.' }) domains: string[],
    @Args('read', { type: () => [String], nullable: true, description: 'The domains that were read: refused where they are others since. Left out: whatever they are, they are replaced.' }) read: string[] | null,
  ): Promise<string[]> {
    const { workspaceId } = await this.whoAsks.workspace();
    const given = [...new Set(domains.map((domain) => domain.trim().toLowerCase()))];
    const wrong = given.find((domain) => !DOMAIN.test(domain));
    if (wrong !== undefined) throw badInput(`domains: expected domains such as example.com, got "${wrong.slice(0, 60)}".`);
    if (given.length > MOST) throw badInput(`domains: expected at most ${MOST}, got ${given.length}.`);
    const open = given.find(isPublicMail);
    if (open !== undefined) throw badInput(`domains: anybody can make themselves an address at ${open}, so that whoever your organisation's sign-in lets through would come in. Name a domain of your organisation's own, and invite the others.`);
    await this.requireOwn(given);
    await inTransaction(this.dataSource, async (transaction) => {
      const [row] = await transaction.rows<{ domains: string[] }>('SELECT sign_up_domains AS domains FROM workspace WHERE id = $1 FOR NO KEY UPDATE', [workspaceId]);
      const known = row?.domains ?? [];
      if (read && [...read].sort().join() !== [...known].sort().join()) throw changedMeanwhile('read', 'the list of domains', `it has ${known.join(', ') || 'none'} now`);
      await transaction.rows('UPDATE workspace SET sign_up_domains = $2 WHERE id = $1', [workspaceId, given]);
      await this.audit.write({ what: 'SIGN_UP_CHANGED', about: given.length > 0 ? given.join(', ') : 'Nobody', details: { domains: given } }, transaction);
    });
    return this.signUpDomains();
  }

  /**
   * Where several organisations share a server, one could name another's domain, and have their people come into its own workspace.
   * There a domain is named by who has shown to be of it: by a confirmed address, at the organisation's own sign-in.
   */
  private async requireOwn(given: readonly string[]): Promise<void> {
    const { by } = this.whoAsks.asker();
    if (by.kind === 'SYSTEM' || !(await this.workspaces.areShared())) return;
    const known = new Set(await this.signUpDomains());
    const account = by.kind === 'ACCOUNT' && (await this.accounts.isConnected(by.accountId)) ? await this.accounts.byId(by.accountId) : null;
    const own = account?.email?.slice(account.email.lastIndexOf('@') + 1);
    const foreign = given.find((domain) => !known.has(domain) && domain !== own);
    if (foreign !== undefined) throw new NamedError('FORBIDDEN', `domains: other organisations are on this server too, and "${foreign}" may be theirs. Somebody who manages members, and signs in by the organisation's own sign-in with an address of that domain, can name it.`);
  }
}
