import { useContext, type ReactNode } from 'react';
import { ReadOutOnly } from './data-table';

/** A cell that opens something. Where the table is only read out beside a chart it is plain text: nobody could see its focus. */
export function TableButton({ label, onPress, children }: { label?: string; onPress: () => void; children: ReactNode }) {
  if (useContext(ReadOutOnly)) return <>{children}</>;
  return <button type="button" className="link font-medium" aria-label={label} onClick={onPress}>{children}</button>;
}
