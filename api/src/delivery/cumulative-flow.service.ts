import { Inject, Injectable } from '@nestjs/common';
import { addDays, cumulativeFlow, localDate, movingItems, startOfLocalDay, type FlowDay as Day } from '@bifocal/metrics';
import { FirstWork } from '../facts/first-work.js';
import type { Measure } from '../graphql/enums.js';
import type { CumulativeFlow, FlowDay } from './cumulative-flow.type.js';
import type { Flow } from './flow.type.js';

/** Answers what stands in each status category, day by day. */
@Injectable()
export class CumulativeFlowService {
  constructor(@Inject(FirstWork) private readonly firstWork: FirstWork) {}

  async of({ whose, range }: Flow, measure: Measure): Promise<CumulativeFlow> {
    const { workspaceId, productId, teamId, time: { nowMs } } = whose;
    const history = whose.teams[0]!;
    const { settings } = history.team;
    const today = localDate(nowMs, settings.timeZone);
    const firstAt = await this.firstWork.at(workspaceId, productId, teamId);
    const first = firstAt && localDate(firstAt.getTime(), settings.timeZone);
    const from = first !== null && first > range.from ? first : range.from;
    const last = addDays(range.to, -1);
    const to = last < today ? last : today;
    const answer = { measure, unit: measure, asOf: new Date(nowMs) };
    if (first === null) return { ...answer, days: [], nullReason: 'No work item has been collected for this team.' };
    if (from > to) return { ...answer, days: [], nullReason: range.from > today ? 'These days are still to come.' : `No work item is known before ${first}.` };
    const items = await history.statusesSince(startOfLocalDay(from, settings.timeZone));
    const days = cumulativeFlow(movingItems(items, settings, from, to), settings, from, to, measure);
    return { ...answer, days: days.map((day) => flowDay(day, today)), nullReason: from === range.from ? null : `No work item is known before ${first}.` };
  }
}

const flowDay = ({ date, counts, wip, finished, reopened, unestimated }: Day, today: string): FlowDay => ({
  date, complete: date < today,
  toDo: counts.TO_DO, inProgress: counts.IN_PROGRESS, waiting: counts.WAITING, done: counts.DONE, cancelled: counts.CANCELLED,
  wip, finished, reopened, unestimated,
});
