import { longDay, shortDay } from '../format/date';
import type { ForecastPartsFragment } from '../graphql/generated';

/** The forecast in two lines; the whole sentence is in the title. */
export function ForecastSummary({ forecast }: { forecast: ForecastPartsFragment }) {
  const { percentiles, targetDate, chance, chanceText, sentence } = forecast;
  const of = (percent: number) => percentiles.find((each) => each.percent === percent)?.date ?? null;
  const [half, likely] = [of(50), of(85)];
  return (
    <div className="min-w-0 text-small" title={sentence}>
      <p>{likely ? <><span className="font-semibold">{longDay(likely)}</span> in 85 of 100 futures</> : <span className="font-semibold">{half ? 'Fewer than 85 of 100 futures are ever done' : 'Never at this rate'}</span>}</p>
      <p className="text-muted">
        {half && half !== likely && <>half by {shortDay(half)}; </>}
        {targetDate && chance !== null ? <>chance of the target <span className="font-medium text-ink">{chanceText}</span></> : 'no target date'}
      </p>
    </div>
  );
}
