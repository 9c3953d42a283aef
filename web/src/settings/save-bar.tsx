import { useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { ask } from '../graphql/client';
import { PreviewTeamSettingsDocument } from '../graphql/generated';
import { SaveDrawer } from './save-drawer';
import { inputOf } from './setting-values';
import type { SettingsForm } from './use-settings-form';

/** What is not saved yet, always in sight; nothing is saved before it was read what it changes. */
export function SaveBar({ form, onSaved }: { form: SettingsForm; onSaved: (version: number) => void }) {
  const [problem, setProblem] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const look = useMutation({
    mutationFn: () => ask(PreviewTeamSettingsDocument, { team: form.team.key, settings: inputOf(form.draft) }),
    onMutate: () => setProblem(null),
    onSuccess: () => setOpen(true),
    onError: ({ message }) => {
      const isPlaced = form.refuse(message);
      setProblem(isPlaced ? 'One setting cannot be kept: see what is wrong at its field.' : message);
      if (isPlaced) requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-setting] [role="alert"]')?.scrollIntoView({ block: 'center' }));
    },
  });
  const count = form.changed.length;
  if (count === 0) return null;
  return (
    <>
      <section aria-label="Not saved" className="no-print sticky bottom-0 z-10 -mx-4 -mb-4 flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line-strong bg-surface px-4 py-2 sm:-mx-6 sm:px-6">
        <p role="status" className="font-medium">{count} {count === 1 ? 'setting' : 'settings'} changed, not saved</p>
        {problem && <p role="alert" className="text-trouble-ink">{problem}</p>}
        <span className="ml-auto flex gap-2">
          <button type="button" className="control" onClick={form.clear}>Undo all</button>
          <button type="button" className="control bg-ink text-surface" disabled={look.isPending} onClick={() => look.mutate()}>{look.isPending ? 'Looking…' : 'See what changes, and save'}</button>
        </span>
      </section>
      {open && look.data && (
        <SaveDrawer
          form={form} preview={look.data.previewTeamSettings} onClose={() => setOpen(false)}
          onSaved={(version) => {
            setOpen(false);
            onSaved(version);
          }}
        />
      )}
    </>
  );
}
