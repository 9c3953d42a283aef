import { doraFacts, doraFigures, inStretch, isProduction, nothing, startOfLocalDay, type DoraCollected, type DoraDeployment, type DoraFigures, type DoraLeftOut } from '@bifocal/metrics';
import { Inject, Injectable } from '@nestjs/common';
import { DeploymentFacts } from '../../facts/deployment-facts.js';
import type { Period, TallyQuestion } from '../answer.js';
import { keeps } from './delivery-scope.js';

/** DORA's five of one period and service, or of all services together, with what stands behind them. */
export interface DoraPart {
  readonly figures: DoraFigures;
  readonly rows: readonly DoraDeployment[];
  readonly leftOut: readonly DoraLeftOut[];
}

/** The deployments and incidents that a question is about, read once. */
export interface DoraReading {
  /** The services that were ever deployed to production and pass the question's filters, by name. */
  readonly services: readonly string[];
  /** `service` null: all of them together. */
  part(period: Period, service: string | null): DoraPart;
}

/** Reads what DORA's metrics are counted from. */
@Injectable()
export class DoraReadings {
  /** A question that is asked of several metrics is read once; it lives as long as its request. */
  private readonly open = new WeakMap<TallyQuestion, Promise<DoraReading>>();

  constructor(@Inject(DeploymentFacts) private readonly facts: DeploymentFacts) {}

  async of(question: TallyQuestion, productId: number): Promise<DoraReading> {
    const known = this.open.get(question) ?? this.read(question, productId);
    this.open.set(question, known);
    return known;
  }

  private async read(question: TallyQuestion, productId: number): Promise<DoraReading> {
    const { workspaceId, periods, zone, nowMs } = question;
    const starts = periods.map(({ from }) => startOfLocalDay(from, zone));
    const fromAt = starts.reduce((first, at) => Math.min(first, at), Infinity);
    const toAt = periods.reduce((last, { to }) => Math.max(last, startOfLocalDay(to, zone)), -Infinity);
    const [deployments, incidents, since, told] = await Promise.all([
      this.facts.between(workspaceId, productId, fromAt, toAt), this.facts.incidentsSince(workspaceId, productId, fromAt),
      this.facts.since(workspaceId, productId), this.facts.told(workspaceId, productId),
    ]);
    const isAsked = (service: string | null): boolean => keeps(question, 'service', service);
    const all = doraFacts(deployments, incidents);
    const firsts = since.filter(({ service, environment }) => isProduction(environment) && isAsked(service));
    const services = [...new Set(firsts.map(({ service }) => service))];
    const byService = new Map<string | null, readonly DoraDeployment[]>([[null, all.deployments.filter(({ service }) => isAsked(service))]]);
    for (const service of services) byService.set(service, all.deployments.filter((row) => row.service === service));
    const leftOut = all.leftOut.filter(({ service }) => isAsked(service));
    return {
      services,
      part: (period, service) => {
        const [begin, end] = [startOfLocalDay(period.from, zone), startOfLocalDay(period.to, zone)];
        const first = firsts.filter((row) => service === null || row.service === service).reduce((at, row) => Math.min(at, row.firstAt), Infinity);
        const collected: DoraCollected = { ...told, firstAt: Number.isFinite(first) ? first : null };
        const rows = inStretch(byService.get(service) ?? [], begin, end);
        return {
          rows, figures: doraFigures(rows, period, collected, zone, nowMs),
          leftOut: inStretch(leftOut, begin, end).filter((each) => service === null || each.service === service),
        };
      },
    };
  }
}

/** Deployments belong to services of a product, whichever teams build these. */
export const NOT_OF_A_TEAM = nothing('Deployments belong to a product’s services, not to one team: ask about the product.');
