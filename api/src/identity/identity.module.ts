import { Global, Module } from '@nestjs/common';
import { AccountResolver } from './account.resolver.js';
import { Accounts } from './accounts.js';
import { ApiKeys } from './api-keys.js';
import { CommandKey } from './command-key.js';
import { KeyBudget } from './key-budget.js';
import { KnownKeys } from './known-keys.js';
import { CommandsController } from './commands.controller.js';
import { FirstOwner } from './first-owner.js';
import { KnownDevices } from './known-devices.js';
import { LinkService } from './link.service.js';
import { OidcController } from './oidc.controller.js';
import { Oidc } from './oidc.service.js';
import { OneTimeLinks } from './one-time-links.js';
import { Presence } from './presence.js';
import { SampleVisits } from './sample-visits.js';
import { Sessions } from './sessions.js';
import { Spending } from './spending.js';
import { SignInResolver } from './sign-in.resolver.js';
import { SignUpResolver } from './sign-up.resolver.js';
import { SignIn } from './sign-in.service.js';
import { SignInTries } from './sign-in-tries.js';
import { WhoAsks } from './who-asks.js';
import { WhoComes } from './who-comes.js';
import { Workspaces } from './workspaces.js';
import { WriteKeys } from './write-keys.js';

const KEYS = [ApiKeys, KeyBudget, KnownKeys, Presence, Spending];

/** Who asks. */
@Global()
@Module({
  controllers: [CommandsController, OidcController],
  providers: [AccountResolver, Accounts, CommandKey, ...KEYS, FirstOwner, KnownDevices, LinkService, Oidc, OneTimeLinks, SampleVisits, Sessions, SignInResolver, SignIn, SignInTries, SignUpResolver, WhoAsks, WhoComes, Workspaces, WriteKeys],
  exports: [Accounts, CommandKey, ...KEYS, FirstOwner, OneTimeLinks, Sessions, SignIn, WhoAsks, WhoComes, Workspaces, WriteKeys],
})
export class IdentityModule {}
