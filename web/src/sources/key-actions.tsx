import { LiveKey } from '../keys/live-key';
import type { ListedKey } from './listed-keys';

/** What can be done with a live key of a source. */
export function KeyActions({ row, pending, onReplace, onRevoke }: { row: ListedKey; pending: boolean; onReplace: () => void; onRevoke: () => void }) {
  return <LiveKey row={row} pending={pending} next={{ word: 'Replace', label: `Make a key to replace ${row.name} ${row.start}`, make: onReplace }} onRevoke={onRevoke} />;
}
