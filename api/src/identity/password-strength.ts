import type { ZxcvbnFactory } from '@zxcvbn-ts/core';

/** zxcvbn's scale is 0 to 4; from 3 on a guesser who may try ten thousand times a second needs years. */
const NEEDED = 3;
const SHORTEST = 10;
const LONGEST = 256;

/** How good a password is, and why it is not better. */
export interface PasswordStrength {
  /** 0 (guessed at once) to 4. */
  readonly score: number;
  readonly goodEnough: boolean;
  /** What is wrong with it, in a sentence; null where nothing is. */
  readonly reason: string | null;
  /** What to do about it. */
  readonly advice: readonly string[];
}

let weighing: Promise<ZxcvbnFactory> | null = null;

/** The word lists are large, and needed only when somebody chooses a password. */
function scales(): Promise<ZxcvbnFactory> {
  weighing ??= Promise.all([import('@zxcvbn-ts/core'), import('@zxcvbn-ts/language-common'), import('@zxcvbn-ts/language-en')]).then(([{ ZxcvbnFactory: Factory }, common, english]) =>
    new Factory({ dictionary: { ...common.dictionary, ...english.dictionary }, graphs: common.adjacencyGraphs, translations: english.translations, maxLength: 128 }));
  return weighing;
}

/** Weighs a password. `own`: what everybody can know of the person (name, e-mail, the organisation), which makes a password no stronger. */
export async function weigh(password: string, own: readonly string[]): Promise<PasswordStrength> {
  if (password.length > LONGEST) return { score: 0, goodEnough: false, reason: `It is longer than ${LONGEST} characters.`, advice: ['Shorten it.'] };
  const words = own.flatMap((text) => [text, ...text.split(/[\s@.,_+-]+/)]).filter((word) => word.length > 2);
  const { score, feedback } = (await scales()).check(password, ['bifocal', ...words]);
  const short = [...password].length < SHORTEST;
  const goodEnough = score >= NEEDED && !short;
  if (goodEnough) return { score, goodEnough, reason: null, advice: [] };
  return {
    score: short ? Math.min(score, NEEDED - 1) : score, goodEnough,
    reason: feedback.warning || (short ? `It has fewer than ${SHORTEST} characters.` : 'It is guessed too soon.'),
    advice: feedback.suggestions.length > 0 ? feedback.suggestions : ['Use more words that do not belong together.'],
  };
}
