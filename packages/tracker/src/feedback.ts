import { openBox, openStage, type Box } from './box.js';
import { el } from './element.js';
import type { Form, Words } from './form.js';
import { later } from './guard.js';
import { MOST_WORDS } from './survey.js';

const THANKS_MS = 6_000;
const SORTS = ['idea', 'problem', 'praise'] as const;

/** The button that is always there: what somebody writes comes with its kind. Gives the way to take it away. */
export function showFeedback(form: Form, language: string, words: Words, send: (text: string, kind: string) => void, isOpen = false): () => void {
  const stage = openStage(form, language);
  let box: Box | null = null;
  /** What was written and not sent stays, should the box be closed by mistake. */
  let draft = '';
  const button = el('button', { type: 'button', class: `open ${form.position}`, 'aria-haspopup': 'dialog', click: () => open().focus() }, words.button);
  const closed = (): void => {
    box = null;
    button.hidden = false;
    button.focus();
  };
  const open = (): HTMLElement => {
    button.hidden = true;
    const now = openBox(stage, form, words, closed);
    box = now;
    const text = el('textarea', { id: 'c', 'aria-labelledby': 'q', required: true, maxlength: String(MOST_WORDS), placeholder: words.placeholder, input: () => { draft = text.value; } });
    text.value = draft;
    const submit = (event: Event): void => {
      event.preventDefault();
      const words_ = text.value.trim();
      if (!words_) return text.focus();
      send(words_, content.querySelector<HTMLInputElement>(':checked')?.value ?? SORTS[0]);
      draft = '';
      const thanks = el('p', { class: 'q', id: 'q', tabindex: '-1' }, words.thanks);
      now.show(words.thanks, thanks);
      later(() => {
        if (box !== now) return;
        const leadBack = now.hasFocus();
        now.close();
        box = null;
        button.hidden = false;
        if (leadBack) button.focus();
      }, THANKS_MS);
    };
    const sorts = SORTS.map((sort, index) => el('label', { class: 'c' }, el('input', { type: 'radio', name: 'k', value: sort, checked: index === 0 }), words[sort]));
    const content = el('form', { submit },
      el('fieldset', {}, el('legend', { class: 'q', id: 'q' }, words.question), el('div', { class: 'scale n3' }, ...sorts)), text,
      el('div', { class: 'row' }, el('button', { class: 'go' }, words.send)));
    now.show(words.question, content);
    return content.querySelector('input')!;
  };
  stage.root.append(button);
  // Open without being pressed is a preview, which takes no focus away.
  if (isOpen) open();
  return () => {
    box?.close();
    stage.remove();
  };
}
