import { Inject, Injectable } from '@nestjs/common';
import { defaultTeamSettings, releaseBegan, releaseBurndown, type Measure, type ReleaseBar, type ReleaseBurndown, type ReleaseChange, type ReleasePart, type Sprint, type TeamSettings } from '@bifocal/metrics';
import { DeliveryHistory, type StoredHistory } from '../../facts/delivery-history.js';
import { ReleaseBars, type KeptBarsVersion } from '../../facts/release-bars.js';
import type { ReleaseRow } from '../../facts/release-facts.js';
import type { SprintRow } from '../../facts/sprint-frame.js';
import { TeamFacts, type TeamRow } from '../../facts/team-facts.js';
import type { ReadAt, TeamHistory } from '../../facts/team-history.js';
import { sightPrint } from '../../identity/sight.js';
import { InTurn } from '../in-turn.js';
import { Latest } from '../latest.js';
import { addBurndowns } from './add-burndowns.js';
import { TeamMemory } from './team-memory.js';

export type BarOfSprint = ReleaseBar & { readonly sprint: SprintRow };

/** By which settings bars of sprints are read, where not by those of the sprint's own definition: by the sprint's id. */
export type ChosenSettings = ReadonlyMap<number, TeamSettings>;

/** The burndown of a release, and how it was read. */
export interface ReleaseReading {
  readonly release: ReleaseRow;
  readonly measure: Measure;
  /** The team whose sprints the bars are; null: no team has an item of the release. */
  readonly lead: TeamHistory | null;
  readonly teamCount: number;
  /** Whether items of teams that the one who asks may not see are left out. */
  readonly isPartial: boolean;
  /** Each team's own part, the lead's first; teams with no item in it are left out. */
  readonly parts: readonly ReleasePart[];
  /** With their rows only in a DetailedReading. */
  readonly bars: readonly BarOfSprint[];
  readonly remaining: number;
  readonly completed: number;
}

/** A reading with the items behind its numbers, which are most of what it takes in memory. */
export interface DetailedReading extends ReleaseReading {
  /** All that ever changed, in one stretch: the items behind what is done and what remains now. */
  readonly whole: ReleaseChange;
}

/** How many are kept while no fact comes in; see TeamMemory. With the items they are kept for the questions of one moment. */
const OPEN = 20;
const OPEN_IN_DETAIL = 2;
/** How many are read at the same time: a list may ask for hundreds, and each has all histories of its items in hand. */
const AT_ONCE = 3;

/** Reads releases. One of several teams is counted in items, whatever was asked for: their points are never added up. */
@Injectable()
export class ReleaseReadings {
  private readonly read = new Latest<ReleaseReading>(OPEN);
  private readonly readInDetail = new Latest<DetailedReading>(OPEN_IN_DETAIL);
  private readonly turns = new InTurn(AT_ONCE);

  constructor(
    @Inject(DeliveryHistory) private readonly histories: DeliveryHistory,
    @Inject(TeamFacts) private readonly teams: TeamFacts,
    @Inject(TeamMemory) private readonly memory: TeamMemory,
    @Inject(ReleaseBars) private readonly kept: ReleaseBars,
  ) {}

  /** The numbers: the bars of closed sprints as they were written down then; all else as the histories read now. What is forecast is drawn from these bars, too. */
  async of(workspaceId: number, release: ReleaseRow, asked: Measure | null, time: ReadAt): Promise<ReleaseReading> {
    const read = (): Promise<ReleaseReading> => this.turns.run(async () => {
      const [reading, bars] = await Promise.all([this.numbers(workspaceId, release, asked, time), this.kept.numbersOf(workspaceId, release.id)]);
      return withKept(reading, bars, time);
    });
    return time.version === undefined ? read() : this.read.get(nameOf(workspaceId, release, asked), `${time.version} ${time.nowMs}`, read);
  }

  /** The same with the items behind every number. */
  async detailed(workspaceId: number, release: ReleaseRow, asked: Measure | null, time: ReadAt): Promise<DetailedReading> {
    const read = (): Promise<DetailedReading> => this.turns.run(async () => {
      const [reading, bars] = await Promise.all([this.fromHistory(workspaceId, release, asked, time), this.kept.ofRelease(workspaceId, release.id)]);
      return withKept(reading, bars, time);
    });
    return time.version === undefined ? read() : this.readInDetail.get(nameOf(workspaceId, release, asked), `${time.version} ${time.nowMs}`, read);
  }

