import type { BurndownSeries } from '../charts/burndown-rows';
import { startOfDay } from '../format/date';
import type { SprintBurndownQuery } from '../graphql/generated';

type Sprint = NonNullable<SprintBurndownQuery['sprint']>;


const DAY = 86_400_000;

/** The API's burndown on a time axis in the team's zone. A running sprint's line ends now, its axis at the planned end. */
export function burndownSeries({ burndown, state }: Sprint, timeZone: string): BurndownSeries {
  const at = (instant: string) => Date.parse(instant);
  const [startAt, endAt, plannedEndAt] = [at(burndown.startAt), at(burndown.endAt), at(burndown.plannedEndAt)];
  const points = (line: readonly { at: string; value: number }[] | null) => (line ?? []).map((point) => ({ at: at(point.at), value: point.value }));
  return {
    startAt,
    plannedEndAt,
    untilAt: state === 'CLOSED' ? endAt : state === 'RUNNING' ? Math.min(endAt, at(burndown.asOf)) : startAt,
    lastAt: Math.max(endAt, plannedEndAt),
    commitment: burndown.commitment,
    steps: burndown.steps.map((step) => ({ ...step, at: at(step.at) })),
    days: burndown.days.map(({ date, workingDay }, index) => {
      const startsAt = startOfDay(date, timeZone);
      const next = burndown.days[index + 1];
      return { startsAt, endsAt: next ? startOfDay(next.date, timeZone) : startsAt + DAY, workingDay };
    }),
    ideal: points(burndown.ideal),
    projection: points(burndown.projection),
  };
}
