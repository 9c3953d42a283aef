import { useState } from 'react';
import { CopyButton } from '../ui/copy-button';
import { Select } from '../ui/select';
import { ShownOnce } from '../ui/shown-once';
import { snippetsFor, type Snippet } from './key-snippets';

/** A key that was just made, with what to paste where. */
export function CreatedKey({ name, text, onClose }: { name: string; text: string; onClose: () => void }) {
  const [way, setWay] = useState<Snippet['value']>('curl');
  const snippets = snippetsFor(text, window.location.origin);
  const snippet = snippets.find(({ value }) => value === way) ?? snippets[0]!;
  return (
    <ShownOnce className="mt-3" says={<><strong className="font-medium">{name}</strong> is made.</>} what="key" text={text} onClose={onClose}>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <Select label="Send by" value={way} onChange={setWay} options={snippets.map(({ value, name: title }) => ({ value, name: title }))} />
        <p className="text-small text-muted">{snippet.says}</p>
        <span className="ml-auto"><CopyButton text={snippet.text} name="Copy the example" /></span>
      </div>
      <pre tabIndex={0} role="region" aria-label={`Example for ${snippet.name}`} className="mt-2 overflow-x-auto rounded-md bg-sunken p-3 font-mono text-small whitespace-pre">{snippet.text}</pre>
    </ShownOnce>
  );
}
