import { useState } from 'react';
import { Field } from './field';
import { useStored } from './use-stored';

const MOST = { author: 100, reason: 1_000 } as const;

export interface Signature {
  author: string;
  setAuthor: (author: string) => void;
  reason: string;
  setReason: (reason: string) => void;
  isWhole: boolean;
}

/** Who acts, and why. The name is asked once and kept in this browser. */
export function useSignature(): Signature {
  const [author, setAuthor] = useStored<string>('bifocal.name', '');
  const [reason, setReason] = useState('');
  return { author, setAuthor: (name) => setAuthor(name || null), reason, setReason, isWhole: author.trim() !== '' && reason.trim() !== '' };
}

export function SignedFields({ signature: { author, setAuthor, reason, setReason }, why }: { signature: Signature; why: string }) {
  return (
    <div className="flex flex-col gap-2">
      <Field label="Your name" hint="Asked once, kept in this browser.">{(ids) => <input {...ids} required autoComplete="name" maxLength={MOST.author} className="control w-full" value={author} onChange={(event) => setAuthor(event.target.value)} />}</Field>
      <Field label="Reason" hint={why}>{(ids) => <textarea {...ids} required rows={2} maxLength={MOST.reason} className="control w-full whitespace-normal py-1.5" value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
    </div>
  );
}
