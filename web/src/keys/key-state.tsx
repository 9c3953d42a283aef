import type { KeyPartsFragment } from '../graphql/generated';
import { Ago } from '../ui/ago';
import { LiveKey } from './live-key';

/** Whether a key is taken, and what can be done with one that is. */
export function KeyStateCell({ row, pending, onRotate, onRevoke }: { row: KeyPartsFragment; pending: boolean; onRotate: () => void; onRevoke: () => void }) {
  if (row.revokedAt) return <span className="text-muted">revoked <Ago at={row.revokedAt} />{row.revokedBy && ` by ${row.revokedBy}`}</span>;
  if (row.state !== 'LIVE') return <span className="text-muted">ended</span>;
  return <LiveKey row={row} pending={pending} next={{ word: 'Rotate', label: `Rotate ${row.name} ${row.start}`, make: onRotate }} onRevoke={onRevoke} />;
}
