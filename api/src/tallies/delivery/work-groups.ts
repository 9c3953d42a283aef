import { Inject, Injectable } from '@nestjs/common';
import { defaultTeamSettings, startOfLocalDay, sprintPeriods, type Measure, type Period as Span, type TeamSettings } from '@bifocal/metrics';
import { DeliveryHistory, type StoredHistory } from '../../facts/delivery-history.js';
import type { TeamHistory } from '../../facts/team-history.js';
import type { Period, TallyQuestion } from '../answer.js';
import { keeps, type DeliveryScope } from './delivery-scope.js';
import { ItemsInHand } from './items-in-hand.js';

/** Items that are judged by one team's settings. */
export interface OwnedItems {
  /** Null: items that no team has. */
  readonly history: TeamHistory | null;
  readonly settings: TeamSettings;
  readonly measure: Measure;
  readonly items: readonly StoredHistory[];
}

/** The items of one group of an answer, by owner. */
export interface WorkGroup {
  readonly dims: readonly (string | null)[];
  readonly owned: readonly OwnedItems[];
}

/** The instants of a question's period, in the local days of the owner; null where it is a sprint of another team. */
export function spanOf(period: Period, { history, settings }: OwnedItems): Span | null {
  if (period.sprintId === null) return { key: period.from, fromAt: startOfLocalDay(period.from, settings.timeZone), toAt: startOfLocalDay(period.to, settings.timeZone) };
  return history ? sprintSpans(history).get(String(period.sprintId)) ?? null : null;
}

/** What a period is read by: a sprint by its own definition, which a later one does not change; days by the present one. */
export function settingsOf({ sprintId }: Period, { history, settings }: OwnedItems): TeamSettings {
  const sprint = sprintId === null ? undefined : history?.sprints.find(({ id }) => id === sprintId);
  return sprint && history ? history.settingsOf(sprint) : settings;
}

/** The started sprints of a team as periods, by id. */
export function sprintSpans(history: TeamHistory): Map<string, Span> {
  return new Map(sprintPeriods(history.frames, history.nowMs).map((span) => [span.key, span]));
}

/** Reads the items that flow and defects are counted from. */
@Injectable()
export class WorkGroups {
  constructor(@Inject(DeliveryHistory) private readonly histories: DeliveryHistory) {}

  /** All that a question is about, filtered and split by what it groups by. Without groups there is exactly one. */
  async of(question: TallyQuestion, scope: DeliveryScope): Promise<WorkGroup[]> {
    const hand = new ItemsInHand();
    const owners: OwnedItems[] = [];
    for (const history of scope.teams) owners.push(hand.take(await this.ofTeam(question, history)));
    if (isWithoutTeam(question)) owners.push(hand.take(await this.withoutTeam(question, question.productId!)));
    const groups = new Map<string, { dims: (string | null)[]; owned: OwnedItems[] }>();
    if (question.groupBy.length === 0) groups.set('[]', { dims: [], owned: [] });
    for (const owner of owners) {
      const split = new Map<string, { dims: (string | null)[]; items: StoredHistory[] }>();
      const isWhole = question.groupBy.length === 0 && !question.filters.some(({ dimension }) => dimension === 'severity' || dimension === 'type');
      if (isWhole) {
        // The very list: what was counted of it is found again by it.
        groups.get('[]')!.owned.push(owner);
        continue;
      }
      if (question.groupBy.length === 0) split.set('[]', { dims: [], items: [] });
      for (const item of owner.items) {
        if (!['severity', 'type'].every((dimension) => keeps(question, dimension, valueOf(dimension, item, owner)))) continue;
        const dims = question.groupBy.map((dimension) => valueOf(dimension, item, owner));
        const key = JSON.stringify(dims);
        const group = split.get(key) ?? { dims, items: [] };
        group.items.push(item);
        split.set(key, group);
      }
      for (const [key, { dims, items }] of split) {
        const group = groups.get(key) ?? { dims, owned: [] };
        group.owned.push({ ...owner, items });
        groups.set(key, group);
      }
    }
    return [...groups.values()];
  }

  private async ofTeam(question: TallyQuestion, history: TeamHistory): Promise<OwnedItems> {
    const { settings, measure } = history.team;
    const owned: OwnedItems = { history, settings, measure, items: [] };
    const since = firstInstant(question, owned);
    return since === null ? owned : { ...owned, items: await history.statusesSince(since) };
  }

  private async withoutTeam(question: TallyQuestion, productId: number): Promise<OwnedItems> {
    const settings = defaultTeamSettings({ timeZone: question.zone });
    const owned: OwnedItems = { history: null, settings, measure: 'ITEMS', items: [] };
    const since = firstInstant(question, owned);
    return since === null ? owned : { ...owned, items: await this.histories.statusesSince(question.workspaceId, { teamId: null, productId }, since, [settings]) };
  }
}

/** The first instant that a question asks an owner about. */
function firstInstant(question: TallyQuestion, owned: OwnedItems): number | null {
  const starts = question.periods.flatMap((period) => spanOf(period, owned)?.fromAt ?? []);
  return starts.length === 0 ? null : starts.reduce((first, at) => Math.min(first, at));
}

/** Items that no team has belong to a question about a whole product. */
function isWithoutTeam(question: TallyQuestion): boolean {
  return question.teamId === null && question.productId !== null && keeps(question, 'team', null) && question.periods.every((period) => period.sprintId === null);
}

function valueOf(dimension: string, item: StoredHistory, owner: OwnedItems): string | null {
  if (dimension === 'team') return owner.history?.team.key ?? null;
  if (dimension === 'severity') return item.severity;
  return dimension === 'type' ? item.type : null;
}
