import type { ReactNode } from 'react';
import { CopyButton } from './copy-button';

interface Props {
  /** What was made; that it is not shown again is said here. */
  says: ReactNode;
  /** What `text` is, as "key" or "link". */
  what: string;
  text: string;
  onClose: () => void;
  className?: string;
  children?: ReactNode;
}

/** Something that was just made and is never shown again: to copy, and to be put away by whoever has it. */
export function ShownOnce({ says, what, text, onClose, className = '', children }: Props) {
  return (
    <div className={`rounded-md border border-line p-3 ${className}`}>
      <div className="flex flex-wrap items-center gap-2">
        <p role="status" className="min-w-0 flex-1">{says} Copy it now: it is not shown again.</p>
        <button type="button" className="control" onClick={onClose}>I have it</button>
      </div>
      <div className="mt-2 flex items-center gap-2">
        <code tabIndex={0} aria-label={`The ${what}`} className="min-w-0 flex-1 overflow-x-auto rounded-md bg-sunken px-3 py-2 font-mono text-small whitespace-nowrap">{text}</code>
        <CopyButton text={text} name={`Copy the ${what}`} />
      </div>
      {children}
    </div>
  );
}
