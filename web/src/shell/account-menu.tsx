import { useId, useRef, useState } from 'react';
import { Link } from 'react-router';
import { useMutation } from '@tanstack/react-query';
import { useOpenWorkspace } from '../account/use-open-workspace';
import { startAgainAt } from '../door/own-path';
import { ask, useQuestion } from '../graphql/client';
import { MyAccountDocument, SignOutDocument } from '../graphql/generated';
import { useMe } from '../graphql/me';
import { roleName } from './roles';

/** Who is signed in, and where: other workspaces, the account, the way out. Opened by pointer or key, closed by Escape or by looking elsewhere. */
export function AccountMenu() {
  const me = useMe().data?.me;
  const email = useQuestion(MyAccountDocument, {}).data?.myAccount?.email;
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const signOut = useMutation({ mutationFn: () => ask(SignOutDocument, {}), onSuccess: () => startAgainAt('/sign-in') });
  const openWorkspace = useOpenWorkspace();
  if (!me) return <span aria-hidden className="control w-24" />;
  const place = () => {
    const at = button.current?.getBoundingClientRect();
    if (!box.current || !at) return;
    box.current.style.top = `${at.bottom + 6}px`;
    box.current.style.right = `${Math.max(8, document.documentElement.clientWidth - at.right)}px`;
  };
  const failed = signOut.error ?? openWorkspace.error;
  return (
    <>
      <button ref={button} type="button" popoverTarget={id} aria-expanded={open} onClick={place} className="control min-w-0 max-w-44" title={[me.name, me.workspaces.find(({ isCurrent }) => isCurrent)?.name].filter(Boolean).join(', ')}>
        <span className="truncate"><span className="sr-only">Account of </span>{me.name}</span><span aria-hidden className="text-muted">▾</span>
      </button>
      <div ref={box} id={id} popover="auto" onToggle={(event) => setOpen(event.newState === 'open')} className="card no-print fixed inset-auto m-0 w-64 max-w-[calc(100vw-16px)] overflow-auto p-0 text-ink shadow-md">
        <div className="border-b border-line px-3 py-2">
          <p className="font-medium">{me.name}</p>
          <p className="text-small break-words text-muted">{[email, me.roles.map(roleName).join(', ')].filter(Boolean).join(' · ')}</p>
        </div>
        {me.workspaces.length > 1 && (
          <div role="group" aria-label="Workspaces" className="border-b border-line py-1">
            {me.workspaces.map(({ key, name, isCurrent }) => (
              <button key={key} type="button" aria-current={isCurrent} disabled={isCurrent || openWorkspace.isPending} onClick={() => openWorkspace.mutate(key)} className="flex w-full gap-2 px-3 py-1.5 text-left enabled:hover:bg-sunken">
                <span aria-hidden className="w-3">{isCurrent ? '✓' : ''}</span>{name}
              </button>
            ))}
          </div>
        )}
        <div className="py-1">
          {/* Not whenever the path moves: a page that is on its way to its own address would shut what was just opened. */}
          <Link to="/account" onClick={() => box.current?.hidePopover()} className="block px-3 py-1.5 hover:bg-sunken">Your account</Link>
          <button type="button" disabled={signOut.isPending} onClick={() => signOut.mutate()} className="block w-full px-3 py-1.5 text-left hover:bg-sunken">Sign out</button>
          {failed && <p role="alert" className="px-3 py-1 text-small text-trouble-ink">{failed.message}</p>}
        </div>
      </div>
    </>
  );
}
