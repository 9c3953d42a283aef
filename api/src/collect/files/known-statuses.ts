import { Inject, Injectable } from '@nestjs/common';
import { TeamFacts } from '../../facts/team-facts.js';
import type { ImportPlan } from './import-plan.js';
import { JiraStatusMemory } from './jira-status-memory.js';
import type { KnownStatuses } from './understand-row.js';

/** What statuses mean before a file is read: by what came earlier, and by the file itself. */
@Injectable()
export class StatusKnowledge {
  constructor(
    @Inject(TeamFacts) private readonly teams: TeamFacts,
    @Inject(JiraStatusMemory) private readonly memory: JiraStatusMemory,
  ) {}

  /** `keep`: what the file says is remembered for later files. */
  async before(workspaceId: number, path: string, plan: ImportPlan, keep: boolean): Promise<KnownStatuses> {
    const team = plan.team === null ? null : await this.teams.byKey(workspaceId, plan.team);
    const decided = team?.settings.statusMap ?? {};
    if (plan.as !== 'jira') return { jira: {}, team: decided };
    const inFile = await this.memory.inFile({ path, encoding: plan.encoding, format: plan.format });
    if (keep && Object.keys(inFile).length > 0) await this.memory.remember(workspaceId, plan.source, inFile);
    return { jira: { ...(await this.memory.known(workspaceId, plan.source)), ...inFile }, team: decided };
  }
}
