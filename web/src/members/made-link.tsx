import { CopyButton } from '../ui/copy-button';

/** A link that was just made: the one time that it is seen. */
export function MadeLink({ says, path, onClose }: { says: string; path: string; onClose: () => void }) {
  const link = `${window.location.origin}${path}`;
  return (
    <div className="rounded-md border border-line p-3">
      <div className="flex flex-wrap items-center gap-2">
        <p role="status" className="min-w-0 flex-1">{says} Copy it now: it is not shown again.</p>
        <button type="button" className="control" onClick={onClose}>I have it</button>
      </div>
      <div className="mt-2 flex items-center gap-2">
        <code tabIndex={0} aria-label="The link" className="min-w-0 flex-1 overflow-x-auto rounded-md bg-sunken px-3 py-2 font-mono text-small whitespace-nowrap">{link}</code>
        <CopyButton text={link} name="Copy the link" />
      </div>
    </div>
  );
}
