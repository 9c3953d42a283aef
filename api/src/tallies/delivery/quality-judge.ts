import { Inject, Injectable } from '@nestjs/common';
import { defaultTeamSettings, defectCounts, defectDensity, escapeRate, nothing, ratio, startOfLocalDay, type DefectRow, type EscapeRate, type ItemHistory, type Measure, type Period as Span, type TeamSettings } from '@bifocal/metrics';
import { DeliveryHistory } from '../../facts/delivery-history.js';
import { ReleaseFacts, type ReleaseRow } from '../../facts/release-facts.js';
import type { TeamHistory } from '../../facts/team-history.js';
import type { BehindRow, Period, TallyQuestion } from '../answer.js';
import { countedOnce } from './counted-once.js';
import { severityDetail } from './defect-figures.js';
import { DeliveryScopes, keeps, type DeliveryScope } from './delivery-scope.js';
import { ItemsInHand } from './items-in-hand.js';
import { amountText, numberText, unmeasured, type Judge, type Judged, type Judgement } from './judgement.js';
import { POINTS_OF_TEAMS } from './sprint-judge.js';
import { sprintsIn, type TeamSprints } from './sprints-in.js';
import { sprintSpans } from './work-groups.js';

/** Answers for how good what was delivered is. */
@Injectable()
export class QualityJudge implements Judge {
  readonly keys = ['defects.escape_rate', 'defects.density'];

  constructor(
    @Inject(DeliveryScopes) private readonly scopes: DeliveryScopes,
    @Inject(DeliveryHistory) private readonly histories: DeliveryHistory,
    @Inject(ReleaseFacts) private readonly releases: ReleaseFacts,
  ) {}

  async judge(metric: string, question: TallyQuestion): Promise<Judgement[]> {
    const scope = await this.scopes.of(question);
    if (metric === 'defects.density') await readAll(question, scope);
    const judged = question.periods.map((period, index) => (metric === 'defects.density'
      ? this.density(question, scope, period, index) : this.escapes(question, scope, period, index)));
    return (await Promise.all(judged)).flat();
  }

  private async density(question: TallyQuestion, scope: DeliveryScope, period: Period, index: number): Promise<Judgement[]> {
    const found = sprintsIn(scope, period);
    const isByTeam = question.groupBy.includes('team');
    const groups = isByTeam ? found.map((each) => [each]) : [found];
    return Promise.all(groups.map(async (group) => ({
      period: index,
      dims: question.groupBy.map((dimension) => (dimension === 'team' ? group[0]?.[0].team.key ?? null : null)),
      ...(await this.densityOf(question, group)),
    })));
  }

  private async densityOf(question: TallyQuestion, found: readonly TeamSprints[]): Promise<Judged> {
    const [only] = found;
    if (!only) return unmeasured(nothing('No sprint was closed in this period.'));
    const measure = question.measure ?? only[0].team.measure;
    if (found.length > 1 && measure !== 'ITEMS') return unmeasured(nothing(POINTS_OF_TEAMS));
    const parts = await Promise.all(found.map((each) => teamDensity(each, measure)));
    const rows = parts.flat();
    const sum = (of: (row: BehindRow) => number | null): number => Math.round(rows.reduce((total, row) => total + (of(row) ?? 0), 0) * 1e6) / 1e6;
    const [defects, delivered] = [sum((row) => row.numerator), sum((row) => row.denominator)];
    const value = defectDensity(defects, delivered, measure);
    const per = measure === 'POINTS' ? 100 : 10;
    return { value, rows, leftOut: [], formula: value.nullReason ?? `${numberText(defects)} defects opened while ${amountText(delivered, measure)} were completed, per ${per}` };
  }

  private async escapes(question: TallyQuestion, scope: DeliveryScope, period: Period, index: number): Promise<Judgement[]> {
    const releases = await this.releasesIn(question, scope, period);
    const items = (await this.histories.foundIn(question.workspaceId, releases.map((release) => release.id)))
      .filter((item) => keeps(question, 'severity', item.severity) && (question.teamId === null || item.teamId === question.teamId));
    const settingsOf = (teamId: number | null): Parameters<typeof escapeRate>[2] =>
      scope.teams.find(({ team }) => team.id === teamId)?.team.settings ?? defaultTeamSettings({ timeZone: question.zone });
    const rates = (severity: string | null | undefined): EscapeRate[] => releases.flatMap((release) =>
      [...new Set(items.map((item) => item.teamId))].map((teamId) => escapeRate(
        release.frame, items.filter((item) => item.teamId === teamId && (severity === undefined || item.severity === severity)), settingsOf(teamId), question.nowMs)));
    if (!question.groupBy.includes('severity')) return [{ period: index, dims: question.groupBy.map(() => null), ...judgeEscapes(releases, rates(undefined), question.nowMs) }];
    return [...new Set(items.map((item) => item.severity))].map((severity) => ({
      period: index, dims: question.groupBy.map((dimension) => (dimension === 'severity' ? severity : null)), ...judgeEscapes(releases, rates(severity), question.nowMs),
    }));
  }

