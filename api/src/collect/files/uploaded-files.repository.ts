import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { FileNature } from './reading/text-encoding.js';

export interface UploadedFile extends FileNature {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  /** The folder's name; null: of the one server that there was. */
  readonly folder: string | null;
  readonly bytes: number;
  readonly uploadedAt: Date;
}

const COLUMNS = 'id, name, path, folder, bytes, encoding, not_text AS "notText", uploaded_at AS "uploadedAt"';

/** The files that were handed in: their rows here, their bytes in the data folder. */
@Injectable()
export class UploadedFiles {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async add(workspaceId: number, file: Omit<UploadedFile, 'uploadedAt'>): Promise<void> {
    await this.dataSource.query(
      'INSERT INTO uploaded_file (id, workspace_id, name, path, bytes, encoding, not_text, folder) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
      [file.id, workspaceId, file.name, file.path, file.bytes, file.encoding, file.notText, file.folder],
    );
  }

  async byId(workspaceId: number, id: string): Promise<UploadedFile | null> {
    if (!/^[0-9a-f-]{36}$/i.test(id)) return null;
    const rows = await this.dataSource.query<UploadedFile[]>(`SELECT ${COLUMNS} FROM uploaded_file WHERE workspace_id = $1 AND id = $2`, [workspaceId, id]);
    return rows[0] ?? null;
  }

  /** Files whose bytes nobody needs any more: older than the days given, and no import of them waits or runs. */
  async outdated(workspaceId: number, days: number): Promise<UploadedFile[]> {
    return this.dataSource.query<UploadedFile[]>(
      `SELECT ${COLUMNS} FROM uploaded_file f WHERE f.workspace_id = $1 AND uploaded_at < now() - make_interval(days => $2)
         AND NOT EXISTS (SELECT FROM import_job j WHERE j.file_id = f.id AND j.state IN ('WAITING', 'RUNNING'))`, [workspaceId, days]);
  }
}