  /** All of it as the histories read now: each bar by the definition of its sprint, what remains by the present one. */
  async fromHistory(workspaceId: number, release: ReleaseRow, asked: Measure | null, time: ReadAt, chosen: ChosenSettings = new Map()): Promise<DetailedReading> {
    const opened = await this.open(workspaceId, release, asked, time);
    const { owners, measure } = opened;
    const whole = addBurndowns(owners.map(({ settings, items: own }) => releaseBurndown(release.frame, [WHOLE], own, settings, measure, time.nowMs)), measure);
    return { ...drawn(opened, time, 'ROWS', chosen), whole: whole.bars[0] ?? NO_CHANGE };
  }

  private async numbers(workspaceId: number, release: ReleaseRow, asked: Measure | null, time: ReadAt): Promise<ReleaseReading> {
    return drawn(await this.open(workspaceId, release, asked, time), time, 'NUMBERS', new Map());
  }

  /** Whose items are in a release, and what it is read in. */
  private async open(workspaceId: number, release: ReleaseRow, asked: Measure | null, time: ReadAt): Promise<OpenRelease> {
    const all = (await this.histories.byRelease(workspaceId, [release.id])).get(release.id) ?? [];
    // Bars that were written down stay, also when another team has come to have more of the release.
    const first = await this.kept.firstTeamOf(workspaceId, release.id);
    const ids = [...new Set([...all.map((item) => item.teamId), release.teamId, first])].filter((id): id is number => id !== null);
    const rows = (await Promise.all(ids.map((id) => this.teams.byId(workspaceId, id)))).filter((row): row is TeamRow => row !== null);
    // Who is kept to some teams counts the items of these, and those that no team has.
    const isSeen = (teamId: number | null): boolean => teamId === null || sightPrint() === '' || rows.some(({ id }) => id === teamId);
    const items = all.filter(({ teamId }) => isSeen(teamId));
    const leadId = release.teamId ?? (isSeen(first) ? first : null) ?? mostFrequentTeam(items);
    const leadRow = rows.find((row) => row.id === leadId) ?? null;
    const lead = leadRow && (await this.memory.of(workspaceId, leadRow, time));
    const teamCount = new Set(items.map((item) => item.teamId ?? leadId)).size;
    const measure = teamCount > 1 ? 'ITEMS' : asked ?? leadRow?.measure ?? 'POINTS';
    const owners = ownersOf(items, rows, leadRow);
    const parts = await Promise.all(owners.flatMap(({ team, items: own }) => (team ? this.partOf(workspaceId, team, own, time) : [])));
    return { release, measure, lead, teamCount, isPartial: items.length < all.length, parts, items, owners };
  }

  private async partOf(workspaceId: number, team: TeamRow, items: readonly StoredHistory[], time: ReadAt): Promise<ReleasePart> {
    const { frames } = await this.memory.of(workspaceId, team, time);
    return { teamKey: team.key, teamName: team.name, settings: team.settings, sprints: frames, items };
  }
}

/** A stretch that holds everything that can have happened. */
const WHOLE: Sprint = { id: 'whole', key: 'whole', name: 'whole', goal: null, plannedStartAt: 0, plannedEndAt: 0, startedAt: 0, closedAt: null };
const NO_CHANGE: ReleaseChange = { start: 0, added: 0, removed: 0, reEstimated: 0, completed: 0, reopened: 0, end: 0, rows: [] };

const nameOf = (workspaceId: number, release: ReleaseRow, asked: Measure | null): string => `${workspaceId} ${release.id} ${asked ?? ''} ${sightPrint()}`;

/** A release with the histories of its items in hand. */
interface OpenRelease extends Pick<ReleaseReading, 'release' | 'measure' | 'lead' | 'teamCount' | 'isPartial' | 'parts'> {
  readonly items: readonly StoredHistory[];
  readonly owners: ReturnType<typeof ownersOf>;
}

