import { useState, type ReactNode } from 'react';
import { Dialog } from 'radix-ui';

/** A sheet from the right that holds the focus until it is closed. Load it lazily: nobody needs it at first sight. */
export function Drawer({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const [opener] = useState(() => document.activeElement);
  // A drawer opened by the URL has no trigger of Radix's own, so the focus is led back by hand.
  const leadBack = (event: Event) => {
    event.preventDefault();
    if (opener instanceof HTMLElement || opener instanceof SVGElement) opener.focus();
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        {/* A plain veil: Radix's own overlay would write a style element, which the page's policy refuses. */}
        <div className="drawer-veil fixed inset-0 z-20" />
        <Dialog.Content aria-describedby={undefined} onCloseAutoFocus={leadBack} className="drawer fixed inset-y-0 right-0 z-30 flex w-full max-w-[560px] flex-col border-l border-line bg-surface">
          <header className="flex items-center gap-2 border-b border-line px-4 py-3">
            <Dialog.Title className="text-title">{title}</Dialog.Title>
            <Dialog.Close className="control ml-auto">Close</Dialog.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-4 py-3" tabIndex={0} role="region" aria-label={title}>{children}</div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
