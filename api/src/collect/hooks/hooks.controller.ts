import { Controller, Inject, Logger, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { isDatabaseGone } from '../../graphql/mask-errors.js';
import { unavailable } from '../../graphql/named-error.js';
import { systemOf } from '../../identity/asker.js';
import { asking } from '../../identity/asking.js';
import { OWN, Workspaces } from '../../identity/workspaces.js';
import { Open } from '../../identity/needs.js';
import { HookRefusal, HookService } from './hook.service.js';

/** `POST /hooks/{source}`: 200 with what became of it; 4xx where sending it again is of no use; 503 where nothing was kept and it is. */
@Controller('hooks')
export class HooksController {
  private readonly logger = new Logger('hooks');

  constructor(
    @Inject(Workspaces) private readonly workspaces: Workspaces,
    @Inject(HookService) private readonly hooks: HookService,
  ) {}

  // Each source shows the secret of its own hook.
  @Open()
  @Post(':source')
  async take(@Param('source') source: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    try {
      const workspaceId = await this.workspaces.idOf(OWN);
      if (workspaceId === null) throw new HookRefusal(404, 'There is no workspace that webhooks go to.');
      const answer = await asking.run(systemOf(workspaceId), () => this.hooks.take(workspaceId, source, request.headers, request.body));
      this.logger.debug({ source, event: answer.event, accepted: answer.accepted, duplicates: answer.duplicates, rejected: answer.rejected.length });
      response.status(200).json(answer);
    } catch (error) {
      if (error instanceof HookRefusal) {
        if (error.status === 401) this.logger.warn(`a webhook for ${source} was refused: ${error.message}`);
        return void response.status(error.status).json({ message: error.message });
      }
      if (!isDatabaseGone(error)) throw error;
      response.setHeader('Retry-After', '10');
      response.status(503).json({ message: unavailable().message });
    }
  }
}
