import { Inject, Injectable } from '@nestjs/common';
import { localDate, nothing } from '@bifocal/metrics';
import { FirstBlock } from '../../facts/first-block.js';
import { FirstWork } from '../../facts/first-work.js';
import type { TallyQuestion } from '../answer.js';
import { BLOCKED_TIME, judgeBlocked } from './blocked-figures.js';
import { DEFECT_COUNTS, defectCountLine, judgeDefectCounts, judgeTimeToResolve } from './defect-figures.js';
import { DELIVERED, judgeDelivered } from './delivered-figures.js';
import { DeliveryScopes } from './delivery-scope.js';
import { FLOW_METRICS, judgeFlow } from './flow-figures.js';
import { unmeasured, type Judge, type Judgement } from './judgement.js';
import { WorkGroups } from './work-groups.js';

/** Answers for flow, and for the counts and times of defects. */
@Injectable()
export class WorkJudge implements Judge {
  readonly keys = [...Object.keys(DEFECT_COUNTS), 'defects.time_to_resolve', ...FLOW_METRICS, DELIVERED, BLOCKED_TIME];

  constructor(
    @Inject(DeliveryScopes) private readonly scopes: DeliveryScopes,
    @Inject(WorkGroups) private readonly groups: WorkGroups,
    @Inject(FirstWork) private readonly firstWork: FirstWork,
    @Inject(FirstBlock) private readonly firstBlock: FirstBlock,
  ) {}

  async judge(metric: string, question: TallyQuestion): Promise<Judgement[]> {
    const [groups, first] = await Promise.all([
      this.scopes.of(question).then((scope) => this.groups.of(question, scope)),
      this.firstWork.at(question.workspaceId, question.productId, question.teamId),
    ]);
    const teamIds = metric === BLOCKED_TIME ? groups.flatMap(({ owned }) => owned.flatMap(({ history }) => history?.team.id ?? [])) : [];
    const firstBlocks = await this.firstBlock.ofTeams(question.workspaceId, [...new Set(teamIds)]);
    const firstDay = first && localDate(first.getTime(), question.zone);
    // Before the first item there was nothing to measure, which is not the same as nothing done.
    const before = question.periods.map((period) => firstDay !== null && period.sprintId === null && period.to <= firstDay);
    const none = unmeasured(nothing(`No work item is known before ${firstDay}.`));
    return groups.flatMap((group) => judged(metric, question, group, firstBlocks).flatMap((each, period) => (each ? [{ period, dims: group.dims, ...(before[period] ? none : each) }] : [])));
  }
}

function judged(metric: string, question: TallyQuestion, group: Parameters<typeof judgeFlow>[2], firstBlocks: ReadonlyMap<number, Date>): ReturnType<typeof judgeFlow> {
  if (metric === 'defects.time_to_resolve') return judgeTimeToResolve(question, group);
  if (metric === DELIVERED) return judgeDelivered(question, group);
  if (metric === BLOCKED_TIME) return judgeBlocked(question, group, firstBlocks);
  return metric.startsWith('flow.') ? judgeFlow(metric, question, group) : judgeDefectCounts(defectCountLine(metric), question, group);
}
