import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { CONFIG } from '../config.token.js';
import type { Config } from '../config.js';

const FORM = /^bfc_[\w-]{43}$/;

/**
 * The key by which commands on this machine (npm run import, npm run key) and the sample's loader ask the running server. It is
 * made anew at every start and lies in the data folder, readable by the server's own user alone: whoever may read that folder
 * may read the database's password too.
 */
@Injectable()
export class CommandKey implements OnApplicationBootstrap, OnModuleDestroy {
  readonly text = `bfc_${randomBytes(32).toString('base64url')}`;
  private readonly print = digest(this.text);
  private readonly file: string;

  constructor(@Inject(CONFIG) config: Config) {
    this.file = join(config.dataDir, 'command-key');
  }

  async onApplicationBootstrap(): Promise<void> {
    // One that was left by a server that was killed keeps its mode; a new file has ours.
    await rm(this.file, { force: true });
    await writeFile(this.file, this.text, { mode: 0o600, flag: 'wx' });
  }

  async onModuleDestroy(): Promise<void> {
    await rm(this.file, { force: true });
  }

  /** Whether this is the key: in the same time for every wrong one. */
  is(text: string): boolean {
    return FORM.test(text) && timingSafeEqual(digest(text), this.print);
  }
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
