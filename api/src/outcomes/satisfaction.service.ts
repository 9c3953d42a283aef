import { cesMean, isThinSample, scoreGroup, scoreGroupShares, scoreMargin, type ScoresTally } from '@bifocal/metrics';
import { Inject, Injectable } from '@nestjs/common';
import { checkFilters, checkGroups } from '../figures/asked-metrics.js';
import { calendarPeriod } from '../figures/calendar-periods.js';
import { FiguresService } from '../figures/figures.service.js';
import type { SurveyKind } from '../graphql/enums.js';
import type { FilterInput } from '../graphql/figure.js';
import type { Answer, Period } from '../tallies/answer.js';
import { Answers } from '../tallies/answers.js';
import { OutcomeTables, type SurveyTally } from '../tallies/outcome/outcome-tables.js';
import { SCALES } from '../tallies/outcome/scores.js';
import { questionOf, wholeRange, type OutcomeAsked } from './outcome-question.js';
import { judged, metricOf } from './outcomes.service.js';
import type { SatisfactionSegment, ScoreCount, Survey } from './satisfaction.type.js';

const METRIC: Readonly<Record<SurveyKind, string>> = { NPS: 'satisfaction.nps', CSAT: 'satisfaction.csat', CES: 'satisfaction.ces' };
const RESPONSE_RATE = 'satisfaction.response_rate';

/** How satisfied the people of one product are. */
@Injectable()
export class SatisfactionService {
  constructor(
    @Inject(FiguresService) private readonly figuresService: FiguresService,
    @Inject(Answers) private readonly answers: Answers,
    @Inject(OutcomeTables) private readonly tables: OutcomeTables,
  ) {}

  async surveys(about: OutcomeAsked): Promise<Survey[]> {
    const period = wholeRange(about);
    const before = comparedWith(about);
    const [now, then] = await Promise.all([
      this.tables.surveys(questionOf(about, [period])),
      before ? this.tables.surveys(questionOf(about, [before])) : Promise.resolve<SurveyTally[]>([]),
    ]);
    return now.map((survey) => {
      const earlier = then.find(({ key, kind }) => key === survey.key && kind === survey.kind) ?? null;
      const figure = (metric: string, tally: (of: SurveyTally) => object & Parameters<typeof judged>[1]): Survey['figure'] => {
        const answer = (of: SurveyTally): Answer => ({ period: 0, dims: [], value: judged(metric, tally(of)), tally: tally(of) });
        return this.figuresService.figure(metricOf(metric), about.asked, answer(survey), earlier && answer(earlier), { complete: period.complete });
      };
      const score = figure(METRIC[survey.kind], (of) => of.scores);
      return {
        key: survey.key, kind: survey.kind, name: nameOf(survey.key), figure: score,
        ...marginOf(survey.kind, survey.scores, score.sampleSize),
        mean: survey.kind === 'CES' ? cesMean(survey.scores) : null,
        distribution: distributionOf(survey),
        groups: [...scoreGroupShares(survey.kind, survey.scores)],
        responseRate: figure(RESPONSE_RATE, (of) => of.responses),
      };
    });
  }

  /** The score of one kind of survey for each group of people, the best first, those of few answers last. */
  async segments(about: OutcomeAsked, kind: SurveyKind, by: string, filters: readonly FilterInput[]): Promise<SatisfactionSegment[]> {
    const metric = metricOf(METRIC[kind]);
    checkGroups([metric], [by]);
    checkFilters([metric], filters);
    const period = wholeRange(about);
    const before = comparedWith(about);
    const question = { ...questionOf(about, [period, ...(before ? [before] : [])]), groupBy: [by], filters };
    const answers = await this.answers.answer(metric.key, question);
    const segments = answers.filter((answer) => answer.period === 0 && answer.value.value !== null).map((answer): SatisfactionSegment => {
      const earlier = answers.find((other) => other.period === 1 && other.dims[0] === answer.dims[0]) ?? null;
      const figure = this.figuresService.figure(metric, about.asked, answer, earlier, { complete: period.complete });
      return { segment: answer.dims[0] ?? null, figure, ...marginOf(kind, answer.tally as ScoresTally, figure.sampleSize) };
    });
    return segments.sort((a, b) => Number(a.isThin) - Number(b.isThin) || b.figure.value! - a.figure.value! || (b.figure.sampleSize ?? 0) - (a.figure.sampleSize ?? 0) || byName(a.segment, b.segment));
  }
}

/** Whoever has no value last. */
function byName(one: string | null, other: string | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return one < other ? -1 : 1;
}

function comparedWith({ asked, compared }: OutcomeAsked): Period | null {
  return compared && calendarPeriod(compared, asked.zone, asked.nowMs);
}

function marginOf(kind: SurveyKind, tally: ScoresTally, answers: number | null): Pick<Survey, 'margin' | 'isThin'> {
  return { margin: scoreMargin(kind, tally), isThin: isThinSample(answers ?? 0) };
}

/** A survey has no name of its own: its key, made readable. */
function nameOf(key: string): string {
  const words = key.replace(/[-_.]+/g, ' ').replace(/\b(nps|csat|ces)\b/gi, (kind) => kind.toUpperCase()).trim();
  return words === '' ? key : words[0]!.toUpperCase() + words.slice(1);
}

/** Every score of the scale, also those that nobody gave. */
function distributionOf({ kind, scores }: SurveyTally): ScoreCount[] {
  const [lowest, highest] = SCALES[kind];
  return Array.from({ length: highest - lowest + 1 }, (_, index) => {
    const score = lowest + index;
    return { score, count: scores.byScore[String(score)] ?? 0, group: scoreGroup(kind, score) };
  });
}
