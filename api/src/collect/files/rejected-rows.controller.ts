import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { alwaysQuoted } from '../../csv-cell.js';
import { Audit } from '../../identity/audit.js';
import { inPieces } from '../../identity/in-pieces.js';
import { Needs } from '../../identity/needs.js';
import { WhoAsks } from '../../identity/who-asks.js';
import { ImportSight } from './import-sight.js';
import { ImportJobs, type RejectedRow } from './import-jobs.repository.js';

const PAGE = 5_000;

/** The rows that an import did not keep, as a table to open, mend and send again. */
@Controller('api/v1/imports')
export class RejectedRowsController {
  constructor(
    @Inject(WhoAsks) private readonly whoAsks: WhoAsks,
    @Inject(ImportJobs) private readonly jobs: ImportJobs,
    @Inject(ImportSight) private readonly sight: ImportSight,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  @Needs('MANAGE_SOURCES')
  @Get(':id/rejected.csv')
  async download(@Param('id') id: string, @Res() response: Response): Promise<void> {
    const { workspaceId } = await this.whoAsks.workspace();
    const job = await this.sight.byId(workspaceId, id);
    if (!job) {
      response.status(404).json({ message: 'There is no import with this id.' });
      return;
    }
    await this.audit.write({ what: 'EXPORTED', about: `Rejected rows of ${job.fileName}`, details: { import: id } });
    response.setHeader('Content-Type', 'text/csv; charset=utf-8');
    response.setHeader('Content-Disposition', `attachment; filename="rejected.csv"; filename*=UTF-8''${encodeURIComponent(`rejected ${job.fileName}`).replace(/['()*]/g, escape)}.csv`);
    await pipeline(Readable.from(inPieces(this.whoAsks.asker(), this.lines(id))), response).catch((error: unknown) => {
      // Who closes the connection in the middle wants no more.
      if (!response.destroyed) throw error;
    });
  }

  private async *lines(id: string): AsyncGenerator<string> {
    yield 'line,path,value,reason\r\n';
    for (let offset = 0; ; offset += PAGE) {
      const rows = await this.jobs.rejections(id, PAGE, offset);
      if (rows.length > 0) yield rows.map(line).join('');
      if (rows.length < PAGE) return;
    }
  }
}

function line({ line: number, path, value, reason }: RejectedRow): string {
  return `${number},${alwaysQuoted(path)},${alwaysQuoted(value ?? '')},${alwaysQuoted(reason)}\r\n`;
}
