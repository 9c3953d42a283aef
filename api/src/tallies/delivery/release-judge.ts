import { Inject, Injectable } from '@nestjs/common';
import { measured, nothing, type ReleaseRow as Row, type Measure } from '@bifocal/metrics';
import { ReleaseFacts, type ReleaseRow } from '../../facts/release-facts.js';
import type { Period, TallyQuestion } from '../answer.js';
import { DeliveryScopes, type DeliveryScope } from './delivery-scope.js';
import { amountText, unmeasured, type Judge, type Judged, type Judgement } from './judgement.js';
import { ReleaseReadings, type DetailedReading } from './release-reading.js';

/** What one metric takes from a stretch of a release. */
const METRICS = {
  'release.remaining': { bucket: 'REMAINING_AT_END', words: 'left' },
  'release.completed': { bucket: 'COMPLETED', words: 'completed' },
} as const;
type ReleaseMetric = keyof typeof METRICS;

/** Answers for what is done, and what is left, of a release. */
@Injectable()
export class ReleaseJudge implements Judge {
  readonly keys = Object.keys(METRICS);

  constructor(
    @Inject(DeliveryScopes) private readonly scopes: DeliveryScopes,
    @Inject(ReleaseFacts) private readonly releases: ReleaseFacts,
    @Inject(ReleaseReadings) private readonly readings: ReleaseReadings,
  ) {}

  async judge(metric: string, question: TallyQuestion): Promise<Judgement[]> {
    const scope = await this.scopes.of(question);
    const readings = new Map<number, Promise<DetailedReading>>();
    return Promise.all(question.periods.map(async (period, index) => {
      const release = await this.releaseOf(question, period, scope);
      if (!release) return { period: index, dims: question.groupBy.map(() => null), ...unmeasured(nothing('No release was under way then.')) };
      const reading = readings.get(release.id) ?? this.readings.detailed(question.workspaceId, release, question.measure, question);
      readings.set(release.id, reading);
      return { period: index, dims: question.groupBy.map(() => null), ...judged(metric as ReleaseMetric, await reading, period, question.measure) };
    }));
  }

  /** The period's own release; of a sprint, the one that was under way in it; else the one that is under way now: of several, the next to come. */
  private async releaseOf(question: TallyQuestion, period: Period, scope: DeliveryScope): Promise<ReleaseRow | null> {
    const { workspaceId, teamId, productId, nowMs } = question;
    if (period.releaseId !== null) return this.releases.byId(workspaceId, period.releaseId);
    const sprint = period.sprintId === null ? null : scope.sprint(period.sprintId);
    const ofTeam = sprint?.history.team.id ?? teamId;
    const all = ofTeam !== null ? await this.releases.ofTeam(workspaceId, ofTeam) : productId === null ? [] : await this.releases.ofProduct(workspaceId, productId);
    const { startedAt: from, closedAt: to } = sprint?.row.frame ?? { startedAt: nowMs, closedAt: null };
    const underWay = all.filter(({ frame }) => (frame.startedAt ?? 0) < (to ?? nowMs) && (frame.releasedAt ?? Infinity) > (from ?? nowMs));
    const dueAt = (release: ReleaseRow): string => release.releasedAt?.toISOString() ?? release.targetDate ?? '9999';
    return underWay.sort((a, b) => (dueAt(a) < dueAt(b) ? -1 : 1))[0] ?? null;
  }
}

function judged(metric: ReleaseMetric, reading: DetailedReading, period: Period, asked: Measure | null): Judged {
  if (reading.teamCount === 0) return unmeasured(nothing('Nothing is in this release yet.'));
  if (reading.teamCount > 1 && asked !== 'ITEMS') return unmeasured(nothing('Several teams work on this release, and points of different teams are never added up: count items.'));
  const { bucket, words } = METRICS[metric];
  const bar = period.sprintId === null ? null : reading.bars.find((each) => each.sprint.id === period.sprintId) ?? null;
  if (period.sprintId !== null && !bar) return unmeasured(nothing('The sprint has not started, or was over before the release began.'));
  const change = bar ?? reading.whole;
  const value = bucket === 'COMPLETED' ? (bar ? bar.completed : reading.completed) : bar ? bar.end : reading.remaining;
  const rows = change.rows.filter((row) => row.bucket === bucket).map(rowOf);
  return { value: measured(value, { sampleSize: rows.length }), rows, leftOut: [], formula: `${amountText(value, reading.measure)} ${words} in ${reading.release.name}` };
}

function rowOf({ itemKey, itemTitle, amount, at, note }: Row): Judged['rows'][number] {
  return { key: itemKey, label: itemTitle, detail: note, at: new Date(at), numerator: amount, denominator: null };
}
