import { shortDay } from '../format/date';
import type { Values } from './setting-values';
import { categoryWord } from './status-words';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** One entry of a list as people read it. */
function entryWord(entry: unknown): string {
  if (typeof entry === 'number') return DAYS[entry - 1] ?? String(entry);
  return /^\d{4}-\d\d-\d\d$/.test(String(entry)) ? shortDay(String(entry)) : String(entry);
}

/** What somebody else made of a setting: of a list what came and went, else what it is now. */
export function theirWords({ base, now }: { base: Values[keyof Values]; now: Values[keyof Values] }): string {
  if (Array.isArray(now) && Array.isArray(base)) {
    const came = (now as unknown[]).filter((entry) => !(base as unknown[]).includes(entry)).map((entry) => `+ ${entryWord(entry)}`);
    const went = (base as unknown[]).filter((entry) => !(now as unknown[]).includes(entry)).map((entry) => `− ${entryWord(entry)}`);
    return [...came, ...went].join(', ');
  }
  if (typeof now === 'object') {
    const [before, after] = [base as Values['statuses'], now as Values['statuses']];
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => before[name] !== after[name]);
    return names.map((name) => `${name}: ${after[name] ? categoryWord(after[name]) : 'not in the list'}`).join(', ');
  }
  if (typeof now === 'boolean') return now ? 'yes' : 'no';
  return String(now);
}
