import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isObject } from './reading/file-row.js';
import { readFile, type FileReading } from './reading/read-file.js';
import { jiraKind } from './jira/jira-shape.js';
import { readStatus, type JiraStatuses } from './jira/jira-statuses.js';

const settingKey = (source: string): string => `jira-statuses:${source}`;

/** A Jira's statuses, remembered by source, so that issues that come later are read by the ids of their statuses. */
@Injectable()
export class JiraStatusMemory {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async known(workspaceId: number, source: string): Promise<JiraStatuses> {
    const rows = await this.dataSource.query<{ value: JiraStatuses }[]>('SELECT value FROM setting WHERE workspace_id = $1 AND key = $2', [workspaceId, settingKey(source)]);
    return rows[0]?.value ?? {};
  }

  async remember(workspaceId: number, source: string, statuses: JiraStatuses): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO setting (workspace_id, key, value) VALUES ($1, $2, $3) ON CONFLICT (workspace_id, key) DO UPDATE SET value = setting.value || excluded.value`,
      [workspaceId, settingKey(source), JSON.stringify(statuses)],
    );
  }

  /** The statuses that a file holds, wherever in it they stand: issues before them need them too. */
  async inFile(reading: FileReading): Promise<JiraStatuses> {
    const found: Record<string, JiraStatuses[string]> = {};
    for await (const { rows } of readFile(reading)) {
      for (const row of rows) {
        if (!isObject(row.item) || jiraKind(row.item, row.section) !== 'STATUS') continue;
        const status = readStatus(row.item);
        if (status) found[status.id] = { name: status.name, category: status.category };
      }
    }
    return found;
  }
}
