import { useContext, type ReactNode } from 'react';
import { Link } from 'react-router';
import { ReadOutOnly } from './data-table';

/** A cell that leads somewhere. Where the table is only read out beside a chart it is plain text: nobody could see its focus. */
export function TableLink({ to, children }: { to: string; children: ReactNode }) {
  if (useContext(ReadOutOnly)) return <>{children}</>;
  return <Link className="link" to={to}>{children}</Link>;
}
