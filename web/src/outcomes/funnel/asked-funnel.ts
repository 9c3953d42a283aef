import type { FilterInput, FunnelDefinitionInput, FunnelPart, RangeInput } from '../../graphql/generated';
import type { OutcomeScope } from '../outcome-scope';

/** A funnel that can be counted, and over what. */
export interface AskedFunnel {
  scope: OutcomeScope;
  definition: FunnelDefinitionInput;
  /** What its file is called. */
  name: string;
}

/** Whose names are asked for: those behind one number. */
export interface AskedPeople {
  part: FunnelPart;
  step: number;
  title: string;
  count: number;
  range?: RangeInput;
  filters?: FilterInput[];
  property?: string;
  value?: string | null;
  /** All of the property or trait whose value is none of these. */
  trait?: string;
  except?: (string | null)[];
}

export type OpenPeople = (asked: AskedPeople) => void;

export const stepName = (definition: FunnelDefinitionInput, step: number): string => definition.steps[step - 1]?.name || definition.steps[step - 1]?.event || `Step ${step}`;

/** What counts: people, or what else. */
export function unitWords({ entries, hold }: FunnelDefinitionInput): string {
  if (entries === 'EVERY') return 'entries';
  return hold ? `people and values of ${hold}` : 'people';
}

/** Seconds in the largest unit that says something: 5400 are "1.5 h". */
export function timeWords(seconds: number): string {
  const [size, unit] = seconds < 90 ? [seconds, 's'] : seconds < 5400 ? [seconds / 60, 'min'] : seconds < 172_800 ? [seconds / 3600, 'h'] : [seconds / 86_400, 'days'];
  return `${size >= 10 || Number.isInteger(size) ? Math.round(size) : size.toFixed(1)} ${unit}`;
}
