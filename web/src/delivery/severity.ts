/** Words for what is grave enough to be red; everything else stays in the half's family. */
const grave = /^(severe|critical|blocker|urgent|highest|p0|s0|s1|sev-?[01])$/i;

export function isGrave(severity: string): boolean {
  return grave.test(severity);
}
