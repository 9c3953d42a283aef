import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { NamedError } from '../graphql/named-error.js';
import { Audit } from './audit.js';
import { AUDIT_CSV_HEAD, auditCsvLine } from './audit-csv.js';
import { AuditLog, type AuditRow, type AuditSearch } from './audit-log.js';
import { auditSearch } from './audit.resolver.js';
import type { Asker } from './asker.js';
import { inPieces } from './in-pieces.js';
import { AUDITED, type Audited } from './audited.js';
import { Needs } from './needs.js';
import { WhoAsks } from './who-asks.js';

const PAGE = 1_000;

type Asked = Readonly<Record<string, unknown>>;

/** GET /api/v1/audit.csv: the audit log as a table, by the same search as on the page. That it was taken along is in the log, too. */
@Controller('api/v1/audit.csv')
export class AuditController {
  constructor(
    @Inject(WhoAsks) private readonly whoAsks: WhoAsks,
    @Inject(AuditLog) private readonly log: AuditLog,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  @Needs('READ_AUDIT')
  @Get()
  async download(@Query() asked: Asked, @Res() response: Response): Promise<void> {
    const search = readSearch(asked);
    if (search instanceof NamedError) {
      response.status(400).json({ errors: [{ message: search.message, extensions: { code: 'BAD_USER_INPUT' } }] });
      return;
    }
    const asker = this.whoAsks.asker();
    await this.audit.write({ what: 'EXPORTED', about: 'The audit log' });
    response.set({ 'Content-Type': 'text/csv; charset=utf-8', 'Cache-Control': 'no-store', 'Content-Disposition': 'attachment; filename="audit.csv"' });
    await pipeline(Readable.from(inPieces(asker, this.lines(asker, search))), response).catch((error: unknown) => {
      // Who closes the connection in the middle wants no more.
      if (!response.destroyed) throw error;
    });
  }

  private async *lines(asker: Asker, search: AuditSearch): AsyncGenerator<string> {
    yield AUDIT_CSV_HEAD;
    for (let before: number | null = null; ;) {
      const rows: AuditRow[] = await this.log.page(asker.workspaceId, search, PAGE, before);
      if (rows.length > 0) yield rows.map(auditCsvLine).join('');
      if (rows.length < PAGE) return;
      before = rows.at(-1)!.id;
    }
  }
}

function readSearch(asked: Asked): AuditSearch | NamedError {
  const text = (name: string): string | null => (typeof asked[name] === 'string' && asked[name] !== '' ? asked[name] : null);
  const instant = (name: string): Date | null => {
    const given = text(name);
    const at = given === null ? null : new Date(given);
    if (at && Number.isNaN(at.getTime())) throw new NamedError('BAD_USER_INPUT', `${name}: expected an instant such as 2026-03-02T09:00:00Z.`);
    return at;
  };
  try {
    const what = text('what')?.split(',') ?? null;
    const unknown = what?.find((each) => !(each in AUDITED));
    if (unknown !== undefined) throw new NamedError('BAD_USER_INPUT', `what: there is no "${unknown.slice(0, 40)}". Known: ${Object.keys(AUDITED).join(', ')}.`);
    return auditSearch({ search: text('search'), who: text('who'), what: what as Audited[] | null, from: instant('from'), to: instant('to') });
  } catch (error) {
    if (error instanceof NamedError) return error;
    throw error;
  }
}
