import { Inject, Injectable } from '@nestjs/common';
import type { TallyQuestion } from '../answer.js';
import { DEFECT_COUNTS, defectCountLine, judgeDefectCounts, judgeTimeToResolve } from './defect-figures.js';
import { DeliveryScopes } from './delivery-scope.js';
import { FLOW_METRICS, judgeFlow } from './flow-figures.js';
import type { Judge, Judgement } from './judgement.js';
import { WorkGroups } from './work-groups.js';

/** Answers for flow, and for the counts and times of defects. */
@Injectable()
export class WorkJudge implements Judge {
  readonly keys = [...Object.keys(DEFECT_COUNTS), 'defects.time_to_resolve', ...FLOW_METRICS];

  constructor(
    @Inject(DeliveryScopes) private readonly scopes: DeliveryScopes,
    @Inject(WorkGroups) private readonly groups: WorkGroups,
  ) {}

  async judge(metric: string, question: TallyQuestion): Promise<Judgement[]> {
    const groups = await this.groups.of(question, await this.scopes.of(question));
    return groups.flatMap((group) => judged(metric, question, group).flatMap((each, period) => (each ? [{ period, dims: group.dims, ...each }] : [])));
  }
}

function judged(metric: string, question: TallyQuestion, group: Parameters<typeof judgeFlow>[2]): ReturnType<typeof judgeFlow> {
  if (metric === 'defects.time_to_resolve') return judgeTimeToResolve(question, group);
  return metric.startsWith('flow.') ? judgeFlow(metric, question, group) : judgeDefectCounts(defectCountLine(metric), question, group);
}
