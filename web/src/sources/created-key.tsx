import { useState } from 'react';
import { CopyButton } from '../ui/copy-button';
import { Select } from '../ui/select';
import { snippetsFor, type Snippet } from './key-snippets';

/** A key that was just made: the one time that its text is seen, with what to paste where. */
export function CreatedKey({ name, text, onClose }: { name: string; text: string; onClose: () => void }) {
  const [way, setWay] = useState<Snippet['value']>('curl');
  const snippets = snippetsFor(text, window.location.origin);
  const snippet = snippets.find(({ value }) => value === way) ?? snippets[0]!;
  return (
    <div className="mt-3 rounded-md border border-line p-3">
      <div className="flex flex-wrap items-center gap-2">
        <p role="status" className="min-w-0"><strong className="font-medium">{name}</strong> is made. Copy it now: it is not shown again.</p>
        <button type="button" className="control ml-auto" onClick={onClose}>I have it</button>
      </div>
      <div className="mt-2 flex items-center gap-2">
        <code tabIndex={0} aria-label="The key" className="min-w-0 flex-1 overflow-x-auto rounded-md bg-sunken px-3 py-2 font-mono text-small whitespace-nowrap">{text}</code>
        <CopyButton text={text} name="Copy the key" />
      </div>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <Select label="Send by" value={way} onChange={setWay} options={snippets.map(({ value, name: title }) => ({ value, name: title }))} />
        <p className="text-small text-muted">{snippet.says}</p>
        <span className="ml-auto"><CopyButton text={snippet.text} name="Copy the example" /></span>
      </div>
      <pre tabIndex={0} role="region" aria-label={`Example for ${snippet.name}`} className="mt-2 overflow-x-auto rounded-md bg-sunken p-3 font-mono text-small whitespace-pre">{snippet.text}</pre>
    </div>
  );
}
