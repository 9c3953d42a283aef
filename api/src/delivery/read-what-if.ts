import { addDays, type WhatIf } from '@bifocal/metrics';
import { badInput } from '../graphql/named-error.js';
import type { WhatIfInput } from './release-forecast.type.js';

const MOST = { items: 1_000, sprints: 52, velocity: 1_000_000 } as const;

/** A what-if that can be reckoned, or a sentence that says what is wrong with it. `open` are the keys that may be dropped. */
export function readWhatIf(input: WhatIfInput | null, open: ReadonlySet<string>): WhatIf {
  const { dropItems, addSprints, velocity, targetDate } = input ?? {};
  const dropped = [...new Set(dropItems ?? [])].sort();
  if (dropped.length > MOST.items) throw badInput(`whatIf.dropItems: ${dropped.length} items; ${MOST.items.toLocaleString('en')} is the most.`);
  const unknown = dropped.find((key) => !open.has(key));
  if (unknown !== undefined) throw badInput(`whatIf.dropItems: "${unknown.slice(0, 80)}" is not left to do in this release. Give keys of its openItems.`);
  if (addSprints != null && (addSprints < 0 || addSprints > MOST.sprints)) throw badInput(`whatIf.addSprints: expected 0 to ${MOST.sprints}, got ${addSprints}.`);
  if (velocity != null && !(velocity > 0 && velocity <= MOST.velocity)) throw badInput(`whatIf.velocity: expected a number above 0, up to ${MOST.velocity.toLocaleString('en')}, got ${velocity}.`);
  if (targetDate != null && !isDate(targetDate)) throw badInput(`whatIf.targetDate: expected a date that exists, such as 2026-12-31, got "${targetDate}".`);
  return {
    ...(dropped.length > 0 ? { dropItems: dropped } : {}), ...(addSprints ? { addSprints } : {}),
    ...(velocity == null ? {} : { velocity }), ...(targetDate == null ? {} : { targetDate }),
  };
}

function isDate(text: string): boolean {
  try {
    return addDays(text, 0) === text;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
