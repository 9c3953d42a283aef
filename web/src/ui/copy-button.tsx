import { useEffect, useState } from 'react';

/** Puts a text on the clipboard and says so for a moment. */
export function CopyButton({ text, name = 'Copy', className = 'control' }: { text: string; name?: string; className?: string }) {
  const [said, setSaid] = useState<string | null>(null);
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(null), 2000);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = () => navigator.clipboard.writeText(text).then(() => setSaid('Copied'), () => setSaid('Not allowed to copy'));
  return <button type="button" className={`${className} no-print`} onClick={() => void copy()}><span aria-live="polite">{said ?? name}</span></button>;
}
