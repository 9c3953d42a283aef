import type { FormEvent } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ask } from '../graphql/client';
import { DecideTeamSettingsDocument, type PreviewTeamSettingsQuery } from '../graphql/generated';
import { Drawer } from '../ui/drawer';
import { SignedFields, useSignature } from '../ui/signed';
import { inputOf } from './setting-values';
import type { SettingsForm } from './use-settings-form';

/** What the change does, in words, who makes it, and why; then it is saved. */
export function SaveDrawer({ form, preview, onSaved, onClose }: { form: SettingsForm; preview: PreviewTeamSettingsQuery['previewTeamSettings']; onSaved: (version: number) => void; onClose: () => void }) {
  const client = useQueryClient();
  const signature = useSignature();
  const saving = useMutation({
    mutationFn: () => ask(DecideTeamSettingsDocument, { team: form.team.key, settings: inputOf(form.draft), author: signature.author, reason: signature.reason }),
    onSuccess: async ({ decideTeamSettings: version }) => {
      await client.invalidateQueries();
      form.clear();
      onSaved(version);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (signature.isWhole && !saving.isPending) saving.mutate();
  };
  return (
    <Drawer title={preview.isNewVersion ? `Definition ${preview.version} of ${form.team.name}` : `Definition of ${form.team.name}`} onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <section aria-labelledby="what-changes">
          <h3 id="what-changes" className="text-body">What changes</h3>
          {preview.changes.length === 0 ? <p className="text-muted">Nothing reads otherwise; only who says it.</p> : <ul className="mt-1 flex flex-col gap-1">{preview.changes.map((line) => <li key={line} className="border-l-2 border-line-strong pl-2">{line}</li>)}</ul>}
        </section>
        <section aria-labelledby="what-it-applies-to">
          <h3 id="what-it-applies-to" className="text-body">What it applies to</h3>
          <p className="mt-1">{preview.effect}</p>
        </section>
        <SignedFields signature={signature} why="It stands beside the version for good." />
        <div className="flex flex-wrap items-center gap-3">
          <button type="submit" className="control bg-ink text-surface" disabled={!signature.isWhole || saving.isPending}>{saving.isPending ? 'Saving…' : preview.isNewVersion ? `Save as definition ${preview.version}` : 'Save'}</button>
          {saving.error && <p role="alert" className="text-trouble-ink">Not saved: {saving.error.message}</p>}
        </div>
      </form>
    </Drawer>
  );
}
