import type { FormEvent, ReactNode } from 'react';
import { SignedFields, useSignature } from './signed';

/** Who decides, and why. */
export interface Signed {
  author: string;
  reason: string;
}

interface Props {
  /** What is decided. */
  children: ReactNode;
  /** Where the reason is going to stand. */
  why: string;
  button: string;
  act: { mutate: (signed: Signed) => void; isPending: boolean; error: Error | null };
  /** Not before what it does was read. */
  ready?: boolean;
  /** In place of the button while something stands in the way. */
  instead?: ReactNode;
}

/** Something that is decided with a reason and under one's name, having read what it does. */
export function SignedForm({ children, why, button, act, ready = true, instead }: Props) {
  const signature = useSignature();
  const may = ready && signature.isWhole && !instead;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (may && !act.isPending) act.mutate({ author: signature.author, reason: signature.reason.trim() });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      {children}
      <SignedFields signature={signature} why={why} />
      {instead ?? (
        <div className="flex flex-wrap items-center gap-3">
          <button type="submit" className="control bg-ink text-surface" disabled={!may || act.isPending}>{act.isPending ? 'Saving…' : button}</button>
          {act.error && <p role="alert" className="text-trouble-ink">Not saved: {act.error.message}</p>}
        </div>
      )}
    </form>
  );
}
