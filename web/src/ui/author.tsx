import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useStored } from './use-stored';

interface Author {
  /** Null: nobody has said. */
  name: string | null;
  /** Who writes: asked once, then known to this browser. Null: would not say. */
  ask: () => Promise<string | null>;
  /** Another name. */
  change: () => void;
}

const AuthorContext = createContext<Author | null>(null);

/** There is no sign-in yet: the first time somebody writes, the page asks for a name. */
export function AuthorProvider({ children }: { children: ReactNode }) {
  const [name, setName] = useStored<string>('bifocal.name', '');
  const [waiting, setWaiting] = useState<{ go: (name: string | null) => void } | null>(null);
  const unnamed = useRef(false);
  const open = useCallback(() => new Promise<string | null>((go) => setWaiting({ go })), []);
  const author = useMemo<Author>(() => ({
    name: name || null,
    ask: () => (name ? Promise.resolve(name) : unnamed.current ? Promise.resolve(null) : open()),
    change: () => void open(),
  }), [name, open]);
  const answer = (given: string | null) => {
    if (given) setName(given);
    unnamed.current = !given && !name;
    waiting?.go(given ?? (name || null));
    setWaiting(null);
  };
  return (
    <AuthorContext value={author}>
      {children}
      {waiting && <NameDialog name={name} onAnswer={answer} />}
    </AuthorContext>
  );
}

export function useAuthor(): Author {
  const author = useContext(AuthorContext);
  if (!author) throw new Error('Nobody asks for names here.');
  return author;
}

function NameDialog({ name, onAnswer }: { name: string; onAnswer: (name: string | null) => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [draft, setDraft] = useState(name);
  const [opener] = useState(() => document.activeElement);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => {
      element?.close();
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, [opener]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAnswer(draft.trim() || null);
  };
  return (
    <dialog ref={dialog} aria-labelledby="name-dialog" onCancel={(event) => { event.preventDefault(); onAnswer(null); }} className="card m-auto w-80 max-w-[92vw] p-4 text-ink">
      <form onSubmit={submit} className="flex flex-col gap-3">
        <h2 id="name-dialog" className="text-body">Who is writing?</h2>
        <label className="flex flex-col gap-1 text-small text-muted">
          Your name, as the others know you. It is asked once and kept in this browser.
          <input autoFocus maxLength={100} className="control w-full" value={draft} onChange={(event) => setDraft(event.target.value)} />
        </label>
        <div className="flex flex-wrap gap-2">
          <button type="submit" className="control bg-ink text-surface" disabled={!draft.trim()}>Go on</button>
          <button type="button" className="control" onClick={() => onAnswer(null)}>{name ? 'Keep it' : 'Without a name'}</button>
        </div>
      </form>
    </dialog>
  );
}
