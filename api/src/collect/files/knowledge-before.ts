import { Inject, Injectable } from '@nestjs/common';
import { TeamFacts } from '../../facts/team-facts.js';
import type { ImportPlan } from './import-plan.js';
import { JiraMemory, type JiraKnowledge } from './jira-memory.js';
import type { Knowledge } from './understand-row.js';

const NOTHING: JiraKnowledge = { statuses: {}, pointsField: null };

/** What is known before a file's rows are read: by what came earlier, and by the file itself. */
@Injectable()
export class KnowledgeBefore {
  constructor(
    @Inject(TeamFacts) private readonly teams: TeamFacts,
    @Inject(JiraMemory) private readonly memory: JiraMemory,
  ) {}

  /** `keep`: what the file says is remembered for later files. */
  async of(workspaceId: number, path: string, plan: ImportPlan, keep: boolean): Promise<Knowledge> {
    const team = plan.team === null ? null : await this.teams.byKey(workspaceId, plan.team);
    const teamStatuses = team?.settings.statusMap ?? {};
    if (plan.as !== 'jira') return { jira: NOTHING, teamStatuses };
    const [inFile, known] = [await this.memory.inFile({ path, encoding: plan.encoding, format: plan.format }), await this.memory.known(workspaceId, plan.source)];
    const jira = { statuses: { ...known.statuses, ...inFile.statuses }, pointsField: inFile.pointsField ?? known.pointsField };
    if (keep) await this.memory.remember(workspaceId, plan.source, jira);
    return { jira, teamStatuses };
  }
}
