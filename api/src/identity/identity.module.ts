import { Global, Module } from '@nestjs/common';
import { CommandKey } from './command-key.js';
import { WhoAsks } from './who-asks.js';
import { WhoComes } from './who-comes.js';
import { Workspaces } from './workspaces.js';
import { WriteKeys } from './write-keys.js';

@Global()
@Module({ providers: [CommandKey, WhoAsks, WhoComes, Workspaces, WriteKeys], exports: [CommandKey, WhoAsks, WhoComes, Workspaces, WriteKeys] })
export class IdentityModule {}
