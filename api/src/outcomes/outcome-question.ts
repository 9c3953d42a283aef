import type { DayRange } from '../graphql/range.js';
import { calendarPeriod } from '../figures/calendar-periods.js';
import type { Product } from '../products/product.type.js';
import { tallyQuestion, type Asked } from '../figures/asked.js';
import type { Filter, Period, TallyQuestion } from '../tallies/answer.js';

/** One question about a product over one range: everything the outcome page hangs on it is read by the same clock. */
export interface OutcomeAsked {
  readonly product: Product;
  readonly range: DayRange;
  readonly asked: Asked;
  readonly compared: DayRange | null;
  /** Keep only facts that pass all of these. */
  readonly filters?: readonly Filter[];
}

export const wholeRange = ({ range, asked }: OutcomeAsked): Period => calendarPeriod(range, asked.zone, asked.nowMs);

export function questionOf({ asked, filters }: OutcomeAsked, periods: readonly Period[], funnelId: number | null = null): TallyQuestion {
  return tallyQuestion(asked, periods, { funnelId, filters: filters ?? [] });
}
