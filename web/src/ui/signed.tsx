import { useState } from 'react';
import { useOwnName } from '../graphql/me';
import { Field } from './field';

const MOST_LETTERS = 1_000;

export interface Signature {
  author: string;
  reason: string;
  setReason: (reason: string) => void;
  isWhole: boolean;
}

/** Who acts, by the name of their account, and why. */
export function useSignature(): Signature {
  const author = useOwnName() ?? '';
  const [reason, setReason] = useState('');
  return { author, reason, setReason, isWhole: author !== '' && reason.trim() !== '' };
}

export function SignedFields({ signature: { author, reason, setReason }, why }: { signature: Signature; why: string }) {
  return <Field label="Reason" hint={author ? `${why} So does your name, ${author}.` : why}>{(ids) => <textarea {...ids} required rows={2} maxLength={MOST_LETTERS} className="control w-full whitespace-normal py-1.5" value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>;
}
