/** Every word that a form shows. Which of them it shows hangs on its kind. */
export const PLACES = [
  'question', 'low', 'high', 'followUpLow', 'followUpMiddle', 'followUpHigh', 'placeholder', 'thanks', 'next', 'send', 'skip', 'close', 'button', 'idea', 'problem', 'praise',
] as const;
export type Place = (typeof PLACES)[number];
export type Words = Readonly<Record<Place, string>>;

/** What every kind of form says alike, and what each says of its own. */
export interface LanguageWords {
  readonly alike: Pick<Words, 'placeholder' | 'thanks' | 'next' | 'send' | 'skip' | 'close' | 'button' | 'idea' | 'problem' | 'praise'>;
  readonly NPS: ScoreWords;
  readonly CSAT: ScoreWords;
  readonly CES: ScoreWords;
  readonly FEEDBACK: Pick<Words, 'question'>;
}
type ScoreWords = Pick<Words, 'question' | 'low' | 'high' | 'followUpLow' | 'followUpMiddle' | 'followUpHigh'>;
