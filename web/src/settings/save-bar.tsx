import { useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ask, operationName } from '../graphql/client';
import { PreviewTeamSettingsDocument } from '../graphql/generated';
import { SaveDrawer } from './save-drawer';
import { inputOf } from './setting-values';
import type { SettingsForm } from './use-settings-form';

/** What is not saved yet, always in sight; nothing is saved before it was read what it changes. */
export function SaveBar({ form, onSaved }: { form: SettingsForm; onSaved: (version: number) => void }) {
  const [problem, setProblem] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const client = useQueryClient();
  const asked = { team: form.team.key, settings: inputOf(form.draft) };
  const look = useMutation({
    mutationFn: () => ask(PreviewTeamSettingsDocument, asked),
    onMutate: () => setProblem(null),
    onSuccess: (preview) => {
      client.setQueryData([operationName(PreviewTeamSettingsDocument), asked], preview);
      setOpen(true);
    },
    onError: ({ message }) => {
      const isPlaced = form.refuse(message);
      setProblem(isPlaced ? 'One setting cannot be kept: see what is wrong at its field.' : message);
      if (isPlaced) requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-setting] [role="alert"]')?.scrollIntoView({ block: 'center' }));
    },
  });
  const count = form.changed.length;
  const undecided = form.meanwhile.length;
  const press = () => {
    if (undecided === 0) look.mutate();
    else document.querySelector<HTMLElement>('[data-setting] [role="alert"]')?.scrollIntoView({ block: 'center' });
  };
  if (count === 0) return null;
  return (
    <>
      <section aria-label="Not saved" className="no-print sticky bottom-0 z-10 -mx-4 -mb-4 flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line-strong bg-surface px-4 py-2 sm:-mx-6 sm:px-6">
        <p role="status" className="font-medium">{count} {count === 1 ? 'setting' : 'settings'} changed, not saved</p>
        {undecided > 0 ? <p role="alert" className="text-trouble-ink">{undecided === 1 ? 'One of them was' : `${undecided} of them were`} changed by somebody else meanwhile: take theirs or keep yours there.</p> : problem && <p role="alert" className="text-trouble-ink">{problem}</p>}
        <span className="ml-auto flex gap-2">
          <button type="button" className="control" onClick={form.clear}>Undo all</button>
          <button type="button" className="control bg-ink text-surface" disabled={look.isPending} onClick={press}>{look.isPending ? 'Looking…' : 'See what changes, and save'}</button>
        </span>
      </section>
      {open && look.data && (
        <SaveDrawer
          form={form} looked={look.data.previewTeamSettings} onClose={() => setOpen(false)}
          onSaved={(version) => {
            setOpen(false);
            onSaved(version);
          }}
        />
      )}
    </>
  );
}
