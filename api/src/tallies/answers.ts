import type { Comparison } from '@bifocal/metrics';
import { Inject, Injectable } from '@nestjs/common';
import type { Answer, Behind, MetricAnswers, TallyQuestion } from './answer.js';
import { DeliveryAnswers } from './delivery/delivery-answers.js';
import { OutcomeAnswers } from './outcome/outcome-answers.js';

/** Every metric that can be answered, by whichever half counts it. */
@Injectable()
export class Answers implements MetricAnswers {
  readonly keys: readonly string[];
  private readonly byKey: ReadonlyMap<string, MetricAnswers>;

  constructor(@Inject(DeliveryAnswers) delivery: DeliveryAnswers, @Inject(OutcomeAnswers) outcome: OutcomeAnswers) {
    const halves: MetricAnswers[] = [delivery, outcome];
    this.byKey = new Map(halves.flatMap((half) => half.keys.map((key) => [key, half] as const)));
    this.keys = [...this.byKey.keys()];
  }

  async answer(metric: string, question: TallyQuestion): Promise<Answer[]> {
    return this.half(metric).answer(metric, question);
  }

  async behind(metric: string, question: TallyQuestion, page: { offset: number; limit: number }): Promise<Behind> {
    return this.half(metric).behind(metric, question, page);
  }

  compare(metric: string, before: Answer, after: Answer): Comparison | null {
    return this.half(metric).compare?.(metric, before, after) ?? null;
  }

  private half(metric: string): MetricAnswers {
    const half = this.byKey.get(metric);
    if (!half) throw new RangeError(`No half answers for ${metric}.`);
    return half;
  }
}
