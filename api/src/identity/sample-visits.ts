import { Inject, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { CONFIG } from '../config.token.js';
import type { Config } from '../config.js';
import { badInput, NamedError } from '../graphql/named-error.js';
import { Accounts } from './accounts.js';
import type { Role } from './permissions.js';
import { SignIn, type Exchange } from './sign-in.service.js';
import { SAMPLE, Workspaces } from './workspaces.js';

const NAMES: ReadonlyMap<Role, string> = new Map([
  ['PRODUCT_OWNER', 'Product owner'], ['PRODUCT_MANAGER', 'Product manager'], ['LEADER', 'Leader'], ['ANALYST', 'Analyst'],
] satisfies [Role, string][]);

/** Looking around in the sample with one click: by whoever sits at this machine, and by nobody else. */
@Injectable()
export class SampleVisits {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(Workspaces) private readonly workspaces: Workspaces,
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(SignIn) private readonly signIn: SignIn,
  ) {}

  /** The roles one may look around in; none where others can reach the server, or there is no sample. */
  async roles(request: Request): Promise<readonly Role[]> {
    return this.isNear(request) && (await this.workspaces.isOpen(SAMPLE)) ? [...NAMES.keys()] : [];
  }

  /** Throws FORBIDDEN where it is not offered. */
  async begin(exchange: Exchange, role: Role): Promise<void> {
    if (!this.isNear(exchange.req)) throw new NamedError('FORBIDDEN', 'The sample can be looked at without an account only while the server listens on this machine alone. Sign in with your own account.');
    const name = NAMES.get(role);
    if (name === undefined) throw badInput(`role: expected one of ${[...NAMES.keys()].join(', ')}.`);
    const workspaceId = (await this.workspaces.isOpen(SAMPLE)) ? await this.workspaces.idOf(SAMPLE) : null;
    if (workspaceId === null) throw new NamedError('NOT_FOUND', 'There is no sample here any more. Sign in with your own account.');
    await this.signIn.letIn(exchange, await this.accounts.ofSample(workspaceId, role, name), 'SAMPLE');
  }

  /** A proxy on this machine brings people from elsewhere: it says so in a header. */
  private isNear({ headers }: Request): boolean {
    return this.config.loopbackOnly && headers['x-forwarded-for'] === undefined && headers.forwarded === undefined && headers['x-real-ip'] === undefined;
  }
}
