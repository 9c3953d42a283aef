import { Global, Module } from '@nestjs/common';
import { Accounts } from './accounts.js';
import { ApiKeys } from './api-keys.js';
import { CommandKey } from './command-key.js';
import { KeyBudget } from './key-budget.js';
import { KnownKeys } from './known-keys.js';
import { OneTimeLinks } from './one-time-links.js';
import { Presence } from './presence.js';
import { Sessions } from './sessions.js';
import { Spending } from './spending.js';
import { WhoAsks } from './who-asks.js';
import { WhoComes } from './who-comes.js';
import { Workspaces } from './workspaces.js';
import { WriteKeys } from './write-keys.js';

const KEYS = [ApiKeys, KeyBudget, KnownKeys, Presence, Spending];

@Global()
@Module({ providers: [Accounts, OneTimeLinks, Sessions, CommandKey, ...KEYS, WhoAsks, WhoComes, Workspaces, WriteKeys], exports: [Accounts, OneTimeLinks, Sessions, CommandKey, ...KEYS, WhoAsks, WhoComes, Workspaces, WriteKeys] })
export class IdentityModule {}
