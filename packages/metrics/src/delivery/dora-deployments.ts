/** Deployments with what followed from them: which of them DORA's five metrics count, which failed, and when each was recovered from. */

export interface Deployment {
  readonly id: string;
  readonly key: string;
  readonly service: string;
  /** Null: the source names none, so that it is taken for production. */
  readonly environment: string | null;
  readonly at: number;
  /** When the change was committed; null: not said. */
  readonly commitAt: number | null;
  /** Unplanned, to mend what an earlier one broke; null: not said. */
  readonly rework: boolean | null;
}

export interface Incident {
  readonly key: string;
  readonly title: string | null;
  /** As its source names it; null: it names none. */
  readonly deploymentKey: string | null;
  /** Null: it names none, or one that is not known. */
  readonly deploymentId: string | null;
  readonly startedAt: number;
  /** Null: not over. */
  readonly resolvedAt: number | null;
}

/** A deployment to production. */
export interface DoraDeployment extends Deployment {
  /** From the commit to here, in hours with fractions; null where there is none that makes sense. */
  readonly leadHours: number | null;
  /** Why it has no lead time. */
  readonly leadReason: string | null;
  /** The incidents it caused, by their beginning. Any makes it a failed one, once. */
  readonly incidents: readonly Incident[];
  /** When the last of its incidents was over; null: it did not fail, or one is still open. */
  readonly recoveredAt: number | null;
  /** From the deployment to then, in hours with fractions. */
  readonly recoveryHours: number | null;
}

/** A deployment or an incident that is in no figure, and why. */
export interface DoraLeftOut {
  readonly kind: 'DEPLOYMENT' | 'INCIDENT';
  readonly key: string;
  readonly label: string;
  readonly at: number;
  /** Null: an incident whose service nobody knows. */
  readonly service: string | null;
  readonly reason: string;
}

export interface DoraFacts {
  /** To production, in the order of time. */
  readonly deployments: readonly DoraDeployment[];
  readonly leftOut: readonly DoraLeftOut[];
}

const HOUR_MS = 3_600_000;
const PRODUCTION = new Set(['prod', 'production', 'live']);

/** Whether an environment is production: one named prod, production or live, in whatever case, or none named at all. */
export function isProduction(environment: string | null): boolean {
  const name = environment?.trim().toLowerCase() ?? '';
  return name === '' || PRODUCTION.has(name);
}

/**
 * Joins deployments with the incidents they caused. Only production counts. A deployment fails once, however many incidents it
 * caused, and is recovered from when the last of them is over. An incident that names no deployment, one that is not known or
 * did not go to production, or one that went out after it began, is in no figure. An incident of a deployment that is not
 * among those given belongs to another time, and is passed over. Source: Bifocal's delivery definitions, section 8; dora.dev.
 */
export function doraFacts(deployments: readonly Deployment[], incidents: readonly Incident[]): DoraFacts {
  const byId = new Map(deployments.map((deployment) => [deployment.id, deployment]));
  const caused = new Map<string, Incident[]>();
  const leftOut: DoraLeftOut[] = deployments.filter(({ environment }) => !isProduction(environment)).map(({ key, service, environment, at }) => (
    { kind: 'DEPLOYMENT', key, label: `Deployment of ${service}`, at, service, reason: `went to ${environment!.trim()}, not to production` }));
  for (const incident of incidents) {
    const deployment = incident.deploymentId === null ? null : byId.get(incident.deploymentId);
    if (deployment === undefined) continue;
    const reason = reasonAgainst(incident, deployment);
    if (reason !== null) {
      leftOut.push({ kind: 'INCIDENT', key: incident.key, label: incident.title ?? `Incident ${incident.key}`, at: incident.startedAt, service: deployment?.service ?? null, reason });
    } else caused.set(deployment!.id, [...(caused.get(deployment!.id) ?? []), incident]);
  }
  const counted = deployments.filter(({ environment }) => isProduction(environment)).map((deployment) => followed(deployment, caused.get(deployment.id) ?? []));
  return { deployments: counted.sort(byTime), leftOut: leftOut.sort(byTime) };
}

const byTime = (a: { at: number; key: string }, b: { at: number; key: string }): number => a.at - b.at || (a.key < b.key ? -1 : 1);

/** Why an incident is not that deployment's failure, or null where it is. */
function reasonAgainst({ deploymentKey, startedAt }: Incident, deployment: Deployment | null): string | null {
  if (deployment === null) return deploymentKey === null ? 'names no deployment that caused it' : `names the deployment ${deploymentKey}, which is not known`;
  if (!isProduction(deployment.environment)) return `its deployment ${deployment.key} went to ${deployment.environment!.trim()}, not to production`;
  return startedAt < deployment.at ? `began before its deployment ${deployment.key} went out` : null;
}

function followed(deployment: Deployment, incidents: readonly Incident[]): DoraDeployment {
  const { at, commitAt } = deployment;
  const leadReason = commitAt === null ? 'does not say when its change was committed' : commitAt > at ? 'committed after it was deployed' : null;
  const ends = incidents.map(({ resolvedAt }) => resolvedAt ?? Infinity);
  const recovered = ends.reduce((last, end) => Math.max(last, end), -Infinity);
  const recoveredAt = Number.isFinite(recovered) ? recovered : null;
  return {
    ...deployment,
    leadHours: leadReason === null ? (at - commitAt!) / HOUR_MS : null,
    leadReason,
    incidents: [...incidents].sort((a, b) => a.startedAt - b.startedAt || (a.key < b.key ? -1 : 1)),
    recoveredAt,
    recoveryHours: recoveredAt === null ? null : (recoveredAt - at) / HOUR_MS,
  };
}

/** Of things in the order of time, those of a half-open stretch, found by halving. */
export function inStretch<T extends { readonly at: number }>(ordered: readonly T[], fromAt: number, toAt: number): readonly T[] {
  return ordered.slice(firstFrom(ordered, fromAt), firstFrom(ordered, toAt));
}

function firstFrom(ordered: readonly { readonly at: number }[], at: number): number {
  let [low, high] = [0, ordered.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ordered[middle]!.at < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
