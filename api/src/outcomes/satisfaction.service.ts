import { Inject, Injectable } from '@nestjs/common';
import { printOf, readCursor, readFirst, writeCursor } from '../figures/cursor.js';
import { FiguresService } from '../figures/figures.service.js';
import type { SurveyKind } from '../graphql/enums.js';
import { badInput } from '../graphql/named-error.js';
import { calendarPeriod } from '../figures/calendar-periods.js';
import { OutcomeTables, type SurveyTally } from '../tallies/outcome/outcome-tables.js';
import { SCALES } from '../tallies/outcome/scores.js';
import { questionOf, wholeRange, type OutcomeAsked } from './outcome-question.js';
import { judged, metricOf } from './outcomes.service.js';
import type { ScoreCount, Survey, VerbatimPage } from './satisfaction.type.js';

const METRIC: Readonly<Record<SurveyKind, string>> = { NPS: 'satisfaction.nps', CSAT: 'satisfaction.csat', CES: 'satisfaction.ces' };
const RESPONSE_RATE = 'satisfaction.response_rate';
const MOST_VERBATIMS = 200;

export interface VerbatimsAsked {
  readonly first: number;
  readonly after?: string | null;
  readonly search?: string | null;
  readonly survey?: string | null;
}

/** What people say of one product. */
@Injectable()
export class SatisfactionService {
  constructor(
    @Inject(FiguresService) private readonly figuresService: FiguresService,
    @Inject(OutcomeTables) private readonly tables: OutcomeTables,
  ) {}

  async surveys(about: OutcomeAsked): Promise<Survey[]> {
    const { asked, compared } = about;
    const period = wholeRange(about);
    const [now, before] = await Promise.all([
      this.tables.surveys(questionOf(about, [period])),
      compared ? this.tables.surveys(questionOf(about, [calendarPeriod(compared, asked.zone, asked.nowMs)])) : Promise.resolve<SurveyTally[]>([]),
    ]);
    return now.map((survey) => {
      const earlier = before.find(({ key, kind }) => key === survey.key && kind === survey.kind) ?? null;
      const figure = (metric: string, tally: (of: SurveyTally) => object & Parameters<typeof judged>[1]): Survey['figure'] => {
        const answer = (of: SurveyTally) => ({ period: 0, dims: [], value: judged(metric, tally(of)), tally: tally(of) });
        return this.figuresService.figure(metricOf(metric), asked, answer(survey), earlier && answer(earlier), { complete: period.complete });
      };
      return {
        key: survey.key, kind: survey.kind, name: nameOf(survey.key),
        figure: figure(METRIC[survey.kind], (of) => of.scores),
        distribution: distributionOf(survey),
        responseRate: figure(RESPONSE_RATE, (of) => of.responses),
      };
    });
  }

  async verbatims(about: OutcomeAsked, { first, after, search, survey }: VerbatimsAsked): Promise<VerbatimPage> {
    const limit = readFirst(first, MOST_VERBATIMS);
    if (search != null && search.length > 200) throw badInput('search: 200 characters are the most.');
    const print = printOf([about.product.id, about.range, search ?? null, survey ?? null]);
    const offset = after ? Number(readCursor(print, after)[0]) : 0;
    const text = search?.trim() ? search.trim() : null;
    const { rows, totalCount } = await this.tables.verbatims(questionOf(about, [wholeRange(about)]), { text, survey: survey ?? null, offset, limit });
    const next = offset + rows.length;
    return { rows, totalCount, nextCursor: next < totalCount ? writeCursor(print, [next]) : null };
  }
}

/** A survey has no name of its own: its key, made readable. */
function nameOf(key: string): string {
  const words = key.replace(/[-_.]+/g, ' ').replace(/\b(nps|csat|ces)\b/gi, (kind) => kind.toUpperCase()).trim();
  return words === '' ? key : words[0]!.toUpperCase() + words.slice(1);
}

/** Every score of the scale, also those that nobody gave. */
function distributionOf({ kind, scores }: SurveyTally): ScoreCount[] {
  const [lowest, highest] = SCALES[kind];
  return Array.from({ length: highest - lowest + 1 }, (_, index) => ({ score: lowest + index, count: scores.byScore[String(lowest + index)] ?? 0 }));
}
