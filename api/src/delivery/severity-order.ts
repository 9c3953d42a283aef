const GRAVEST_FIRST = ['critical', 'blocker', 'major', 'severe', 'medium', 'minor', 'low'];

/** What stands where a defect has no severity. */
export const NOT_GIVEN = 'not given';

/** Gravest first; words that are not known after these, by alphabet; last what has none. */
export function inOrderOfSeverity(severities: Iterable<string>): string[] {
  const place = (severity: string): number => {
    const known = GRAVEST_FIRST.indexOf(severity.trim().toLowerCase());
    return known >= 0 ? known : severity === NOT_GIVEN ? GRAVEST_FIRST.length + 1 : GRAVEST_FIRST.length;
  };
  return [...new Set(severities)].sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
}
