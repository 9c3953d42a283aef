/** What a form asks, and so its scale. FEEDBACK is the button that is always there. */
export type Kind = 'NPS' | 'CSAT' | 'CES' | 'FEEDBACK';
export type Position = 'BOTTOM_RIGHT' | 'BOTTOM' | 'BOTTOM_LEFT' | 'TOP_RIGHT' | 'TOP_LEFT';

/** Every word that people see, in one language. */
export interface Words {
  readonly question: string;
  /** What the ends of the scale mean. */
  readonly low: string;
  readonly high: string;
  /** What is asked after a low, a middle and a high score; empty: nothing is. */
  readonly followUpLow: string;
  readonly followUpMiddle: string;
  readonly followUpHigh: string;
  readonly placeholder: string;
  readonly thanks: string;
  readonly next: string;
  readonly send: string;
  readonly skip: string;
  readonly close: string;
  /** The feedback button's own word, and its three kinds. */
  readonly button: string;
  readonly idea: string;
  readonly problem: string;
  readonly praise: string;
}

/** A form as GET /v1/surveys gives it. */
export interface Form {
  readonly key: string;
  readonly kind: Kind;
  readonly trigger: 'EVENT' | 'PAGE' | 'DELAY';
  /** The event's name, where an event is the trigger. */
  readonly event: string | null;
  /** Only on pages whose path fits one of these; none: on every page. */
  readonly pages: readonly string[];
  readonly delaySeconds: number;
  /** 0 to 1. */
  readonly share: number;
  /** Nobody is asked again within so many days, whatever form it was. */
  readonly quietDays: number;
  readonly position: Position;
  /** #rrggbb. */
  readonly accent: string;
  readonly theme: 'LIGHT' | 'DARK' | 'AUTO';
  readonly fallback: string;
  readonly words: Readonly<Record<string, Words>>;
}

export const SCALES = { NPS: [0, 10], CSAT: [1, 5], CES: [1, 7] } as const;
export type SurveyKind = keyof typeof SCALES;

export type Group = 'Low' | 'Middle' | 'High';

/** NPS: detractor, passive, promoter. CSAT and CES: below, on and above the middle of the scale. */
export function groupOf(kind: SurveyKind, score: number): Group {
  const [low, high] = kind === 'NPS' ? [7, 8] : kind === 'CSAT' ? [3, 3] : [4, 4];
  return score < low ? 'Low' : score > high ? 'High' : 'Middle';
}

/** The form's words in the first language wanted that it has, "de-AT" being content with "de"; else its own first language. */
export function wordsFor(form: Form, wanted: readonly string[]): { language: string; words: Words } {
  const known = Object.keys(form.words);
  for (const tag of wanted) {
    const wish = tag.toLowerCase();
    const language = known.find((one) => one.toLowerCase() === wish) ?? known.find((one) => one.toLowerCase().split('-')[0] === wish.split('-')[0]);
    if (language) return { language, words: form.words[language]! };
  }
  return { language: form.fallback, words: form.words[form.fallback]! };
}
