import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '../../config.token.js';
import type { Config } from '../../config.js';
import { folderName } from '../../folder-name.js';

/** Which server this is, and which folder its files lie in. */
@Injectable()
export class Whereabouts {
  private known: Promise<{ readonly server: string; readonly folder: string }> | null = null;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  get uploadsDir(): string {
    return this.config.uploadsDir;
  }

  /** `server` is the same after a restart on the same data folder, so that it goes on at once with what it had; `folder` is the same for all who share the folder of files. */
  names(): Promise<{ readonly server: string; readonly folder: string }> {
    const read = async () => {
      const [server, folder] = await Promise.all([folderName(join(this.config.dataDir, 'server')), folderName(this.config.uploadsDir)]);
      return { server, folder };
    };
    this.known ??= read().catch((error: unknown) => { this.known = null; throw error; });
    return this.known;
  }
}
