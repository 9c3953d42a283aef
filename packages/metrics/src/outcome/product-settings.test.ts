import { describe, expect, it } from '@jest/globals';
import { productSettingsChanges, productSettingsSentence, readProductSettings, type ProductSettings } from './product-settings.js';

const none = readProductSettings(null);
const pdf = { key: 'pdf', name: 'PDF', events: [{ event: 'exported', where: [{ property: 'format', is: 'EQUALS' as const, in: ['pdf', 'ps'] }] }, { event: 'printed', where: [] }], eligible: null };
const words = (before: ProductSettings, after: ProductSettings): [string, boolean][] => productSettingsChanges(before, after).map(({ text, moves }) => [text, moves]);

describe('what a product is read by', () => {
  it('is nothing special where nobody has decided', () => {
    expect(none).toEqual({ excludedEvents: [], features: [], activation: null });
    expect(productSettingsSentence(1, none)).toBe('Definition 1 · every event qualifies · no features · activation: not decided · weeks begin on Monday');
  });

  it('is a sentence that names all of it', () => {
    const settings = { excludedEvents: ['ping', 'heartbeat'], features: [pdf], activation: { start: { event: 'signed_up', where: [] }, event: { event: 'project_created', where: [] }, hours: 168 } };
    expect(productSettingsSentence(3, settings)).toBe('Definition 3 · every event qualifies but heartbeat, ping · features: PDF · activation: project_created within 7 days of signed_up · weeks begin on Monday');
  });

  it('says a change line by line, and which of them move numbers that were there', () => {
    const activation = { start: null, event: { event: 'project_created', where: [] }, hours: 24 };
    const after = { excludedEvents: ['ping'], features: [pdf], activation };
    expect(words(none, after)).toEqual([
      ['No longer qualifying: ping', true],
      ['New feature “PDF”: exported where format is pdf or ps or printed, for everybody', false],
      ['Activation: not decided → project_created within 24 hours of the first qualifying event', false],
    ]);
    const later = { excludedEvents: [], features: [{ ...pdf, name: 'Paper', events: [{ event: 'printed', where: [] }], eligible: { of: 'ACCOUNT' as const, trait: 'plan', in: ['pro'] } }], activation: { ...activation, hours: 1 } };
    expect(words(after, later)).toEqual([
      ['Qualifying again: ping', true],
      ['Feature “PDF” is called “Paper”', false],
      ['Feature “Paper”: exported where format is pdf or ps or printed, for everybody → printed, for accounts whose plan is pro', true],
      ['Activation: project_created within 24 hours of the first qualifying event → project_created within 1 hour of the first qualifying event', true],
    ]);
    expect(words(later, none)).toEqual([['Feature “Paper” is removed', false], ['Activation: project_created within 1 hour of the first qualifying event → not decided', false]]);
  });

  it('is no change where names only stand in another order', () => {
    expect(words({ ...none, excludedEvents: ['a', 'b'] }, { ...none, excludedEvents: ['b', 'a'] })).toEqual([]);
  });
});
