import { openBox, openStage } from './box.js';
import { el } from './element.js';
import { groupOf, SCALES, type Form, type Group, type SurveyKind, type Words } from './form.js';
import { later } from './guard.js';

const THANKS_MS = 6_000;
export const MOST_WORDS = 5_000;

/** What is heard of a survey while it is open. */
export interface Heard {
  /** Chosen; sent at once, so that it counts whatever comes after. */
  scored(score: number): void;
  commented(score: number, comment: string): void;
  /** Closed without a score. */
  dismissed(): void;
  /** Gone from the page, for whatever reason. */
  gone(): void;
}

/** Where a preview begins. */
export interface Begin {
  readonly step?: 'question' | 'followUp' | 'thanks';
  readonly score?: number;
}

/** Shows a survey: the scale, then the question that belongs to the score, then thanks. Gives the way to take it away. */
export function showSurvey(form: Form & { kind: SurveyKind }, language: string, words: Words, heard: Heard, begin: Begin = {}): () => void {
  const stage = openStage(form, language);
  let chosen: number | null = null;
  const gone = (): void => {
    stage.remove();
    heard.gone();
  };
  const box = openBox(stage, form, words, () => {
    if (chosen === null) heard.dismissed();
    gone();
  });
  const choose = (score: number): void => {
    if (chosen !== null) return;
    chosen = score;
    heard.scored(score);
    followUp(groupOf(form.kind, score), score);
  };
  const followUp = (group: Group, score: number): void => {
    const asks = words[`followUp${group}`];
    if (!asks) return thank();
    const text = el('textarea', { id: 'c', maxlength: String(MOST_WORDS), placeholder: words.placeholder });
    const submit = (event: Event): void => {
      event.preventDefault();
      const comment = text.value.trim();
      if (comment) heard.commented(score, comment);
      thank();
    };
    box.show(asks, el('form', { submit },
      el('label', { class: 'q', id: 'q', for: 'c' }, asks), text,
      el('div', { class: 'row' }, el('button', { class: 'go' }, words.send), el('button', { type: 'button', click: () => thank() }, words.skip))), text);
  };
  const thank = (): void => {
    box.show(words.thanks, el('p', { class: 'q', id: 'q', tabindex: '-1' }, words.thanks));
    // Who is still there, by pointer or keys, closes it themselves.
    const end = (): void => {
      if (box.hasFocus() || box.element.matches(':hover')) return later(end, THANKS_MS);
      box.close();
      gone();
    };
    later(end, THANKS_MS);
  };
  if (begin.step === 'thanks') thank();
  else if (begin.step === 'followUp') followUp(groupOf(form.kind, begin.score ?? 0), begin.score ?? 0);
  else box.show(words.question, scaleOf(form.kind, words, choose));
  return () => {
    box.close();
    gone();
  };
}

/**
 * Native radios: arrows move and mark, and do not choose yet, or every key pressed on the way would be an answer; Enter, Space
 * or the button does. A click chooses at once.
 */
function scaleOf(kind: SurveyKind, words: Words, choose: (score: number) => void): HTMLElement {
  const [lowest, highest]: readonly [number, number] = SCALES[kind];
  const next = el('button', { class: 'go' }, words.next);
  const row = el('div', { class: 'row', hidden: true }, next);
  let byPointer = false;
  const marked = (): number | null => {
    const radio = scale.querySelector<HTMLInputElement>(':checked');
    return radio && Number(radio.value);
  };
  const done = (event: Event): void => {
    event.preventDefault();
    const score = marked();
    if (score !== null) choose(score);
  };
  const scale = el('div', {
    class: `scale n${highest - lowest + 1}`,
    pointerdown: () => { byPointer = true; },
    keydown: (event) => {
      byPointer = false;
      const { key, target } = event as KeyboardEvent;
      if (key === ' ' && target instanceof HTMLInputElement) target.checked = true;
      if (key === ' ' || key === 'Enter') done(event);
    },
    change: (event) => {
      row.hidden = false;
      if (byPointer) done(event);
    },
  });
  for (let score = lowest; score <= highest; score += 1) {
    const end = score === lowest ? words.low : score === highest ? words.high : '';
    scale.append(el('label', { class: 'c' }, el('input', { type: 'radio', name: 's', value: String(score), 'aria-label': end ? `${score}: ${end}` : String(score) }), String(score)));
  }
  return el('form', { submit: done },
    el('fieldset', {}, el('legend', { class: 'q', id: 'q' }, words.question), scale, el('div', { class: 'ends', 'aria-hidden': 'true' }, el('span', {}, words.low), el('span', {}, words.high))), row);
}
