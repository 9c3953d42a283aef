import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { pointsFieldIn } from './jira/jira-issue.js';
import { jiraKind } from './jira/jira-shape.js';
import { readStatus, type JiraStatuses } from './jira/jira-statuses.js';
import { isObject } from './reading/file-row.js';
import { readFile, type FileReading } from './reading/read-file.js';

/** What one has to know about a Jira before its issues can be read: what its statuses mean, and which field holds story points. */
export interface JiraKnowledge {
  readonly statuses: JiraStatuses;
  readonly pointsField: string | null;
}

const settingKey = (source: string): string => `jira:${source}`;

/** What files have said about a Jira, remembered by source for the files that come later. */
@Injectable()
export class JiraMemory {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async known(workspaceId: number, source: string): Promise<JiraKnowledge> {
    const rows = await this.dataSource.query<{ value: JiraKnowledge }[]>('SELECT value FROM setting WHERE workspace_id = $1 AND key = $2', [workspaceId, settingKey(source)]);
    return rows[0]?.value ?? { statuses: {}, pointsField: null };
  }

  async remember(workspaceId: number, source: string, knowledge: JiraKnowledge): Promise<void> {
    await this.dataSource.query('INSERT INTO setting (workspace_id, key, value) VALUES ($1, $2, $3) ON CONFLICT (workspace_id, key) DO UPDATE SET value = excluded.value', [workspaceId, settingKey(source), JSON.stringify(knowledge)]);
  }

  /** What a file says, wherever in it that stands: issues before it need it too. */
  async inFile(reading: FileReading): Promise<JiraKnowledge> {
    const statuses: Record<string, JiraStatuses[string]> = {};
    let pointsField: string | null = null;
    for await (const { rows } of readFile(reading)) {
      for (const { item, section } of rows) {
        if (!isObject(item)) continue;
        const kind = jiraKind(item, section);
        const status = kind === 'STATUS' ? readStatus(item) : null;
        if (status) statuses[status.id] = { name: status.name, category: status.category };
        if (kind === 'ISSUE') pointsField ??= pointsFieldIn(item);
      }
    }
    return { statuses, pointsField };
  }
}
