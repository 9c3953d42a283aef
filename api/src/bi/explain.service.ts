import { Inject, Injectable } from '@nestjs/common';
import { metricByKey, nothing } from '@bifocal/metrics';
import type { Measure } from '../graphql/enums.js';
import type { FilterInput } from '../graphql/figure.js';
import { badInput, notFound } from '../graphql/named-error.js';
import { readRange, type RangeInput } from '../graphql/range.js';
import type { Period } from '../tallies/answer.js';
import { Answers } from '../tallies/answers.js';
import { OutcomeTables } from '../tallies/outcome/outcome-tables.js';
import { checkFilters, readMetrics } from '../figures/asked-metrics.js';
import { tallyQuestion, WhoIsAskedAbout, type Asked } from '../figures/asked.js';
import { calendarPeriod } from '../figures/calendar-periods.js';
import { printOf, readCursor, readFirst, writeCursor } from '../figures/cursor.js';
import { DeliveryPeriods } from '../figures/delivery-periods.js';
import type { Explanation } from './explanation.type.js';
import { FiguresService } from '../figures/figures.service.js';
import { queryText } from './query-text.js';
import { ReleaseFacts } from '../facts/release-facts.js';
import { SprintFacts } from '../facts/sprint-facts.js';
import { grainOfRange, TargetsService } from '../figures/targets.service.js';
import { unitOf } from '../figures/unit-of.js';

const MOST_ROWS = 1_000;
const USUAL_RANGE: RangeInput = { last: 'P90D' };

export interface ExplainAsked {
  readonly metric: string;
  readonly product?: string | null;
  readonly team?: string | null;
  readonly sprintId: number | null;
  readonly releaseId: number | null;
  readonly range?: RangeInput | null;
  readonly filters?: readonly FilterInput[] | null;
  readonly measure?: Measure | null;
  readonly funnelId: number | null;
  readonly first: number;
  readonly after?: string | null;
}

/** One number with its definition, its parts, and what stands behind it. */
@Injectable()
export class ExplainService {
  constructor(
    @Inject(WhoIsAskedAbout) private readonly whoIsAskedAbout: WhoIsAskedAbout,
    @Inject(DeliveryPeriods) private readonly deliveryPeriods: DeliveryPeriods,
    @Inject(FiguresService) private readonly figures: FiguresService,
    @Inject(TargetsService) private readonly targets: TargetsService,
    @Inject(Answers) private readonly answers: Answers,
    @Inject(OutcomeTables) private readonly tables: OutcomeTables,
    @Inject(SprintFacts) private readonly sprints: SprintFacts,
    @Inject(ReleaseFacts) private readonly releases: ReleaseFacts,
  ) {}

  async explain(given: ExplainAsked): Promise<Explanation> {
    const [metric] = readMetrics([given.metric], this.answers.keys);
    const filters = given.filters ?? [];
    checkFilters([metric!], filters);
    const first = readFirst(given.first, MOST_ROWS);
    const print = printOf({ ...given, first: null, after: null });
    const offset = given.after ? Number(readCursor(print, given.after)[0]) : 0;

    const asked = await this.askedAbout(given, metric!.half === 'DELIVERY');
    const period = await this.periodOf(given, asked);
    const tally = tallyQuestion(asked, [period], { filters, measure: given.measure ?? null, funnelId: given.funnelId });
    const [[answer], behind, target] = await Promise.all([
      this.answers.answer(metric!.key, tally),
      this.answers.behind(metric!.key, tally, { offset, limit: first }),
      this.targets.finder(asked, { filtered: filters.length > 0, funnelId: given.funnelId }),
    ]);
    const unit = unitOf(metric!, given.measure ?? asked.team?.measure ?? null);
    const grain = given.sprintId !== null ? 'SPRINT' : given.releaseId !== null ? 'RELEASE' : grainOfRange(period, given.range ?? USUAL_RANGE);
    const own = answer ?? { period: 0, dims: [], value: nothing('There is nothing to measure.') };
    const next = offset + behind.rows.length;
    return {
      metric: metricByKey(metric!.key)!,
      figure: this.figures.figure(metric!, asked, own, null, { complete: period.complete, unit, target: target({ metric: metric!, unit, grain, period, teamId: asked.team?.id ?? null }) }),
      asOf: new Date(asked.nowMs),
      ...behind,
      doubts: behind.doubts ?? [],
      nextCursor: next < behind.totalCount ? writeCursor(print, [next]) : null,
      graphql: queryText({ ...given, metric: metric!.key, product: asked.product.key, range: { from: period.from, to: period.to } }),
    };
  }

  /** A sprint, a release or a funnel says by itself whose it is. */
  private async askedAbout(given: ExplainAsked, onlyDelivery: boolean): Promise<Asked> {
    const workspaceId = await this.whoIsAskedAbout.workspaceId();
    if (given.sprintId !== null) {
      const teamId = await this.sprints.teamIdOf(workspaceId, given.sprintId);
      const asked = teamId === null ? null : await this.whoIsAskedAbout.ofTeam(teamId);
      if (!asked) throw notFound(`sprint: there is no sprint with the id ${given.sprintId}.`);
      return asked;
    }
    if (given.releaseId !== null) {
      const release = await this.releases.byId(workspaceId, given.releaseId);
      const team = release?.teamId ?? null;
      const asked = release && (team === null ? await this.whoIsAskedAbout.ofProduct(release.productId) : await this.whoIsAskedAbout.ofTeam(team));
      if (!asked) throw notFound(`release: there is no release with the id ${given.releaseId}.`);
      return asked;
    }
    if (given.funnelId !== null && given.product == null) {
      const productId = await this.tables.productOfFunnel(workspaceId, given.funnelId);
      const asked = productId === null ? null : await this.whoIsAskedAbout.ofProduct(productId);
      if (!asked) throw notFound(`funnel: there is no funnel with the id ${given.funnelId}.`);
      return asked;
    }
    return this.whoIsAskedAbout.of(given.product, given.team, onlyDelivery);
  }

  private async periodOf(given: ExplainAsked, asked: Asked): Promise<Period> {
    if (given.sprintId !== null && given.releaseId !== null) throw badInput('sprint, release: give one of the two.');
    if (given.sprintId !== null) return (await this.deliveryPeriods.sprint(asked, given.sprintId))!;
    if (given.releaseId !== null) return (await this.deliveryPeriods.release(asked, given.releaseId))!;
    return calendarPeriod(readRange(given.range ?? USUAL_RANGE, asked.zone, asked.nowMs), asked.zone, asked.nowMs);
  }
}
