import { useQueryClient } from '@tanstack/react-query';
import { ask, useQuestion } from '../graphql/client';
import { DecideTeamSettingsDocument, PreviewTeamSettingsDocument, type PreviewTeamSettingsQuery } from '../graphql/generated';
import { useAct } from '../graphql/use-act';
import { Drawer } from '../ui/drawer';
import { SignedForm, type Signed } from '../ui/signed-form';
import { inputOf } from './setting-values';
import type { SettingsForm } from './use-settings-form';

/** What the change does, in words, who makes it, and why; then it is saved. */
export function SaveDrawer({ form, looked, onSaved, onClose }: { form: SettingsForm; looked: PreviewTeamSettingsQuery['previewTeamSettings']; onSaved: (version: number) => void; onClose: () => void }) {
  const client = useQueryClient();
  const settings = inputOf(form.draft);
  // What others decide while a reason is written is in it, too.
  const preview = useQuestion(PreviewTeamSettingsDocument, { team: form.team.key, settings }).data?.previewTeamSettings ?? looked;
  const saving = useAct<{ decideTeamSettings: number }, Signed>({
    mutationFn: (signed) => ask(DecideTeamSettingsDocument, { team: form.team.key, settings, ...signed, revision: form.team.definition.revision }),
    onError: () => client.invalidateQueries(),
    onSuccess: async ({ decideTeamSettings: version }) => {
      await client.invalidateQueries();
      form.clear();
      onSaved(version);
    },
  });
  const meanwhile = form.meanwhile.length > 0 && !saving.isPending && <p role="alert" className="rounded-md bg-sunken px-2 py-1.5">Somebody else changed this meanwhile. Close this, and take theirs or keep yours at its field.</p>;
  return (
    <Drawer title={preview.isNewVersion ? `Definition ${preview.version} of ${form.team.name}` : `Definition of ${form.team.name}`} onClose={onClose}>
      <SignedForm why="It stands beside the version for good." button={preview.isNewVersion ? `Save as definition ${preview.version}` : 'Save'} act={saving} instead={meanwhile || undefined}>
        <section aria-labelledby="what-changes">
          <h3 id="what-changes" className="text-body">What changes</h3>
          {preview.changes.length === 0 ? <p className="text-muted">Nothing reads otherwise; only who says it.</p> : <ul className="mt-1 flex flex-col gap-1">{preview.changes.map((line) => <li key={line} className="border-l-2 border-line-strong pl-2">{line}</li>)}</ul>}
        </section>
        <section aria-labelledby="what-it-applies-to">
          <h3 id="what-it-applies-to" className="text-body">What it applies to</h3>
          <p className="mt-1">{preview.effect}</p>
        </section>
      </SignedForm>
    </Drawer>
  );
}
