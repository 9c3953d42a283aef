import { metricCatalog, type MetricDefinition } from '@bifocal/metrics';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { CONFIG } from '../config.token.js';
import type { Config } from '../config.js';
import { TeamFacts, type TeamRow } from '../facts/team-facts.js';
import type { Grain } from '../graphql/enums.js';
import { Workspaces } from '../identity/workspaces.js';
import type { Product } from '../products/product.type.js';
import { ProductsService } from '../products/products.service.js';
import { Answers } from '../tallies/answers.js';
import { FactClock } from '../tallies/fact-clock.js';
import { MetricValues, type MetricValueRow } from '../tallies/metric-values.js';
import { MetricTableService } from './metric-table.service.js';

const LOOKS_EVERY_MS = 2_000;
/** A round rests this many times as long as it took: a tenth of a core at most. */
const RESTS = 10;
const AT_ONCE = 3;

/** How far back what is written down goes. */
const REACH: Readonly<Record<Grain, string>> = { DAY: 'P400D', WEEK: 'P2Y', MONTH: 'P5Y', QUARTER: 'P10Y', SPRINT: 'P10Y', RELEASE: 'P10Y' };
const OF_PRODUCT: readonly Grain[] = ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'RELEASE'];
const OF_TEAM: readonly Grain[] = ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'SPRINT'];

/**
 * Writes down what metricTable answers, as rows for tools that read by SQL (docs/decisions/0037): for workspaces that have a role
 * to read them, after facts have moved, one question after the other.
 */
@Injectable()
export class MetricRounds implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('metrics for SQL');
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();
  private stopping = false;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(Workspaces) private readonly workspaces: Workspaces,
    @Inject(ProductsService) private readonly products: ProductsService,
    @Inject(TeamFacts) private readonly teams: TeamFacts,
    @Inject(FactClock) private readonly clock: FactClock,
    @Inject(Answers) private readonly answers: Answers,
    @Inject(MetricTableService) private readonly tables: MetricTableService,
    @Inject(MetricValues) private readonly values: MetricValues,
  ) {}

  onApplicationBootstrap(): void {
    this.later();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.round;
  }

  private later(): void {
    if (this.stopping) return;
    this.timer = setTimeout(() => { this.round = this.look().then(() => this.later()); }, LOOKS_EVERY_MS).unref();
  }

  private async look(): Promise<void> {
    try {
      await this.workspaces.each((workspaceId) => this.lookIn(workspaceId));
    } catch (error) {
      this.logger.warn(`Metrics could not be written down; the next round tries again: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  private async lookIn(workspaceId: number): Promise<void> {
    if (this.stopping || !(await this.values.areRead(workspaceId))) return;
    const { version: facts } = await this.clock.now(workspaceId);
    if (!(await this.values.take(workspaceId, facts))) return;
    const startedAt = performance.now();
    let isDone = false;
    try {
      isDone = await this.write(workspaceId);
    } finally {
      const tookMs = performance.now() - startedAt;
      await this.values.release(workspaceId, isDone ? facts : null, this.stopping ? 0 : isDone ? Math.max(this.config.metricsEveryMs, RESTS * tookMs) : this.config.metricsEveryMs);
      if (isDone) this.logger.log(`the metrics of workspace ${workspaceId} are written down (${(tookMs / 1000).toFixed(1)} s)`);
    }
  }

  /** Whether it came to its end. */
  private async write(workspaceId: number): Promise<boolean> {
    const metrics = metricCatalog.filter(({ key }) => this.answers.keys.includes(key));
    await this.values.define(metrics);
    const delivery = metrics.filter(({ half }) => half === 'DELIVERY');
    for (const product of await this.products.all()) {
      for (const grain of OF_PRODUCT) if (!(await this.writePart(workspaceId, product, null, grain, metrics))) return false;
      for (const team of await this.teams.ofProduct(workspaceId, product.id)) {
        for (const grain of OF_TEAM) if (!(await this.writePart(workspaceId, product, team, grain, delivery))) return false;
      }
    }
    return true;
  }

  private async writePart(workspaceId: number, product: Product, team: TeamRow | null, grain: Grain, metrics: readonly MetricDefinition[]): Promise<boolean> {
    if (this.stopping) return false;
    await this.values.hold(workspaceId);
    const { version: facts } = await this.clock.now(workspaceId);
    const rows: MetricValueRow[] = [];
    let asOf: Date | null = null;
    for (const some of byTally(metrics.filter(({ grains }) => grains.includes(grain)))) {
      const counted = await this.tables.counted({ metrics: some, range: { last: REACH[grain] }, grain, product: product.key, team: team?.key ?? null, funnelId: null });
      asOf ??= counted.asOf;
      counted.table.rows(0, counted.table.count).forEach((row, index) => {
        const noun = Number(counted.table.place(index)[1]) || null;
        rows.push({ ...row, sprintId: grain === 'SPRINT' ? noun : null, releaseId: grain === 'RELEASE' ? noun : null });
      });
    }
    await this.values.keep({ workspaceId, productId: product.id, teamId: team?.id ?? null, grain }, rows, asOf ?? new Date(), facts);
    return true;
  }
}

/** Metrics that rest on the same tallies ("revenue.") one after the other, so that none is counted twice, and few at once: who looks at a page is not kept waiting for connections. */
function byTally(metrics: readonly MetricDefinition[]): string[][] {
  const groups = new Map<string, string[][]>();
  for (const { key } of metrics) {
    const tally = key.split('.')[0]!;
    const some = groups.get(tally) ?? [[]];
    if (some.at(-1)!.length === AT_ONCE) some.push([]);
    some.at(-1)!.push(key);
    groups.set(tally, some);
  }
  return [...groups.values()].flat();
}
