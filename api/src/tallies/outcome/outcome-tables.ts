import type { ScoresTally, SurveyResponsesTally } from '@bifocal/metrics';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { TallyQuestion } from '../answer.js';
import { EVENT_NAMES, type EventNameTally } from './event-names.js';
import type { StepRow, SwitchesRow } from './funnel-steps.js';
import { KeptPeriods } from './kept-periods.js';
import type { Read } from './read.js';
import { countScores, SCORES_ADDED, type SurveyKind } from './scores.js';
import { countSurveyResponses, RESPONSES_ADDED } from './survey-responses.js';
import { TallyMemory } from './tally-memory.js';

/** An event's name, with how many people did it and how often. */
export interface EventNameRow extends EventNameTally {
  readonly name: string;
}

/** A funnel as it is kept. */
export interface FunnelRow {
  readonly id: number;
  readonly productId: number;
  readonly key: string;
  readonly name: string;
  readonly windowMinutes: number;
  readonly steps: readonly StepRow[];
  readonly switches: SwitchesRow;
  readonly version: number;
}

/** One way a funnel was counted. */
export interface FunnelVersionRow {
  readonly version: number;
  readonly savedAt: Date;
  readonly changes: string[];
}

/** One survey with what was counted for it. */
export interface SurveyTally {
  readonly key: string;
  readonly kind: SurveyKind;
  readonly scores: ScoresTally;
  readonly responses: SurveyResponsesTally;
}

const FUNNEL = 'SELECT id, product_id AS "productId", key, name, window_minutes AS "windowMinutes", steps, switches, version FROM funnel WHERE workspace_id = $1 AND product_id = $2';

/** The outcome half's tallies that a page shows as tables, beside the single numbers of the catalogue. */
@Injectable()
export class OutcomeTables {
  private readonly read: Read;

  constructor(@Inject(DataSource) dataSource: DataSource, @Inject(TallyMemory) private readonly memory: TallyMemory, @Inject(KeptPeriods) private readonly kept: KeptPeriods) {
    this.read = (sql, parameters) => dataSource.query(sql, [...parameters]);
  }

  /** Every event name of the question's one period, the most people first. */
  async eventNames(question: TallyQuestion): Promise<EventNameRow[]> {
    const counted = await this.memory.get('event names', question, () => this.kept.count(EVENT_NAMES, question, null));
    const rows = counted.map(({ dims, tally }) => ({ name: dims[0]!, ...tally }));
    return rows.sort((a, b) => b.people - a.people || b.events - a.events || (a.name < b.name ? -1 : 1));
  }

  /** Every survey of the product, also one that nobody saw in the question's one period. Surveys of one key and kind from several sources are one. */
  async surveys(question: TallyQuestion): Promise<SurveyTally[]> {
    const bySurvey = { ...question, groupBy: ['survey'], filters: [] };
    const known = await this.read<{ key: string; kind: SurveyKind }>(
      'SELECT DISTINCT key, kind FROM survey WHERE workspace_id = $1 AND product_id = $2 ORDER BY key, kind', [question.workspaceId, question.productId]);
    const kinds = [...new Set(known.map(({ kind }) => kind))];
    const [responses, ...scores] = await Promise.all([
      this.memory.sum('survey-responses', bySurvey, (part) => countSurveyResponses(this.read, part), RESPONSES_ADDED, { on: 'said' }),
      ...kinds.map((kind) => this.memory.sum(`scores-${kind}`, bySurvey, (part) => countScores(this.read, part, kind), SCORES_ADDED, { on: 'said' })),
    ]);
    return known.map(({ key, kind }) => ({
      key, kind,
      scores: scores[kinds.indexOf(kind)]?.find(({ dims }) => dims[0] === key)?.tally ?? { byScore: {} },
      responses: responses.find(({ dims }) => dims[0] === key)?.tally ?? { shown: 0, finished: 0 },
    }));
  }

  async funnels(workspaceId: number, productId: number): Promise<FunnelRow[]> {
    return this.read<FunnelRow>(`${FUNNEL} ORDER BY id`, [workspaceId, productId]);
  }

  async funnel(workspaceId: number, productId: number, id: number): Promise<FunnelRow | null> {
    const [row] = await this.read<FunnelRow>(`${FUNNEL} AND id = $3`, [workspaceId, productId, id]);
    return row ?? null;
  }

  /** The product of a funnel; null where there is no such funnel. */
  async productOfFunnel(workspaceId: number, id: number): Promise<number | null> {
    const [row] = await this.read<{ productId: number }>('SELECT product_id AS "productId" FROM funnel WHERE workspace_id = $1 AND id = $2', [workspaceId, id]);
    return row?.productId ?? null;
  }

  /** How the funnel was counted, version by version. */
  async funnelVersions(workspaceId: number, id: number): Promise<FunnelVersionRow[]> {
    return this.read<FunnelVersionRow>(
      `SELECT v.version, v.saved_at AS "savedAt", v.changes FROM funnel_version v JOIN funnel f ON f.id = v.funnel_id WHERE f.workspace_id = $1 AND f.id = $2 ORDER BY v.version`, [workspaceId, id]);
  }
}
