import { useState, type FormEvent } from 'react';
import { Field } from '../ui/field';
import { EditorSection } from './editor-section';
import { groups, languageName, templateWords, type Place, type Template } from './survey-words';
import type { EditorPart } from './when-section';

const tagOf = (typed: string): string | null => {
  try {
    return Intl.getCanonicalLocales(typed.trim())[0] ?? null;
  } catch {
    return null;
  }
};

/** What people read, language by language. It begins with the template's words. */
export function WordsSection({ draft, set, templates, language, onLanguage }: EditorPart & { templates: readonly Template[]; language: string; onLanguage: (language: string) => void }) {
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const words = draft.words[language]!;
  const known = Object.keys(draft.words);
  const change = (place: Place, text: string) => set({ words: { ...draft.words, [language]: { ...words, [place]: text } } });
  const add = (event: FormEvent) => {
    event.preventDefault();
    const tag = tagOf(typed);
    if (!tag) return setProblem('A language as en, de or pt-BR.');
    if (!known.includes(tag)) set({ words: { ...draft.words, [tag]: templateWords(templates, draft.kind, tag) } });
    setTyped('');
    setProblem(null);
    onLanguage(tag);
  };
  const remove = () => {
    const { [language]: _, ...rest } = draft.words;
    const [first = 'en'] = Object.keys(rest);
    set({ words: rest, ...(draft.fallback === language && { fallback: first }) });
    onLanguage(first);
  };
  const line = (place: Place, label: string, hint?: string) => (
    <Field key={place} label={label} hint={hint} className="min-w-40 flex-auto">
      {(ids) => <input {...ids} lang={language} maxLength={500} className="control w-full" value={words[place]} onChange={({ target }) => change(place, target.value)} />}
    </Field>
  );
  return (
    <EditorSection title="Words" says="people get the first of their languages that is here">
      <div role="tablist" aria-label="Languages" className="flex flex-wrap gap-1">
        {known.map((tag) => (
          <button key={tag} type="button" role="tab" aria-selected={tag === language} className={`control ${tag === language ? 'bg-ink text-surface' : ''}`} onClick={() => onLanguage(tag)}>
            {languageName(tag)}{tag === draft.fallback && known.length > 1 ? ' · for all others' : ''}
          </button>
        ))}
      </div>
      {draft.kind === 'FEEDBACK' ? (
        <>
          <div className="flex flex-wrap gap-3">{line('button', 'On the button')}{line('question', 'Asks')}</div>
          <div className="flex flex-wrap gap-3">{line('idea', 'Kind: idea')}{line('problem', 'Kind: problem')}{line('praise', 'Kind: praise')}</div>
        </>
      ) : (
        <>
          {line('question', 'Question')}
          <div className="flex flex-wrap gap-3">{line('low', 'Lowest score means')}{line('high', 'Highest score means')}</div>
          {(['Low', 'Middle', 'High'] as const).map((group) => {
            const kind = draft.kind as keyof typeof groups;
            return line(`followUp${group}`, `After ${groups[kind][group].says}, asks`, words[`followUp${group}`].trim() === '' ? 'Empty: nothing is asked, only thanked.' : undefined);
          })}
        </>
      )}
      {line('thanks', 'Thank you')}
      <details>
        <summary className="text-small font-medium text-muted">Small words</summary>
        <div className="mt-2 flex flex-wrap gap-3">
          {line('placeholder', 'In the empty field')}{line('send', 'Send')}{draft.kind !== 'FEEDBACK' && line('next', 'Next')}{draft.kind !== 'FEEDBACK' && line('skip', 'Skip')}{line('close', 'Close')}
        </div>
      </details>
      <div className="flex flex-wrap items-start gap-2 border-t border-line pt-3">
        <form onSubmit={add} className="flex items-start gap-2">
          <Field label="Add a language" error={problem}>
            {(ids) => (
              <>
                <input {...ids} list="survey-languages" className="control w-28" placeholder="de" value={typed} onChange={({ target }) => setTyped(target.value)} />
                <datalist id="survey-languages">{['en', 'de', 'fr', 'es'].map((tag) => <option key={tag} value={tag}>{languageName(tag)}</option>)}</datalist>
              </>
            )}
          </Field>
          <button type="submit" className="control mt-5">Add</button>
        </form>
        {known.length > 1 && (
          <span className="mt-5 ml-auto flex flex-wrap gap-2">
            {language !== draft.fallback && <button type="button" className="control" onClick={() => set({ fallback: language })}>Show this one to all others</button>}
            <button type="button" className="control" onClick={remove}>Remove {languageName(language)}</button>
          </span>
        )}
      </div>
    </EditorSection>
  );
}
