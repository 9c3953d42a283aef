import { Inject, Injectable } from '@nestjs/common';
import { defaultTeamSettings, escapeRate, ratio, nothing, type MetricValue, type TeamSettings } from '@bifocal/metrics';
import { DeliveryHistory, type StoredHistory } from '../facts/delivery-history.js';
import type { ReleaseRow } from '../facts/release-facts.js';
import { TeamFacts } from '../facts/team-facts.js';
import { figureOf } from '../graphql/figure-of.js';
import { defectItem } from './defect-item.js';
import type { ReleaseDefect, ReleaseDefects } from './defects.type.js';
import { definitionOf } from './definition-of.js';
import { releaseOf } from './release.type.js';

/** Answers which defects a release had, and which of them it brought to its users. */
@Injectable()
export class ReleaseDefectsService {
  constructor(
    @Inject(DeliveryHistory) private readonly histories: DeliveryHistory,
    @Inject(TeamFacts) private readonly teams: TeamFacts,
  ) {}

  /** In the order of the releases. With a team, only that team's defects; each is read by its own team's settings. */
  async of(workspaceId: number, releases: readonly ReleaseRow[], teamId: number | null, nowMs: number): Promise<ReleaseDefects[]> {
    const items = (await this.histories.foundIn(workspaceId, releases.map((release) => release.id))).filter((item) => teamId === null || item.teamId === teamId);
    const ids = [...new Set(items.map((item) => item.teamId))];
    const settings = new Map(await Promise.all(ids.map(async (id): Promise<[number | null, TeamSettings]> =>
      [id, (id === null ? null : await this.teams.byId(workspaceId, id))?.settings ?? defaultTeamSettings()])));
    return releases.map((row) => defectsOf(row, items.filter((item) => item.foundInReleaseId === row.frame.id), settings, nowMs));
  }
}

function defectsOf(row: ReleaseRow, items: readonly StoredHistory[], settings: ReadonlyMap<number | null, TeamSettings>, nowMs: number): ReleaseDefects {
  const byId = new Map(items.map((item) => [item.id, item]));
  const judged = [...settings].map(([teamId, own]) => ({ own, judged: escapeRate(row.frame, items.filter((item) => item.teamId === teamId), own, nowMs) }));
  const found = judged.flatMap(({ own, judged: { rows } }) => rows.map(({ itemId, openedAt, isEscaped }): ReleaseDefect =>
    ({ ...defectItem(byId.get(itemId)!, openedAt, nowMs, own), escaped: isEscaped })));
  // The window is the release's own, also where nothing was found in it.
  const { isProvisional, provisionalUntil } = judged[0]?.judged ?? escapeRate(row.frame, [], defaultTeamSettings(), nowMs);
  const escaped = found.filter((defect) => defect.escaped).length;
  const isOut = row.frame.releasedAt !== null && row.frame.releasedAt <= nowMs;
  const value: MetricValue = isOut ? ratio(escaped, found.length, 'No defects.') : nothing('Not released yet.', { denominator: found.length });
  return {
    release: releaseOf(row),
    found: found.length, foundBefore: found.length - escaped, escaped, open: found.filter((defect) => defect.resolvedAt === null).length,
    escapeRate: figureOf(definitionOf('defects.escape_rate'), value, { complete: !isProvisional, asOf: new Date(nowMs) }),
    provisionalUntil: isOut && isProvisional ? provisionalUntil : null,
    items: found.sort((a, b) => (b.createdAt?.getTime() ?? 0) - (a.createdAt?.getTime() ?? 0) || (a.key < b.key ? -1 : 1)),
  };
}
