import { alwaysQuoted } from '../csv-cell.js';
import type { AuditRow } from './audit-log.js';
import { AUDITED } from './audited.js';

export const AUDIT_CSV_HEAD = 'at,who,kind,what,about,details\r\n';

/** An entry as a line of CSV. */
export function auditCsvLine({ at, byName, byKind, what, about, details }: AuditRow): string {
  const said = Object.entries(details).map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join('; ') : String(value)}`).join(', ');
  return `${[at.toISOString(), byName, byKind.toLowerCase(), AUDITED[what] ?? what, about, said].map(alwaysQuoted).join(',')}\r\n`;
}
