import { describe, expect, it } from '@jest/globals';
import { groupOf, wordsFor, type Form } from './form.js';

describe('groupOf', () => {
  it('NPS: detractors to 6, passives 7 and 8, promoters 9 and 10', () => {
    expect(Array.from({ length: 11 }, (_, score) => groupOf('NPS', score)[0]).join('')).toBe('LLLLLLLMMHH');
  });
  it('CSAT: 3 is the middle; CES: 4 is', () => {
    expect([1, 2, 3, 4, 5].map((score) => groupOf('CSAT', score)[0]).join('')).toBe('LLMHH');
    expect([1, 2, 3, 4, 5, 6, 7].map((score) => groupOf('CES', score)[0]).join('')).toBe('LLLMHHH');
  });
});

describe('wordsFor', () => {
  const form = { fallback: 'en', words: { en: {}, de: {}, 'pt-BR': {} } } as unknown as Form;
  it.each([
    [['de'], 'de'], [['de-AT'], 'de'], [['pt'], 'pt-BR'], [['pt-PT'], 'pt-BR'], [['PT-br'], 'pt-BR'], [['fr', 'de'], 'de'], [['fr'], 'en'], [[], 'en'],
  ])('%j: %s', (wanted, language) => expect(wordsFor(form, wanted).language).toBe(language));
});
