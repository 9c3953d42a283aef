import { useState, type ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { exactNumber } from '../format/number';
import { ask, useQuestion } from '../graphql/client';
import { DecideProductSettingsDocument, PreviewProductSettingsDocument, type ProductSettingsInput } from '../graphql/generated';
import { useAct } from '../graphql/use-act';
import { Drawer } from '../ui/drawer';
import { ErrorState, LoadingState } from '../ui/panel-states';
import { Segmented } from '../ui/segmented';
import { SignedForm, type Signed } from '../ui/signed-form';

interface Props {
  product: { key: string; name: string };
  settings: ProductSettingsInput;
  /** The definition that it was changed from. */
  version: number;
  /** Where somebody else has changed the same: what becomes of it. */
  meanwhile: ReactNode;
  onSaved: (version: number) => void;
  onClose: () => void;
}

/** What the change does, from when it counts, who makes it and why; then it is saved. */
export function ProductSaveDrawer({ product, settings, version: read, meanwhile, onSaved, onClose }: Props) {
  const client = useQueryClient();
  const [from, setFrom] = useState<'today' | 'past'>('today');
  const asked = { product: product.key, settings, lookingBack: from === 'past' };
  const question = useQuestion(PreviewProductSettingsDocument, asked);
  const preview = question.data?.previewProductSettings;
  const saving = useAct<{ decideProductSettings: number }, Signed>({
    mutationFn: (signed) => ask(DecideProductSettingsDocument, { ...asked, ...signed, version: read }),
    onError: () => client.invalidateQueries(),
    onSuccess: async ({ decideProductSettings: version }) => {
      await client.invalidateQueries();
      onSaved(version);
    },
  });
  return (
    <Drawer title={preview ? `Definition ${preview.version} of ${product.name}` : `Definition of ${product.name}`} onClose={onClose}>
      {!preview ? <div className="h-60">{question.error ? <ErrorState what="What changes" error={question.error} onRetry={() => void question.refetch()} /> : <LoadingState name="what changes" />}</div> : (
        <SignedForm why="It stands beside the version for good." button={`Save as definition ${preview.version}`} act={saving} ready={!question.isPlaceholderData} instead={saving.isPending ? undefined : meanwhile}>
          <section aria-labelledby="what-changes">
            <h3 id="what-changes" className="text-body">What changes</h3>
            {preview.changes.length === 0 ? <p className="text-muted">Nothing reads otherwise.</p> : <ul className="mt-1 flex flex-col gap-1">{preview.changes.map((line) => <li key={line} className="border-l-2 border-line-strong pl-2 break-words">{line}</li>)}</ul>}
            <p className="mt-2">Active in the last 30 days: {preview.activeBefore === preview.activeAfter ? <>{exactNumber(preview.activeBefore)} people, as before</> : <><strong className="font-semibold">{exactNumber(preview.activeBefore)} → {exactNumber(preview.activeAfter)}</strong> people, if all of them are read by it</>}</p>
          </section>
          <section aria-labelledby="what-it-applies-to" className="flex flex-col items-start gap-2">
            <h3 id="what-it-applies-to" className="text-body">What it applies to</h3>
            <Segmented label="From when it counts" value={from} options={[{ value: 'today', name: 'From today on' }, { value: 'past', name: 'All of the past too' }]} onChange={setFrom} />
            <p>{preview.effect}</p>
          </section>
        </SignedForm>
      )}
    </Drawer>
  );
}
