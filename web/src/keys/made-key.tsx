import { CopyButton } from '../ui/copy-button';
import { ShownOnce } from '../ui/shown-once';

export interface Made {
  readonly name: string;
  readonly text: string;
  readonly curl: string;
  /** Until when the key that it replaces is taken; null where it replaces none. */
  readonly firstEnds: string | null;
}

/** A key that was just made, and a line to try it with. */
export function MadeKey({ name, text, curl, firstEnds, onClose }: Made & { onClose: () => void }) {
  return (
    <ShownOnce className="mt-4" says={<><strong className="font-medium">{name}</strong> is made.{firstEnds && ` The one before is taken until ${firstEnds}.`}</>} what="key" text={text} onClose={onClose}>
      <div className="mt-3 flex items-center gap-2">
        <p className="min-w-0 flex-1 text-small text-muted">Try it in a terminal</p>
        <CopyButton text={curl} name="Copy the line" />
      </div>
      <pre tabIndex={0} role="region" aria-label="A line to try the key with" className="mt-2 overflow-x-auto rounded-md bg-sunken p-3 font-mono text-small whitespace-pre">{curl}</pre>
    </ShownOnce>
  );
}
