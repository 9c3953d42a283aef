import { Global, Module } from '@nestjs/common';
import { Accounts } from './accounts.js';
import { CommandKey } from './command-key.js';
import { OneTimeLinks } from './one-time-links.js';
import { Sessions } from './sessions.js';
import { WhoAsks } from './who-asks.js';
import { WhoComes } from './who-comes.js';
import { Workspaces } from './workspaces.js';
import { WriteKeys } from './write-keys.js';

@Global()
@Module({ providers: [Accounts, OneTimeLinks, Sessions, CommandKey, WhoAsks, WhoComes, Workspaces, WriteKeys], exports: [Accounts, OneTimeLinks, Sessions, CommandKey, WhoAsks, WhoComes, Workspaces, WriteKeys] })
export class IdentityModule {}
