import { useState } from 'react';
import type { KeyPartsFragment } from '../graphql/generated';
import { Ago } from '../ui/ago';

/** Whether a key is taken, and what can be done with one that is. Revoking asks again: programs that use it are refused from then on. */
export function KeyStateCell({ row, pending, onRotate, onRevoke }: { row: KeyPartsFragment; pending: boolean; onRotate: () => void; onRevoke: () => void }) {
  const [asking, setAsking] = useState(false);
  if (row.revokedAt) return <span className="text-muted">revoked <Ago at={row.revokedAt} />{row.revokedBy && ` by ${row.revokedBy}`}</span>;
  if (row.state !== 'LIVE') return <span className="text-muted">ended</span>;
  if (asking) {
    return (
      <span className="inline-flex flex-wrap items-center gap-2">
        <span role="alert">Refuse what still uses it?</span>
        <button type="button" autoFocus className="link text-trouble-ink" disabled={pending} aria-label={`Yes, revoke ${row.name} ${row.start}`} onClick={onRevoke}>Yes, revoke</button>
        <button type="button" className="link" onClick={() => setAsking(false)}>Keep</button>
      </span>
    );
  }
  return (
    <span className="inline-flex items-center gap-3">
      <span>live</span>
      <button type="button" className="link no-print" disabled={pending} aria-label={`Rotate ${row.name} ${row.start}`} onClick={onRotate}>Rotate</button>
      <button type="button" className="link no-print" aria-label={`Revoke ${row.name} ${row.start}`} onClick={() => setAsking(true)}>Revoke</button>
    </span>
  );
}
