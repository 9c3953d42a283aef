import { nothing, type Period as Span, type TeamSettings } from '@bifocal/metrics';
import type { BehindRow, LeftOutRow, TallyQuestion } from '../answer.js';
import { unmeasured, type Judged } from './judgement.js';
import { settingsOf, spanOf, type OwnedItems, type WorkGroup } from './work-groups.js';

/** What the owners of a group bring to one period. */
export interface PeriodPart<T> {
  readonly of: T[];
  readonly rows: BehindRow[];
  readonly leftOut: LeftOutRow[];
  /** Whether any owner has this period: a sprint is one team's only. */
  known: boolean;
}

/** One owner's periods, with their places in the question. */
export interface OwnedSpan {
  readonly index: number;
  readonly span: Span;
}

/**
 * Judges every period of a group: `count` adds what one owner brings, reading its items once for all periods that are read by
 * the same settings; `judge` makes one number of it. Null: the group has no such period.
 */
export function judgePeriods<T>(
  question: TallyQuestion, group: WorkGroup,
  count: (owned: OwnedItems, spans: readonly OwnedSpan[], parts: readonly PeriodPart<T>[]) => void,
  judge: (part: PeriodPart<T>, period: number) => Judged,
): (Judged | null)[] {
  const parts = question.periods.map((): PeriodPart<T> => ({ of: [], rows: [], leftOut: [], known: false }));
  for (const owned of group.owned) {
    const bySettings = new Map<TeamSettings, OwnedSpan[]>();
    question.periods.forEach((period, index) => {
      const span = spanOf(period, owned);
      if (!span || span.fromAt > question.nowMs) return;
      parts[index]!.known = true;
      const settings = settingsOf(period, owned);
      bySettings.set(settings, [...(bySettings.get(settings) ?? []), { index, span }]);
    });
    for (const [settings, spans] of bySettings) count({ ...owned, settings }, spans, parts);
  }
  return parts.map((part, index) => {
    if (part.known) return judge(part, index);
    if (group.owned.length === 0) return unmeasured(nothing('No team has been collected yet.'));
    return question.groupBy.length > 0 ? null : unmeasured(nothing(question.periods[index]!.sprintId === null ? 'This period has not begun.' : 'The sprint has not started.'));
  });
}
