import { Inject, Injectable } from '@nestjs/common';
import { localDate, nothing } from '@bifocal/metrics';
import { FirstWork } from '../../facts/first-work.js';
import type { TallyQuestion } from '../answer.js';
import { DEFECT_COUNTS, defectCountLine, judgeDefectCounts, judgeTimeToResolve } from './defect-figures.js';
import { DeliveryScopes } from './delivery-scope.js';
import { FLOW_METRICS, judgeFlow } from './flow-figures.js';
import { unmeasured, type Judge, type Judgement } from './judgement.js';
import { WorkGroups } from './work-groups.js';

/** Answers for flow, and for the counts and times of defects. */
@Injectable()
export class WorkJudge implements Judge {
  readonly keys = [...Object.keys(DEFECT_COUNTS), 'defects.time_to_resolve', ...FLOW_METRICS];

  constructor(
    @Inject(DeliveryScopes) private readonly scopes: DeliveryScopes,
    @Inject(WorkGroups) private readonly groups: WorkGroups,
    @Inject(FirstWork) private readonly firstWork: FirstWork,
  ) {}

  async judge(metric: string, question: TallyQuestion): Promise<Judgement[]> {
    const [groups, first] = await Promise.all([
      this.scopes.of(question).then((scope) => this.groups.of(question, scope)),
      this.firstWork.at(question.workspaceId, question.productId, question.teamId),
    ]);
    const firstDay = first && localDate(first.getTime(), question.zone);
    // Before the first item there was nothing to measure, which is not the same as nothing done.
    const before = question.periods.map((period) => firstDay !== null && period.sprintId === null && period.to <= firstDay);
    const none = unmeasured(nothing(`No work item is known before ${firstDay}.`));
    return groups.flatMap((group) => judged(metric, question, group).flatMap((each, period) => (each ? [{ period, dims: group.dims, ...(before[period] ? none : each) }] : [])));
  }
}

function judged(metric: string, question: TallyQuestion, group: Parameters<typeof judgeFlow>[2]): ReturnType<typeof judgeFlow> {
  if (metric === 'defects.time_to_resolve') return judgeTimeToResolve(question, group);
  return metric.startsWith('flow.') ? judgeFlow(metric, question, group) : judgeDefectCounts(defectCountLine(metric), question, group);
}
