import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { TeamFacts } from '../../facts/team-facts.js';
import { CONFIG } from '../../config.token.js';
import type { Config } from '../../config.js';
import { Workspaces } from '../../identity/workspaces.js';
import { Rounds } from '../../rounds.js';
import { SprintFreezer } from './sprint-freezer.js';

const EVERY_MS = 60_000;

/** Looks once a minute for sprints to freeze, one team after the other. Several servers may do so at once: what one has written, the others leave. */
@Injectable()
export class FreezeRounds implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('sprints');
  private readonly rounds = new Rounds(EVERY_MS, () => this.workspaces.each((workspaceId) => this.lookIn(workspaceId)), (why) => { this.logger.warn(`Sprints could not be frozen; the next round tries again: ${why}`); });
  private stopping = false;

  constructor(
    @Inject(TeamFacts) private readonly teams: TeamFacts,
    @Inject(SprintFreezer) private readonly freezer: SprintFreezer,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(Workspaces) private readonly workspaces: Workspaces,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds.begin();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    await this.rounds.end();
  }

  private async lookIn(workspaceId: number): Promise<void> {
    for (const team of await this.teams.withUnfrozenSprints(workspaceId)) {
      if (this.stopping) return;
      const taken = await this.freezer.freezeDue(workspaceId, team, this.config.settleMinutes * 60_000);
      if (taken > 0) this.logger.log(`${team.name}: ${taken} ${taken === 1 ? 'snapshot' : 'snapshots'} of sprints taken`);
    }
  }
}
