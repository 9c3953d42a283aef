import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { ask } from '../graphql/client';
import { SaveSurveyFormDocument, type SurveyFormPartsFragment, type SurveyFormState } from '../graphql/generated';
import { useAct } from '../graphql/use-act';
import { ChangedMeanwhile } from '../ui/changed-meanwhile';
import { Field } from '../ui/field';
import { LeaveGuard } from '../ui/leave-guard';
import { EditorSection } from './editor-section';
import { LookSection } from './look-section';
import { draftOfForm, draftOfTemplate, draftProblems, inputOf, type SurveyDraft } from './survey-draft';
import { SurveyPreview } from './survey-preview';
import type { Template } from './survey-words';
import { WhenSection } from './when-section';
import { WordsSection } from './words-section';

interface Props {
  product: string;
  templates: readonly Template[];
  /** The form that is changed, or the template that a new one begins with. */
  begin: { form: SurveyFormPartsFragment } | { template: Template };
  taken: readonly string[];
  onSaved: (form: SurveyFormPartsFragment) => void;
  onClose: () => void;
}

/** Makes a form or changes one, with the form itself beside it. */
export function SurveyEditor({ product, templates, begin, taken, onSaved, onClose }: Props) {
  const client = useQueryClient();
  const form = 'form' in begin ? begin.form : null;
  // As it was read when the writing began: what comes in by itself meanwhile must not be saved over unseen.
  const [base, setBase] = useState(form);
  const [first, setFirst] = useState<SurveyDraft>(() => ('form' in begin ? draftOfForm(begin.form, templates) : draftOfTemplate(begin.template, templates)));
  const [draft, setDraft] = useState(first);
  const [language, setLanguage] = useState(first.fallback);
  const [tried, setTried] = useState(false);
  const set = (change: Partial<SurveyDraft>) => setDraft((before) => ({ ...before, ...change }));
  const found = draftProblems(draft);
  const problems = tried ? found : {};
  const isChanged = JSON.stringify(draft) !== JSON.stringify(first);
  const theirs = form && form.version !== base?.version ? form : null;
  const takeTheirs = (now: SurveyFormPartsFragment) => {
    const read = draftOfForm(now, templates);
    setBase(now);
    setFirst(read);
    setDraft(read);
  };
  if (theirs && !isChanged) takeTheirs(theirs);
  const saving = useAct({
    mutationFn: ({ state, over }: { state: SurveyFormState; over: SurveyFormPartsFragment | null }) => ask(SaveSurveyFormDocument, { product, input: inputOf(draft, templates, form?.key ?? null, state, taken), version: over?.version ?? null }),
    onSuccess: async ({ saveSurveyForm }) => {
      setFirst(draft);
      await client.invalidateQueries();
      onSaved(saveSurveyForm);
    },
    onError: () => client.invalidateQueries(),
  });
  const save = (state: SurveyFormState, over = base) => {
    setTried(true);
    if (Object.keys(found).length === 0) saving.mutate({ state, over });
    else requestAnimationFrame(() => document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  const part = { draft, problems, set };
  const isLive = form?.state === 'LIVE';
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2">
      <LeaveGuard unsaved={isChanged && !saving.isPending} />
      <div className="flex min-w-0 flex-col gap-4">
        <EditorSection title={draft.kind === 'FEEDBACK' ? 'Feedback button' : draft.kind} says={base ? `key ${base.key} · version ${base.version}` : 'new: nobody sees it before it is shown'}>
          <Field label="Name" error={problems.name ?? null} hint="As the team reads it.">
            {(ids) => <input {...ids} className="control w-full" maxLength={200} value={draft.name} onChange={({ target }) => set({ name: target.value })} />}
          </Field>
        </EditorSection>
        <WhenSection {...part} product={product} />
        <WordsSection {...part} templates={templates} language={draft.words[language] ? language : draft.fallback} onLanguage={setLanguage} />
        <LookSection {...part} />
      </div>
      <div className="flex min-w-0 flex-col gap-4 lg:sticky lg:top-4">
        <SurveyPreview draft={draft} language={draft.words[language] ? language : draft.fallback} />
        <section aria-label="Save" className="card flex flex-wrap items-center gap-2 px-4 py-3">
          <button type="button" className="control bg-ink text-surface" disabled={saving.isPending} onClick={() => save('LIVE')}>{saving.isPending ? 'Saving…' : isLive ? 'Save' : 'Save and show it'}</button>
          <button type="button" className="control" disabled={saving.isPending} onClick={() => save('PAUSED')}>{isLive ? 'Save and pause it' : 'Save, not shown'}</button>
          <button type="button" className="control" onClick={onClose}>Back to the list</button>
          {theirs && !saving.isPending ? (
            <ChangedMeanwhile onTake={() => { saving.reset(); takeTheirs(theirs); }} onKeep={() => save(theirs.state, theirs)}>“{theirs.name}” was changed meanwhile: it is version {theirs.version}.</ChangedMeanwhile>
          ) : saving.error && <p role="alert" className="w-full text-trouble-ink">Not saved: {saving.error.message}</p>}
          {tried && Object.keys(found).length > 0 && <p role="alert" className="w-full text-trouble-ink">Not saved: see what is wrong at its field.</p>}
          <p className="w-full text-small text-muted">{form ? 'A change of what people see, or when, is another version. Products have it within a minute.' : 'Products that embed the script have it within a minute.'}</p>
        </section>
      </div>
    </div>
  );
}
