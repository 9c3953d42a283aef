import { CopyButton } from '../ui/copy-button';

export interface Made {
  readonly name: string;
  readonly text: string;
  readonly curl: string;
  /** Until when the key that it replaces is taken; null where it replaces none. */
  readonly firstEnds: string | null;
}

/** A key that was just made: the one time that its text is seen, and a line to try it with. */
export function MadeKey({ name, text, curl, firstEnds, onClose }: Made & { onClose: () => void }) {
  return (
    <div className="mt-4 rounded-md border border-line p-3">
      <div className="flex flex-wrap items-center gap-2">
        <p role="status" className="min-w-0"><strong className="font-medium">{name}</strong> is made. Copy it now: it is not shown again.{firstEnds && ` The one before is taken until ${firstEnds}.`}</p>
        <button type="button" className="control ml-auto" onClick={onClose}>I have it</button>
      </div>
      <div className="mt-2 flex items-center gap-2">
        <code tabIndex={0} aria-label="The key" className="min-w-0 flex-1 overflow-x-auto rounded-md bg-sunken px-3 py-2 font-mono text-small whitespace-nowrap">{text}</code>
        <CopyButton text={text} name="Copy the key" />
      </div>
      <div className="mt-3 flex items-center gap-2">
        <p className="min-w-0 flex-1 text-small text-muted">Try it in a terminal</p>
        <CopyButton text={curl} name="Copy the line" />
      </div>
      <pre tabIndex={0} role="region" aria-label="A line to try the key with" className="mt-2 overflow-x-auto rounded-md bg-sunken p-3 font-mono text-small whitespace-pre">{curl}</pre>
    </div>
  );
}
