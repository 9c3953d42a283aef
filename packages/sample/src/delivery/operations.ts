import { DAY, HOUR, MINUTE, atLocal, iso, localDay } from '../calendar.js';
import type { DeploymentInput, IncidentInput } from '../batch.js';
import { Random } from '../random.js';
import { PRODUCT, type Timeline, liftingRelease } from '../timeline.js';

const SERVICES = ['checkout-web', 'checkout-api'] as const;
const INCIDENTS = ['Payments time out', 'Vouchers are refused', 'Confirmation e-mails are late', 'Baskets lose items', 'Address check is down', 'Taxes are missing for some countries', 'Pages load slowly', 'Card form does not open'];

/** The longest that a change waits for its deployment, in hours: before the lifting release, from its day on, and of a hotfix. */
export const LONGEST_WAIT = { before: 70, after: 36, rework: 4 } as const;
/** The incident that no deployment caused. */
export const EXTERNAL_INCIDENT = 'incident-external';

/** Deployments to production (about three a week, the releases among them) and the incidents that some of them caused; one came from outside. From the lifting release on changes go out in smaller steps, so that they wait less. */
export function operate(time: Timeline): { readonly deployments: DeploymentInput[]; readonly incidents: IncidentInput[] } {
  const random = Random.of(time.seed, 'operations');
  const liftedFrom = liftingRelease(time).day;
  const deployments: DeploymentInput[] = [];
  const incidents: IncidentInput[] = [];
  const deploy = (at: number, service: string, rework: boolean, release?: string): string => {
    const key = `deploy-${deployments.length + 1}`;
    const commitAt = at - random.between(2, rework ? LONGEST_WAIT.rework : localDay(at) < liftedFrom ? LONGEST_WAIT.before : LONGEST_WAIT.after) * HOUR;
    deployments.push({ key, product: PRODUCT, service, at: iso(at), environment: 'production', rework, commitAt: iso(commitAt), ...(release === undefined ? {} : { release }) });
    return key;
  };
  for (let day = time.mondayOf(1); day <= time.today; day += 1) {
    const release = time.releases.find(({ releasedAt }) => releasedAt !== null && localDay(releasedAt) === day);
    if (!release && (!time.working.works(day) || !random.chance(0.6))) continue;
    const at = release?.releasedAt ?? atLocal(day, random.between(9.5, 16) * HOUR);
    const service = random.pick(SERVICES);
    const begin = at + random.between(4, 90) * MINUTE;
    const end = begin + Math.min(random.waiting(75) + 8, 600) * MINUTE;
    if (at >= time.now) break;
    const key = deploy(at, service, false, release?.key);
    if (!random.chance(0.09) || begin >= time.now) continue;
    const resolved = end < time.now ? { resolvedAt: iso(end) } : {};
    incidents.push({ key: `incident-${incidents.length + 1}`, product: PRODUCT, deployment: key, startedAt: iso(begin), title: random.pick(INCIDENTS), severity: random.weighted([['critical', 2], ['major', 5], ['minor', 4]]), ...resolved });
    if (random.chance(0.5) && end - 5 * MINUTE < time.now && end - at < DAY) deploy(end - 5 * MINUTE, service, true);
  }
  const outside = atLocal(time.working.nextWorked(time.today - 24), 14 * HOUR);
  incidents.push({ key: EXTERNAL_INCIDENT, product: PRODUCT, startedAt: iso(outside), resolvedAt: iso(outside + 2 * HOUR), title: 'The card network is down', severity: 'critical' });
  return { deployments, incidents };
}
