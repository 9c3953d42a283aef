import { useEffect, useState } from 'react';
import { ago } from '../format/date';

/** How long ago something was, kept true while it is looked at. */
export function Ago({ at }: { at: string }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 5000);
    return () => clearInterval(timer);
  }, []);
  return <time dateTime={at} title={new Date(at).toLocaleString()}>{ago(at, now)}</time>;
}
