import type { Measure } from '../graphql/generated';
import { Segmented } from '../ui/segmented';
import { useUrlState } from '../ui/use-url-state';

const measures: readonly Measure[] = ['POINTS', 'ITEMS', 'HOURS'];
const options = [
  { value: 'POINTS', name: 'Points' },
  { value: 'ITEMS', name: 'Items' },
  { value: 'HOURS', name: 'Hours' },
] as const;

/** The measure of the URL, or the team's own. */
export function useMeasure(own: Measure) {
  return useUrlState<Measure>('measure', own, { allowed: measures });
}

export function MeasureSwitch({ own }: { own: Measure }) {
  const [measure, setMeasure] = useMeasure(own);
  return <Segmented label="Measure" value={measure} options={options} onChange={setMeasure} />;
}
