import { Inject } from '@nestjs/common';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { badInput } from '../graphql/named-error.js';
import { maybeWordsOf } from '../graphql/words.js';
import { AuditLog, type AuditRow, type AuditSearch } from './audit-log.js';
import { AuditArgs, AuditPage, type AuditLogEntry } from './audit.type.js';
import { Needs } from './needs.js';
import { WhoAsks } from './who-asks.js';

const MOST = { page: 200, letters: 200 } as const;

/** The audit log, for those who may read it. */
@Resolver()
export class AuditResolver {
  constructor(
    @Inject(WhoAsks) private readonly whoAsks: WhoAsks,
    @Inject(AuditLog) private readonly log: AuditLog,
  ) {}

  @Needs('READ_AUDIT')
  @Query(() => AuditPage, { description: 'What was done in the workspace, by whom and when: the latest first. GET /api/v1/audit.csv gives the same as a table.' })
  async auditLog(@Args() { first, after, ...asked }: AuditArgs): Promise<AuditPage> {
    if (first < 1 || first > MOST.page) throw badInput(`first: expected 1 to ${MOST.page}, got ${first}.`);
    if (after != null && !/^\d{1,15}$/.test(after)) throw badInput('after: expected the nextCursor of the page before.');
    const search = auditSearch(asked);
    const { workspaceId } = await this.whoAsks.workspace();
    const [rows, totalCount] = await Promise.all([this.log.page(workspaceId, search, first + 1, after == null ? null : Number(after)), this.log.count(workspaceId, search)]);
    const shown = rows.slice(0, first);
    return { entries: shown.map(entryOf), totalCount, nextCursor: rows.length > first ? String(shown.at(-1)!.id) : null };
  }
}

export function auditSearch({ search, who, what, from, to }: Omit<AuditArgs, 'first' | 'after'>): AuditSearch {
  if (from && to && from >= to) throw badInput('from: expected an instant before to; to is not included.');
  return { text: maybeWordsOf('search', search, MOST.letters), who: maybeWordsOf('who', who, MOST.letters), what: what?.length ? what : null, from: from ?? null, to: to ?? null };
}

function entryOf({ details, ...row }: AuditRow): AuditLogEntry {
  return { ...row, details: Object.entries(details).filter(([, value]) => value !== null).map(([name, value]) => ({ name, value: Array.isArray(value) ? value.join(', ') : String(value) })) };
}
