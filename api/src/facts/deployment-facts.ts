import type { Deployment, Incident } from '@bifocal/metrics';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** What is deployed where, and since when. */
export interface DeployedSince {
  readonly service: string;
  readonly environment: string | null;
  readonly firstAt: number;
}

interface DeploymentRow extends Omit<Deployment, 'at' | 'commitAt'> { readonly at: Date; readonly commitAt: Date | null }
interface IncidentRow extends Omit<Incident, 'startedAt' | 'resolvedAt'> { readonly startedAt: Date; readonly resolvedAt: Date | null }

const DEPLOYMENTS = `
  SELECT d.id::text, d.key, d.service, d.environment, d.at, d.commit_at AS "commitAt", d.rework
  FROM deployment d
  WHERE d.workspace_id = $1 AND d.product_id = $2 AND d.at >= $3 AND d.at < $4`;

/** A deployment is named as its own source names it; else as another source of the product does, where only one knows that name. */
const CAUSE = `
  coalesce(
    (SELECT d.id FROM deployment d WHERE d.workspace_id = i.workspace_id AND d.source_id = i.source_id AND d.product_id = i.product_id AND d.key = i.deployment_key),
    (SELECT min(d.id) FROM deployment d WHERE d.workspace_id = i.workspace_id AND d.product_id = i.product_id AND d.key = i.deployment_key HAVING count(*) = 1))`;

/** An incident that a deployment caused began when that was out, so that none before the first deployment is needed. */
const INCIDENTS = `
  SELECT i.key, i.title, i.deployment_key AS "deploymentKey", (${CAUSE})::text AS "deploymentId", i.started_at AS "startedAt", i.resolved_at AS "resolvedAt"
  FROM incident i
  WHERE i.workspace_id = $1 AND i.product_id = $2 AND i.started_at >= $3`;

const SINCE = `
  SELECT d.service, d.environment, min(d.at) AS "firstAt"
  FROM deployment d WHERE d.workspace_id = $1 AND d.product_id = $2 GROUP BY d.service, d.environment ORDER BY d.service, d.environment`;

const TOLD = `
  SELECT EXISTS (SELECT FROM deployment d WHERE d.workspace_id = $1 AND d.product_id = $2 AND d.rework IS NOT NULL) AS "tellsRework",
         EXISTS (SELECT FROM incident i WHERE i.workspace_id = $1 AND i.product_id = $2 AND ${CAUSE} IS NOT NULL) AS "hasIncidents"`;

/** Reads deployments and incidents of a product. */
@Injectable()
export class DeploymentFacts {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** The deployments of a half-open stretch of time, to wherever they went. */
  async between(workspaceId: number, productId: number, fromAt: number, toAt: number): Promise<Deployment[]> {
    const rows = await this.dataSource.query<DeploymentRow[]>(DEPLOYMENTS, [workspaceId, productId, new Date(fromAt), new Date(toAt)]);
    return rows.map((row) => ({ ...row, at: row.at.getTime(), commitAt: row.commitAt?.getTime() ?? null }));
  }

  /** The incidents that began at an instant or later, each with the deployment it names, where that is known. */
  async incidentsSince(workspaceId: number, productId: number, fromAt: number): Promise<Incident[]> {
    const rows = await this.dataSource.query<IncidentRow[]>(INCIDENTS, [workspaceId, productId, new Date(fromAt)]);
    return rows.map((row) => ({ ...row, startedAt: row.startedAt.getTime(), resolvedAt: row.resolvedAt?.getTime() ?? null }));
  }

  /** The first deployment of each service to each environment. */
  async since(workspaceId: number, productId: number): Promise<DeployedSince[]> {
    const rows = await this.dataSource.query<{ service: string; environment: string | null; firstAt: Date }[]>(SINCE, [workspaceId, productId]);
    return rows.map((row) => ({ ...row, firstAt: row.firstAt.getTime() }));
  }

  /** Whether any deployment says if it was rework, and whether any incident names a deployment that is known. */
  async told(workspaceId: number, productId: number): Promise<{ tellsRework: boolean; hasIncidents: boolean }> {
    const [row] = await this.dataSource.query<{ tellsRework: boolean; hasIncidents: boolean }[]>(TOLD, [workspaceId, productId]);
    return row ?? { tellsRework: false, hasIncidents: false };
  }
}