  /** The period's own release, or those released in it. */
  private async releasesIn(question: TallyQuestion, scope: DeliveryScope, period: Period): Promise<ReleaseRow[]> {
    const { workspaceId, teamId, productId, zone } = question;
    if (period.releaseId !== null) return [await this.releases.byId(workspaceId, period.releaseId)].filter((release) => release !== null);
    const productIds = productId !== null ? [productId] : [...new Set(scope.teams.map(({ team }) => team.productId))];
    const all = teamId !== null ? await this.releases.ofTeam(workspaceId, teamId) : (await Promise.all(productIds.map((id) => this.releases.ofProduct(workspaceId, id)))).flat();
    const [fromAt, toAt] = [startOfLocalDay(period.from, zone), startOfLocalDay(period.to, zone)];
    return all.filter(({ frame }) => frame.releasedAt !== null && frame.releasedAt >= fromAt && frame.releasedAt < toAt);
  }
}

/** From the first of all sprints on, once a team: the periods after it are read from the same list. */
async function readAll(question: TallyQuestion, scope: DeliveryScope): Promise<void> {
  const first = new Map<TeamHistory, number>();
  const spansOf = new Map(scope.teams.map((history) => [history, sprintSpans(history)]));
  for (const [history, sprints] of question.periods.flatMap((period) => sprintsIn(scope, period))) {
    const spans = spansOf.get(history)!;
    for (const sprint of sprints) first.set(history, Math.min(first.get(history) ?? Infinity, spans.get(sprint.frame.id)?.fromAt ?? Infinity));
  }
  const hand = new ItemsInHand();
  for (const [history, since] of first) if (since !== Infinity) hand.take({ items: await history.statusesSince(since) });
}

/** Of all defects found in these releases, the share found after each was released. */
function judgeEscapes(releases: readonly ReleaseRow[], rates: readonly EscapeRate[], nowMs: number): Judged {
  if (releases.length === 0) return unmeasured(nothing('Nothing was released in this period.'));
  if (releases.every(({ frame }) => frame.releasedAt === null || frame.releasedAt > nowMs)) return unmeasured(nothing('Not released yet.'));
  const defects = rates.flatMap((rate) => rate.rows);
  const rows = defects.map(({ itemKey, itemTitle, severity, openedAt, isEscaped }): BehindRow => ({
    key: itemKey, label: itemTitle, at: new Date(openedAt), numerator: isEscaped ? 1 : 0, denominator: 1,
    detail: [isEscaped ? 'found after the release' : 'found before the release', severityDetail(severity)].filter((part) => part !== null).join(', '),
  }));
  const escaped = defects.filter((row) => row.isEscaped).length;
  const until = rates.flatMap((rate) => (rate.isProvisional ? rate.provisionalUntil ?? [] : [])).sort().at(-1);
  const formula = `${escaped} of ${defects.length} defects found after the release${until === undefined ? '' : ` (provisional until ${until}, 30 days after it)`}`;
  return { value: ratio(escaped, defects.length, 'No defects.'), rows, leftOut: [], formula };
}

/** The defects opened in the sprints, and what was completed in them. */
async function teamDensity([history, sprints]: TeamSprints, measure: Measure): Promise<BehindRow[]> {
  const all = sprintSpans(history);
  const spans = sprints.flatMap((sprint) => all.get(sprint.frame.id) ?? []);
  if (spans.length === 0) return [];
  const items = await history.statusesSince(spans.reduce((first, span) => Math.min(first, span.fromAt), Infinity));
  // Each sprint by its own definition, as its report is.
  const bySettings = new Map<TeamSettings, Span[]>();
  for (const sprint of sprints) {
    const settings = history.settingsOf(sprint);
    bySettings.set(settings, [...(bySettings.get(settings) ?? []), ...[all.get(sprint.frame.id) ?? []].flat()]);
  }
  const opened = [...bySettings].flatMap(([settings, own]) => own.flatMap(({ fromAt, toAt }) => everOpened(items, settings).filter(({ at }) => at >= fromAt && at < toAt)));
  const ledgers = await Promise.all(sprints.map((sprint) => history.ledger(sprint, measure)));
  return [
    ...opened.map(({ itemKey, itemTitle, severity, at }): BehindRow => ({ key: itemKey, label: itemTitle, detail: ['opened', ...(severity === null ? [] : [`severity ${severity}`])].join(', '), at: new Date(at), numerator: 1, denominator: null })),
    ...ledgers.flatMap((ledger) => ledger.rows.filter((row) => row.bucket === 'COMPLETED').map(({ itemKey, itemTitle, at, amount }): BehindRow => ({ key: itemKey, label: itemTitle, detail: 'completed', at: new Date(at), numerator: null, denominator: amount }))),
  ];
}

/** Every sprint of a team looks among the same defects: they are found once. */
function everOpened(items: readonly ItemHistory[], settings: TeamSettings): DefectRow[] {
  return countedOnce('opened', items, settings, [EVER], () => defectCounts(items, settings, [EVER])[0]!.rows.filter((row) => row.kind === 'OPENED'));
}

const EVER: Span = { key: 'ever', fromAt: -Infinity, toAt: Infinity };
