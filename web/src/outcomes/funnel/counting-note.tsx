import { useEffect, useState } from 'react';
import { useIsFetching, useQueryClient, type Query } from '@tanstack/react-query';

const isTried = ({ queryKey }: Pick<Query, 'queryKey'>) => String(queryKey[0]).startsWith('TryFunnel');

/** How long it has been counting, where that is longer than a moment, and a way to stop it: what nobody waits for is ended on the server too. */
export function CountingNote() {
  const client = useQueryClient();
  const counting = useIsFetching({ predicate: isTried }) > 0;
  const stopped = !counting && client.getQueryCache().findAll({ predicate: isTried, type: 'active' }).some(({ state }) => state.data === undefined && state.error === null);
  return (
    <p role="status">
      {counting && <Elapsed onStop={() => void client.cancelQueries({ predicate: isTried })} />}
      {stopped && <>Stopped. <button type="button" className="link" onClick={() => void client.refetchQueries({ predicate: isTried, type: 'active' })}>Count again</button></>}
    </p>
  );
}

function Elapsed({ onStop }: { onStop: () => void }) {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return seconds < 1 ? null : <>Counting, <span aria-hidden>{seconds} s</span>. <button type="button" className="link" onClick={onStop}>Stop</button></>;
}
