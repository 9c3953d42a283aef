import { useEffect, useState } from 'react';

const PAUSE_MS = 300;

/** What is being typed, handed on after a short pause, so that not every letter asks. */
export function useTyped(value: string, set: (value: string) => void): [string, (typed: string) => void] {
  const [typed, setTyped] = useState(value);
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => set(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, value, set]);
  return [typed, setTyped];
}