function drawn({ items, owners, ...opened }: OpenRelease, { nowMs }: ReadAt, detail: 'ROWS' | 'NUMBERS', chosen: ChosenSettings): ReleaseReading {
  const { release, lead, measure } = opened;
  const sprints = lead ? sprintsOf(release, lead, items) : [];
  const frames = sprints.map(({ frame }) => frame);
  const { bars, remaining, completed } = addBurndowns(owners.map(({ team, settings, items: own }) => {
    const read = (by: TeamSettings): ReleaseBurndown => releaseBurndown(release.frame, frames, own, by, measure, nowMs, detail);
    if (!lead || team?.id !== lead.team.id) return read(settings);
    return eachByItsOwn(read, settings, new Map(sprints.map((sprint) => [sprint.frame.id, chosen.get(sprint.id) ?? lead.settingsOf(sprint)])));
  }), measure);
  const byId = new Map(sprints.map((sprint) => [sprint.frame.id, sprint]));
  return { ...opened, remaining, completed, bars: bars.map((bar) => ({ ...bar, sprint: byId.get(bar.sprintId)! })) };
}

/** With the bars of closed sprints as they were written down. */
function withKept<Reading extends ReleaseReading>(reading: Reading, bars: ReadonlyMap<number, readonly KeptBarsVersion[]>, { nowMs }: ReadAt): Reading {
  // What was written down is of all teams: it says nothing of some of them.
  const kept: typeof bars = reading.isPartial ? new Map() : bars;
  const { lead, measure, parts } = reading;
  const barsAt = (at: number): BarOfSprint[] => reading.bars.map((bar) => ({ ...bar, ...(bar.isClosed ? versionAt(kept.get(bar.sprint.id), at < nowMs ? at : null)?.bars[measure] : {}) }));
  const isOfLead = parts.length === 1 && parts[0]!.teamKey === lead?.team.key;
  return { ...reading, bars: barsAt(nowMs), parts: isOfLead ? [{ ...parts[0]!, barsAt }] : parts };
}

/** What was written down until an instant, or else first; null: the latest. */
function versionAt(versions: readonly KeptBarsVersion[] | undefined, at: number | null): KeptBarsVersion | undefined {
  if (at === null) return versions?.at(-1);
  return versions?.findLast(({ takenAt }) => takenAt.getTime() <= at) ?? versions?.[0];
}

/** Each bar as it reads by the settings of its own sprint; what remains, by the present ones. */
function eachByItsOwn(read: (by: TeamSettings) => ReleaseBurndown, present: TeamSettings, ofSprint: ReadonlyMap<string, TeamSettings>): ReleaseBurndown {
  const now = read(present);
  const others = new Map([...new Set(ofSprint.values())].filter((settings) => settings !== present).map((settings) => [settings, read(settings).bars]));
  return { ...now, bars: now.bars.map((bar, n) => others.get(ofSprint.get(bar.sprintId) ?? present)?.[n] ?? bar) };
}

/** The started sprints that ran while the release was under way: from its start, or its first item, until it was released. */
function sprintsOf({ frame }: ReleaseRow, lead: TeamHistory, items: readonly StoredHistory[]): SprintRow[] {
  const from = releaseBegan(frame, items);
  return lead.sprints.filter(({ frame: sprint }) =>
    sprint.startedAt !== null && (sprint.closedAt ?? lead.nowMs) > from && sprint.startedAt < (frame.releasedAt ?? Infinity));
}

function mostFrequentTeam(items: readonly StoredHistory[]): number | null {
  const counts = new Map<number, number>();
  for (const { teamId } of items) if (teamId !== null) counts.set(teamId, (counts.get(teamId) ?? 0) + 1);
  return [...counts].sort(([a, most], [b, other]) => other - most || a - b)[0]?.[0] ?? null;
}

/** Each team's items are read by its own settings; what no team has, by the lead's. The lead comes first. */
function ownersOf(items: readonly StoredHistory[], rows: readonly TeamRow[], lead: TeamRow | null): { team: TeamRow | null; settings: TeamSettings; items: StoredHistory[] }[] {
  const byTeam = new Map<number | null, StoredHistory[]>(lead && items.some(({ teamId }) => teamId === lead.id) ? [[lead.id, []]] : []);
  for (const item of items) {
    const id = rows.find((row) => row.id === item.teamId)?.id ?? lead?.id ?? null;
    const own = byTeam.get(id) ?? [];
    byTeam.set(id, own);
    own.push(item);
  }
  return [...byTeam].map(([id, own]) => {
    const team = rows.find((row) => row.id === id) ?? null;
    return { team, items: own, settings: team?.settings ?? defaultTeamSettings() };
  });
}
