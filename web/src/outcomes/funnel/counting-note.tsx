import { useEffect, useState } from 'react';
import { useIsFetching, useQueryClient, type Query } from '@tanstack/react-query';
import { isStopped, stopAll } from '../../graphql/counting';

const isCounted = (operation: unknown) => String(operation).startsWith('TryFunnel');
const isTried = ({ queryKey }: Pick<Query, 'queryKey'>) => isCounted(queryKey[0]);

/** How long the page has been counting, where that is longer than a moment, and the one way to stop all of it: what nobody waits for is ended on the server too. */
export function CountingNote() {
  const client = useQueryClient();
  const counting = useIsFetching({ predicate: isTried }) > 0;
  const stopped = counting ? [] : client.getQueryCache().findAll({ predicate: isTried }).filter((query) => isStopped(query.state.error) && query.getObserversCount() > 0);
  return (
    <div role="status">
      {counting && <Elapsed onStop={() => stopAll(isCounted)} />}
      {stopped.length > 0 && <p className="flex flex-wrap items-center gap-2">Stopped. <button type="button" className="control" onClick={() => { for (const query of stopped) void query.fetch().catch(() => undefined); }}>Count again</button></p>}
    </div>
  );
}

function Elapsed({ onStop }: { onStop: () => void }) {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return seconds < 1 ? null : <p className="flex flex-wrap items-center gap-2"><span>Counting, <span aria-hidden>{seconds} s</span></span><button type="button" className="control" onClick={onStop}>Stop counting</button></p>;
}
