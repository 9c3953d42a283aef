import { shortNumber } from '../format/number';
import type { ReleaseProgressQuery } from '../graphql/generated';

type Left = NonNullable<ReleaseProgressQuery['release']>['burndown']['sprintsLeft'];

export function sprintsWord(count: number): string {
  return `${count} more ${count === 1 ? 'sprint' : 'sprints'}`;
}

/** The forecast of a release in two lines. How much is left stands in the chart already, so it is not said again; the whole sentence is in the title. */
export function SprintsLeft({ left, done }: { left: Left; done: boolean }) {
  const { atMean, atBest, atWorst, atMeanWithGrowth, meanVelocity, meanGrowth, sentence } = left;
  if (done || atMean === null || meanVelocity === null) return <p className="text-small">{sentence}</p>;
  const orNever = (count: number | null) => (count === null ? 'never' : String(count));
  const grows = meanGrowth !== null && meanGrowth !== 0;
  return (
    <div className="text-small" title={sentence}>
      <p><span className="font-semibold">{sprintsWord(atMean)}</span> at the mean of {shortNumber(meanVelocity)} a sprint</p>
      <p className="text-muted">
        {orNever(atBest)} at best, {orNever(atWorst)} at worst
        {grows && `; ${orNever(atMeanWithGrowth)} if scope keeps ${meanGrowth > 0 ? 'growing' : 'shrinking'} by ${shortNumber(Math.abs(meanGrowth))}`}
      </p>
    </div>
  );
}
