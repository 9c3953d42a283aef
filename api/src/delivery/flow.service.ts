import { Inject, Injectable } from '@nestjs/common';
import { flowTimes, measured, workInProgress, type FlowRow, type MetricValue } from '@bifocal/metrics';
import type { StoredHistory } from '../facts/delivery-history.js';
import { figureOf } from '../graphql/figure-of.js';
import type { Figure } from '../graphql/figure.js';
import type { DayRange } from '../graphql/range.js';
import { medianOf } from '../tallies/delivery/defect-figures.js';
import { DeliveryScopes } from '../tallies/delivery/delivery-scope.js';
import { judgeFlow } from '../tallies/delivery/flow-figures.js';
import { spanOf, WorkGroups, type OwnedItems } from '../tallies/delivery/work-groups.js';
import { definitionOf } from './definition-of.js';
import type { Flow, FlowItem, WipItem } from './flow.type.js';
import { questionOf, readStatuses, wholeRange, type Whose } from './questions.js';

/** Answers how work flows through a team. */
@Injectable()
export class FlowService {
  constructor(
    @Inject(DeliveryScopes) private readonly scopes: DeliveryScopes,
    @Inject(WorkGroups) private readonly groups: WorkGroups,
  ) {}

  async of(whose: Whose, range: DayRange): Promise<Flow> {
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
    const wipItems = wipItemsOf(owned, Math.min(span.toAt - 1, nowMs));
    return {
      throughput: figure('flow.throughput', judgeFlow('flow.throughput', question, group)[0]!.value),
      cycleTime: figure('flow.cycle_time', medianOf(times.cycleTimeP50)),
      cycleTimeP85: figure('flow.cycle_time', medianOf(times.cycleTimeP85), 'Cycle time, 85th percentile'),
      leadTime: figure('flow.lead_time', medianOf(times.leadTimeP50)),
      leadTimeP85: figure('flow.lead_time', medianOf(times.leadTimeP85), 'Lead time, 85th percentile'),
      wip: figure('flow.wip', measured(wipItems.length, { sampleSize: wipItems.length })),
      wipItems,
      doubtful: times.impossible.map(({ itemKey, itemTitle, reason }) => ({ key: itemKey, title: itemTitle, reason })),
      done: doneItems(times.rows, owned.items),
    };
  }
}

const instant = (at: number | null): Date | null => (at === null ? null : new Date(at));

function doneItems(rows: readonly FlowRow[], items: readonly StoredHistory[]): FlowItem[] {
  const types = new Map(items.map((item) => [item.id, item.type]));
  return [...rows].reverse().map(({ itemId, itemKey, itemTitle, createdAt, startedAt, doneAt, cycle, lead, reopenCount }) => ({
    key: itemKey, title: itemTitle, type: types.get(itemId) ?? '',
    createdAt: instant(createdAt), startedAt: instant(startedAt), doneAt: instant(doneAt),
    leadMinutes: lead?.minutes ?? null, cycleDays: cycle?.days ?? null, leadDays: lead?.days ?? null, reopened: reopenCount,
  }));
}

function wipItemsOf({ items, settings }: OwnedItems, at: number): WipItem[] {
  return workInProgress(items, settings, at).map(({ itemKey, itemTitle, category, startedAt, ageDays }) => ({ key: itemKey, title: itemTitle, category, startedAt: instant(startedAt), ageDays }));
}
