import { localDate, metricByKey } from '@bifocal/metrics';
import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { readMetrics } from '../figures/asked-metrics.js';
import { WhoIsAskedAbout, type Asked } from '../figures/asked.js';
import { countedIn, isOfFunnel } from '../figures/targets.service.js';
import { mayRead } from '../figures/readable-half.js';
import { unitOf } from '../figures/unit-of.js';
import { Audit } from '../identity/audit.js';
import { NeedsOneOf } from '../identity/needs.js';
import type { Permission } from '../identity/permissions.js';
import { forbidden } from '../identity/refusals.js';
import { seesTeam } from '../identity/sight.js';
import { WhoAsks } from '../identity/who-asks.js';
import { MetricTargets, type KeptTarget } from '../facts/metric-targets.js';
import type { Unit } from '../graphql/enums.js';
import { changedMeanwhile, isVersion } from '../graphql/changed-meanwhile.js';
import { badInput, notFound } from '../graphql/named-error.js';
import { readId } from '../graphql/read-id.js';
import { maybeWordsOf } from '../graphql/words.js';
import { Answers } from '../tallies/answers.js';
import { OutcomeTables } from '../tallies/outcome/outcome-tables.js';
import { readTargetDays, readTargetGrain, readTargetValue } from './read-target.js';
import { Target, TargetInput } from './target.type.js';

const MOST_LETTERS = 1_000;

/** What metrics should reach. */
@Resolver()
export class TargetsResolver {
  constructor(
    @Inject(WhoAsks) private readonly whoAsks: WhoAsks,
    @Inject(Audit) private readonly audit: Audit,
    @Inject(WhoIsAskedAbout) private readonly whoIsAskedAbout: WhoIsAskedAbout,
    @Inject(Answers) private readonly answers: Answers,
    @Inject(MetricTargets) private readonly targets: MetricTargets,
    @Inject(OutcomeTables) private readonly tables: OutcomeTables,
  ) {}

  @NeedsOneOf('READ_DELIVERY', 'READ_OUTCOMES')
  @Query(() => [Target], { name: 'targets', description: 'Every version of the targets of a product and its teams, the one set last first.' })
  async ofProduct(@Args('product', { type: () => String, nullable: true, description: 'The product\'s key. Needed where there are several.' }) product: string | null): Promise<Target[]> {
    return this.shown(await this.whoIsAskedAbout.of(product, null, false));
  }

  @NeedsOneOf('WORK_DELIVERY', 'WORK_OUTCOMES')
  @Mutation(() => Target, { description: 'Sets what a metric should reach, as a further version: rows and figures of periods whose last day it holds for have it beside them. What was read before stays readable in the versions.' })
  async setTarget(@Args('input', { type: () => TargetInput, description: 'The target.' }) input: TargetInput): Promise<Target> {
    const [metric] = readMetrics([input.metric], this.answers.keys);
    const works: Permission = metric!.half === 'DELIVERY' ? 'WORK_DELIVERY' : 'WORK_OUTCOMES';
    const asker = this.whoAsks.asker();
    if (!asker.permissions.has(works)) throw forbidden(`setTarget of ${metric!.key}`, [works], asker);
    const signed = { author: maybeWordsOf('author', input.author, MOST_LETTERS), reason: maybeWordsOf('reason', input.reason, MOST_LETTERS) };
    const [value, grain] = [readTargetValue(metric!, input), readTargetGrain(metric!, input)];
    if (input.team != null && metric!.half !== 'DELIVERY') throw badInput(`team: ${metric!.key} is the product's, whoever works on it. Leave team out.`);
    const asked = await this.whoIsAskedAbout.of(input.product, input.team, metric!.half === 'DELIVERY');
    const { workspaceId, product, team } = asked;
    const days = readTargetDays(input, localDate(asked.nowMs, asked.zone));
    const funnelId = isOfFunnel(metric!) ? await this.funnelOf(asked, input.funnel) : null;
    const set = await this.targets.set(workspaceId, product.id, {
      metric: metric!.key, teamId: team?.id ?? null, funnelId, grain, countedIn: countedIn(unitOf(metric!, team?.measure ?? null), product.currency), ...days, value, ...signed,
    }, input.version ?? null, (transaction) => this.audit.write({ what: 'DEFINITION_CHANGED', about: `Target of ${metric!.name}, ${team?.name ?? product.name}`, details: { metric: metric!.key, value, ...days } }, transaction));
    if ('standing' in set) throw changedMeanwhile('version', `the target of ${metric!.name}`, isVersion(set.standing, input.version!));
    return (await this.shown(asked)).find((target) => target.id === set.id)!;
  }

  private async funnelOf({ workspaceId, product }: Asked, given: string | null | undefined): Promise<number> {
    if (given == null) {
      const { firstFunnelId } = await this.targets.ofProduct(workspaceId, product.id);
      if (firstFunnelId === null) throw badInput('funnel: this product has no funnel yet, so there is no conversion to set a target for. Save one with saveFunnel first.');
      return firstFunnelId;
    }
    const id = readId('funnel', given);
    if (await this.tables.productOfFunnel(workspaceId, id) !== product.id) throw notFound(`funnel: there is no funnel with the id ${id} on ${product.key}.`);
    return id;
  }

  private async shown({ workspaceId, product }: Asked): Promise<Target[]> {
    const { targets } = await this.targets.ofProduct(workspaceId, product.id);
    const last = new Map(targets.map((target) => [lineOf(target), target.id]));
    return targets.filter(isShown).map((target) => shownTarget(target, last.get(lineOf(target)) === target.id)).reverse();
  }
}

function isShown({ metric, teamId }: KeptTarget): boolean {
  const known = metricByKey(metric);
  return known !== null && mayRead(known) && seesTeam(teamId);
}

const lineOf = ({ metric, teamId, funnelId, grain }: KeptTarget): string => JSON.stringify([metric, teamId, funnelId, grain]);

function shownTarget({ id, metric, team, funnel, funnelId, grain, from, to, value, version, author, reason, madeAt, countedIn: said }: KeptTarget, isLatest: boolean): Target {
  const known = metricByKey(metric);
  const isMoney = known?.unit === 'MONEY';
  return {
    id, metric, name: known?.name ?? metric, unit: isMoney ? 'MONEY' : (said as Unit), currency: isMoney ? said : null,
    team, funnel, funnelId, grain, from, to, value, version, isLatest, author, reason, madeAt,
  };
}
