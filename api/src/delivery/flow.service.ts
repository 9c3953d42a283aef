import { Inject, Injectable } from '@nestjs/common';
import { cyclePercentiles, durationIn, flowTimes, measured, type FlowRow, type MetricValue } from '@bifocal/metrics';
import { FirstBlock } from '../facts/first-block.js';
import type { StoredHistory } from '../facts/delivery-history.js';
import { figureOf } from '../graphql/figure-of.js';
import type { Figure } from '../graphql/figure.js';
import type { DurationUnit } from '../graphql/enums.js';
import type { DayRange } from '../graphql/range.js';
import { judgeBlocked } from '../tallies/delivery/blocked-figures.js';
import { medianOf } from '../tallies/delivery/defect-figures.js';
import { DeliveryScopes } from '../tallies/delivery/delivery-scope.js';
import { judgeFlow } from '../tallies/delivery/flow-figures.js';
import { spanOf, WorkGroups } from '../tallies/delivery/work-groups.js';
import { ageingWork } from './ageing-work.js';
import { definitionOf } from './definition-of.js';
import type { Flow, FlowItem } from './flow.type.js';
import { questionOf, readStatuses, wholeRange, type Whose } from './questions.js';

/** Answers how work flows through a team. */
@Injectable()
export class FlowService {
  constructor(
    @Inject(DeliveryScopes) private readonly scopes: DeliveryScopes,
    @Inject(WorkGroups) private readonly groups: WorkGroups,
    @Inject(FirstBlock) private readonly firstBlock: FirstBlock,
  ) {}

  async of(whose: Whose, range: DayRange, timeUnit: DurationUnit): Promise<Flow> {
    const { nowMs } = whose.time;
    const whole = wholeRange(range, whose.zone, nowMs);
    await readStatuses(whose, range);
    const question = this.scopes.about(questionOf(whose, [whole]), whose.teams);
    const groups = await this.groups.of(question, await this.scopes.of(question));
    const group = groups[0]!;
    const owned = group.owned[0]!;
    const span = spanOf(whole, owned)!;
    const times = flowTimes(owned.items, owned.settings, span);
    const figure = (key: string, value: MetricValue, name?: string): Figure =>
      figureOf(definitionOf(key), value, { complete: whole.complete, asOf: new Date(nowMs), ...(name === undefined ? {} : { name }) });
    const percentiles = cyclePercentiles(times.rows, timeUnit);
    const firstBlocks = await this.firstBlock.ofTeams(whose.workspaceId, whose.teams.map(({ team }) => team.id));
    const wipItems = ageingWork(owned, Math.min(span.toAt - 1, nowMs), { percentiles, timeUnit, tellsBlocked: firstBlocks.size > 0 });
    return {
      whose, range, timeUnit, percentiles,
      percentilesOf: times.rows.filter((row) => row.cycle !== null).length,
      blockedTime: figure('flow.blocked_time', judgeBlocked(question, group, firstBlocks)[0]!.value),
      throughput: figure('flow.throughput', judgeFlow('flow.throughput', question, group)[0]!.value),
      cycleTime: figure('flow.cycle_time', medianOf(times.cycleTimeP50)),
      cycleTimeP85: figure('flow.cycle_time', medianOf(times.cycleTimeP85), 'Cycle time, 85th percentile'),
      leadTime: figure('flow.lead_time', medianOf(times.leadTimeP50)),
      leadTimeP85: figure('flow.lead_time', medianOf(times.leadTimeP85), 'Lead time, 85th percentile'),
      wip: figure('flow.wip', measured(wipItems.length, { sampleSize: wipItems.length })),
      wipItems,
      doubtful: times.impossible.map(({ itemKey, itemTitle, reason }) => ({ key: itemKey, title: itemTitle, reason })),
      done: doneItems(times.rows, owned.items, timeUnit),
    };
  }
}

const instant = (at: number | null): Date | null => (at === null ? null : new Date(at));

function doneItems(rows: readonly FlowRow[], items: readonly StoredHistory[], timeUnit: DurationUnit): FlowItem[] {
  const types = new Map(items.map((item) => [item.id, item.type]));
  return [...rows].reverse().map(({ itemId, itemKey, itemTitle, createdAt, startedAt, doneAt, cycle, lead, reopenCount }) => ({
    id: itemId, key: itemKey, title: itemTitle, type: types.get(itemId) ?? '',
    createdAt: instant(createdAt), startedAt: instant(startedAt), doneAt: instant(doneAt),
    leadMinutes: lead?.minutes ?? null, cycleDays: cycle?.days ?? null, leadDays: lead?.days ?? null, cycle: cycle && durationIn(cycle, timeUnit), reopened: reopenCount,
  }));
}
