import type { ReactNode } from 'react';
import { CopyButton } from '../ui/copy-button';

/** A text to take along: shown as it is, copied whole. */
export function CodeView({ name, text, copy, children }: { name: string; text: string; copy: string; children?: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2"><p className="text-small text-muted">{children}</p><span className="ml-auto"><CopyButton text={text} name={copy} /></span></div>
      <pre tabIndex={0} role="region" aria-label={name} className="max-h-[480px] overflow-auto rounded-md bg-sunken p-3 font-mono text-small whitespace-pre print:max-h-none print:whitespace-pre-wrap">{text}</pre>
    </div>
  );
}
