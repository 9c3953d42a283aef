import { Inject, Injectable } from '@nestjs/common';
import { Accounts } from './accounts.js';
import { OneTimeLinks } from './one-time-links.js';

/** The link by which the first owner comes in: made anew at every start until there is one. */
@Injectable()
export class FirstOwner {
  constructor(
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(OneTimeLinks) private readonly links: OneTimeLinks,
  ) {}

  /** Its path; null where there is an owner. */
  async linkPath(): Promise<string | null> {
    return (await this.accounts.hasOwner()) ? null : (await this.links.forOwner()).path;
  }
}
