import { DAY, HOUR, dateOf, iso, localDay, localMonth, monthName } from '../calendar.js';
import { type Timeline, liftingRelease } from '../timeline.js';
import { EXTERNAL_INCIDENT, LONGEST_WAIT, operate } from './operations.js';

/** What is known of the deployments: how many failed and were mended, and that changes wait less from the lifting release on. */
export function productionTruth(time: Timeline) {
  const { deployments, incidents } = operate(time);
  const release = liftingRelease(time);
  const caused = incidents.filter(({ deployment }) => deployment !== undefined);
  const waits = (isAsked: (day: number) => boolean): number[] => deployments
    .filter(({ at }) => isAsked(localDay(Date.parse(at)))).map(({ at, commitAt }) => (Date.parse(at) - Date.parse(commitAt)) / HOUR);
  const recoveries = caused.flatMap(({ deployment, resolvedAt }) => {
    const at = deployments.find(({ key }) => key === deployment)?.at ?? '';
    return resolvedAt === undefined ? [] : [(Date.parse(resolvedAt) - Date.parse(at)) / HOUR];
  });
  return {
    name: 'delivery-to-production',
    sentence: `Deployments to production by service and local month, how many caused an incident (at most one each) and how many mended one; hours from commit to deployment are at most ${LONGEST_WAIT.before} before the release ${release.name} and at most ${LONGEST_WAIT.after} from its day on; one incident came from outside. Medians are by nearest rank.`,
    numbers: {
      deployments: deployments.length, failed: caused.length, open: caused.length - recoveries.length, rework: deployments.filter(({ rework }) => rework).length,
      leadHoursBefore: median(waits((day) => day < release.day)), leadHoursAfter: median(waits((day) => day >= release.day)), recoveryHours: median(recoveries),
    },
    series: { deployments: count(deployments.map(({ at }) => monthName(localMonth(Date.parse(at))))), byService: count(deployments.map(({ service }) => service)) },
    dates: { from: dateOf(localDay(Date.parse(deployments[0]?.at ?? iso(time.now)))), released: release.date, to: dateOf(localDay(time.now + DAY)) },
    keys: { external: EXTERNAL_INCIDENT },
  };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.ceil(values.length / 2) - 1] ?? 0;
}

function count(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
