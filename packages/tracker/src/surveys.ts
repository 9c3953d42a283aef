import { mayAsk, openAsked } from './asking.js';
import { newId } from './chance.js';
import { showFeedback } from './feedback.js';
import { wordsFor, type Form, type SurveyKind } from './form.js';
import { guarded, later } from './guard.js';
import type { Store } from './storage.js';
import { showSurvey } from './survey.js';
import type { Who } from './who.js';

type Survey = Form & { kind: SurveyKind };

export interface Surveys {
  start(forms: readonly Form[]): void;
  /** An event happened. */
  tracked(name: string): void;
  /** The page became another one. */
  moved(): void;
  /** Takes everything away. */
  stop(): void;
}

/** The language of the page, then those of the browser. */
export const wantedLanguages = (): string[] => [document.documentElement.lang, ...(navigator.languages ?? [navigator.language])].filter(Boolean);

/** Waits for what a form waits for, asks who may be asked, and tells what became of it. */
export function openSurveys(store: Store, who: Who, tell: (type: 'survey' | 'feedback', fields: Readonly<Record<string, unknown>>) => void): Surveys {
  const asked = openAsked(store, () => [who.anonymousId(), who.userId()]);
  let forms: readonly Survey[] = [];
  let feedback: Form | undefined;
  let takeFeedback: (() => void) | null = null;
  let takeOpen: (() => void) | null = null;
  const shown = new Set<string>();
  /** What happened before the forms were there. */
  let early: string[] | null = [];

  const standing = () => ({ person: who.userId() ?? who.anonymousId(), lastAskedMs: asked.lastAt(), nowMs: Date.now(), remembers: store.lasts, place: location });
  const offer = guarded((form: Survey): void => {
    if (takeOpen || shown.has(form.key) || !forms.includes(form) || !mayAsk(form, standing())) return;
    // Nobody sees a tab in the background.
    if (document.hidden) return document.addEventListener('visibilitychange', () => offer(form), { once: true });
    ask(form);
  });
  const wait = (form: Survey): void => later(() => offer(form), form.delaySeconds * 1_000);
  const ask = (form: Survey): void => {
    const { language, words } = wordsFor(form, wantedLanguages());
    const response = newId();
    const shownAt = new Date().toISOString();
    const about = (state: string, more: object = {}): void => tell('survey', { survey: form.key, kind: form.kind, response, state, shownAt, ...more });
    shown.add(form.key);
    asked.now(Date.now());
    takeOpen = showSurvey(form, language, words, {
      scored: (score) => about('answered', { score }),
      commented: (score, comment) => about('answered', { score, comment }),
      dismissed: () => about('dismissed'),
      gone() {
        takeOpen = null;
        placeButton();
      },
    });
    about('shown');
    placeButton();
  };
  /** The feedback button stands on its pages, and steps aside while a survey is open. */
  const placeButton = (): void => {
    const wanted = feedback && !takeOpen && mayAsk({ ...feedback, quietDays: 0 }, standing());
    if (wanted && !takeFeedback) {
      const { language, words } = wordsFor(feedback!, wantedLanguages());
      takeFeedback = showFeedback(feedback!, language, words, (text, kind) => tell('feedback', { text, kind }));
    } else if (!wanted && takeFeedback) {
      takeFeedback();
      takeFeedback = null;
    }
  };
  const tracked = (name: string): void => {
    if (early) return void early.push(name);
    for (const form of forms) if (form.trigger === 'EVENT' && form.event === name) wait(form);
  };
  const moved = (): void => {
    for (const form of forms) if (form.trigger === 'PAGE' && mayAsk(form, standing())) wait(form);
    placeButton();
  };
  return {
    tracked, moved,
    start(given) {
      forms = given.filter((form): form is Survey => form.kind !== 'FEEDBACK');
      feedback = given.find(({ kind }) => kind === 'FEEDBACK');
      const before = early ?? [];
      early = null;
      before.forEach(tracked);
      for (const form of forms) if (form.trigger === 'DELAY') wait(form);
      moved();
    },
    stop() {
      forms = [];
      feedback = undefined;
      early = null;
      takeOpen?.();
      takeFeedback?.();
      takeFeedback = null;
    },
  };
}
