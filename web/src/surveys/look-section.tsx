import type { SurveyPosition, SurveyTheme } from '../graphql/generated';
import { Field } from '../ui/field';
import { Select } from '../ui/select';
import { EditorSection } from './editor-section';
import { positions, themes } from './survey-words';
import type { EditorPart } from './when-section';

const options = <T extends string>(names: Readonly<Record<T, string>>) => (Object.keys(names) as T[]).map((value) => ({ value, name: names[value] }));

/** Where it stands, and its colours. What is written on the accent is black or white, whichever is easier to read. */
export function LookSection({ draft, problems, set }: EditorPart) {
  return (
    <EditorSection title="Look">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <Field label="Place">{() => <Select label="Place" value={draft.position} options={options<SurveyPosition>(positions)} onChange={(position) => set({ position })} />}</Field>
        <Field label="Colours">{() => <Select label="Colours" value={draft.theme} options={options<SurveyTheme>(themes)} onChange={(theme) => set({ theme })} />}</Field>
        <Field label="Accent" error={problems.accent ?? null}>
          {(ids) => (
            <span className="flex gap-2">
              <input type="color" aria-label="Accent, chosen" className="control w-12 p-1" value={/^#[0-9a-f]{6}$/i.test(draft.accent) ? draft.accent : '#5b4cc4'} onChange={({ target }) => set({ accent: target.value })} />
              <input {...ids} className="control w-28" value={draft.accent} onChange={({ target }) => set({ accent: target.value })} />
            </span>
          )}
        </Field>
      </div>
    </EditorSection>
  );
}
