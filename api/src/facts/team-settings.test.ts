import { describe, expect, it } from '@jest/globals';
import { defaultTeamSettings } from '@bifocal/metrics';
import fc from 'fast-check';
import { readTeamSettings } from './team-settings.js';

describe('the settings of a team', () => {
  it('puts what the team decided over what a team has that decided nothing', () => {
    const read = readTeamSettings({ workingDays: [1, 2, 3, 4], statuses: [{ name: 'In Prüfung', category: 'WAITING' }], graceDays: 1 }, 'Europe/Berlin');
    expect(read).toEqual({ ...defaultTeamSettings(), timeZone: 'Europe/Berlin', workingDays: [1, 2, 3, 4], graceDays: 1, statusMap: { 'in prüfung': 'WAITING' } });
  });

  it('keeps an empty list as a decision', () => expect(readTeamSettings({ excludedResolutions: [] }, 'UTC').excludedResolutions).toEqual([]));

  it('is whole whatever was stored', () => {
    fc.assert(fc.property(fc.jsonValue(), (stored) => {
      const read = readTeamSettings(stored, 'UTC');
      expect(Object.values(read).every((value) => value !== undefined)).toBe(true);
      expect(Object.keys(read).sort()).toEqual(Object.keys(defaultTeamSettings()).sort());
    }));
  });
});
