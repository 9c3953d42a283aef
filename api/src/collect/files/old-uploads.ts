import { rm } from 'node:fs/promises';
import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Workspaces } from '../../identity/workspaces.js';
import { UploadedFiles } from './uploaded-files.repository.js';

const KEPT_DAYS = 7;

/** Removes the bytes of files that were handed in long ago; their facts and their jobs' receipts stay. */
@Injectable()
export class OldUploads implements OnApplicationBootstrap {
  private readonly logger = new Logger('import');

  constructor(
    @Inject(UploadedFiles) private readonly files: UploadedFiles,
    @Inject(Workspaces) private readonly workspaces: Workspaces,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    try {
      await this.workspaces.each(async (workspaceId) => {
        for (const { path } of await this.files.outdated(workspaceId, KEPT_DAYS)) await rm(path, { force: true });
      });
    } catch (error) {
      this.logger.warn(`old uploads were not removed: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
