import { Inject, Injectable } from '@nestjs/common';
import { nothing } from '@bifocal/metrics';
import type { Answer, Behind, BehindRow, MetricAnswers, TallyQuestion } from '../answer.js';
import { Doubts } from './doubts.js';
import { unmeasured, type Judge, type Judged } from './judgement.js';
import { DoraJudge } from './dora-judge.js';
import { QualityJudge } from './quality-judge.js';
import { ReleaseJudge } from './release-judge.js';
import { SprintJudge } from './sprint-judge.js';
import { WorkJudge } from './work-judge.js';

/** The most left-out items that an explanation lists; their number is always given. */
const MOST_LEFT_OUT = 200;

/** The delivery half's way to answer for its metrics. */
@Injectable()
export class DeliveryAnswers implements MetricAnswers {
  readonly keys: readonly string[];
  private readonly judges: ReadonlyMap<string, Judge>;

  constructor(
    @Inject(SprintJudge) sprints: SprintJudge,
    @Inject(ReleaseJudge) releases: ReleaseJudge,
    @Inject(WorkJudge) work: WorkJudge,
    @Inject(QualityJudge) quality: QualityJudge,
    @Inject(Doubts) private readonly doubts: Doubts,
    @Inject(DoraJudge) dora: DoraJudge,
  ) {
    const judges: Judge[] = [sprints, releases, work, quality, dora];
    this.judges = new Map(judges.flatMap((judge) => judge.keys.map((key) => [key, judge] as const)));
    this.keys = [...this.judges.keys()];
  }

  async answer(metric: string, question: TallyQuestion): Promise<Answer[]> {
    const judge = this.judge(metric);
    if (judge.measure) return judge.measure(metric, question);
    const judgements = await judge.judge(metric, question);
    return judgements.map(({ period, dims, value }) => ({ period, dims, value }));
  }

  async behind(metric: string, question: TallyQuestion, page: { offset: number; limit: number }): Promise<Behind> {
    const [first] = await this.judge(metric).judge(metric, { ...question, groupBy: [] });
    const judged: Judged = first ?? unmeasured(nothing('There is nothing to explain.'));
    const { value, rows, leftOut, formula } = judged;
    const inOrder = [...rows].sort((a, b) => (a.at?.getTime() ?? 0) - (b.at?.getTime() ?? 0) || (a.key < b.key ? -1 : 1));
    return {
      rows: inOrder.slice(page.offset, page.offset + page.limit),
      totalCount: rows.length,
      numeratorTotal: value.numerator === null ? null : sum(rows, 'numerator'),
      denominatorTotal: value.denominator === null ? null : sum(rows, 'denominator'),
      leftOut: leftOut.slice(0, MOST_LEFT_OUT),
      leftOutCount: leftOut.length,
      formulaWithNumbers: formula,
      doubts: await this.doubts.of(metric, question, judged),
    };
  }

  private judge(metric: string): Judge {
    const judge = this.judges.get(metric);
    if (!judge) throw new RangeError(`Delivery does not answer for ${metric}.`);
    return judge;
  }
}

/** Exact to a millionth of a point. */
function sum(rows: readonly BehindRow[], part: 'numerator' | 'denominator'): number {
  return Math.round(rows.reduce((total, row) => total + (row[part] ?? 0), 0) * 1e6) / 1e6;
}
