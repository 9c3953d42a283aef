/** Sprint 42 of the delivery definitions, as a source would send it: every item and instant, in the zone of Berlin. */

interface WorkItemEvent { key: string; workItem: string; kind: string; at: string; from?: string; to?: string; unit?: string; category?: string }
interface WorkItem { key: string; team: string; title: string; type: string; isSubTask?: boolean; parent?: string; createdAt?: string; severity?: string; resolution?: string; foundInRelease?: string }

export interface DeliveryBatch extends Record<string, unknown> {
  source: string;
  workItems: WorkItem[];
  workItemEvents: WorkItemEvent[];
}

/** Until 29 March 2026 Berlin is an hour ahead of UTC, then two. */
export const berlin = (text: string): string => {
  const [date = '', time = '12:00'] = text.split(' ');
  return `${date}T${time}:00${date >= '2026-03-29' ? '+02:00' : '+01:00'}`;
};

type Line = readonly [at: string, kind: string, value?: string];

const CATEGORY: Readonly<Record<string, string>> = { 'To Do': 'TO_DO', 'In Progress': 'IN_PROGRESS', Waiting: 'WAITING', Done: 'DONE', Cancelled: 'CANCELLED' };

/** An item's events from lines such as ['2026-03-04', 'STATUS', 'Done']. */
export function eventsOf(workItem: string, lines: readonly Line[]): WorkItemEvent[] {
  return lines.map(([at, kind, value], n) => ({
    key: `${workItem}-${n}`,
    workItem,
    kind,
    at: berlin(at),
    ...(value === undefined ? {} : kind.endsWith('_LEFT') ? { from: value } : { to: value }),
    ...(kind === 'ESTIMATE' ? { unit: 'POINTS' } : {}),
    ...(kind === 'STATUS' ? { category: CATEGORY[value ?? ''] } : {}),
  }));
}

const items: WorkItem[] = [];
const events: WorkItemEvent[] = [];

function add(key: string, lines: readonly Line[], more: Partial<WorkItem> = {}): void {
  items.push({ key, team: 'atlas', title: `Item ${key}`, type: 'Story', ...more });
  events.push(...eventsOf(key, [['2026-02-20', 'CREATED'], ...lines]));
}

/** In the sprint since its planning on 27 February. */
function planned(key: string, points: string | null, lines: readonly Line[], more: Partial<WorkItem> = {}): void {
  add(key, [...(points === null ? [] : [['2026-02-20', 'ESTIMATE', points] as const]), ['2026-02-27 15:00', 'SPRINT_ENTERED', '42'], ...lines], more);
}

function unplanned(key: string, points: string, entered: string, lines: readonly Line[]): void {
  add(key, [['2026-02-20', 'ESTIMATE', points], [entered, 'SPRINT_ENTERED', '42'], ...lines]);
}

planned('A', '5', [['2026-03-03', 'STATUS', 'In Progress'], ['2026-03-04', 'STATUS', 'Done']]);
planned('B', '8', [['2026-03-05', 'ESTIMATE', '13'], ['2026-03-12', 'STATUS', 'Done']]);
planned('C', '3', [['2026-03-09', 'SPRINT_LEFT', '42']]);
planned('D', '5', [['2026-03-10', 'STATUS', 'Done'], ['2026-03-11', 'STATUS', 'In Progress'], ['2026-03-13', 'STATUS', 'Done']]);
planned('E', '8', [['2026-03-12', 'STATUS', 'In Progress']]);
unplanned('F', '3', '2026-03-06', [['2026-03-11', 'STATUS', 'Done']]);
unplanned('G', '2', '2026-03-09', []);
planned('H', '5', [['2026-02-27 16:00', 'STATUS', 'Done']]);
planned('I', null, [['2026-03-05', 'ESTIMATE', '3'], ['2026-03-09', 'STATUS', 'Done']]);
unplanned('J', '2', '2026-03-10', [['2026-03-12', 'SPRINT_LEFT', '42']]);
planned('K', '3', [['2026-03-09', 'STATUS', 'Cancelled']]);
planned('L', '2', [['2026-03-03', 'STATUS', 'Done']], { type: 'Sub-task', isSubTask: true, parent: 'A' });
planned('M', '5', [['2026-03-03', 'SPRINT_LEFT', '42'], ['2026-03-04', 'SPRINT_ENTERED', '42'], ['2026-03-13', 'STATUS', 'Done']]);
planned('N', '3', [['2026-03-15', 'STATUS', 'Done']]);

export const sprint42: DeliveryBatch = {
  source: 'tracker',
  products: [{ key: 'shop', name: 'Shop', timeZone: 'Europe/London', currency: 'EUR' }],
  teams: [{ key: 'atlas', product: 'shop', name: 'Atlas', timeZone: 'Europe/Berlin', measure: 'POINTS', workingDays: [1, 2, 3, 4, 5], holidays: ['2026-03-06'] }],
  sprints: [{
    key: '42', team: 'atlas', name: 'Sprint 42', goal: 'Checkout in two steps', goalOutcome: 'PARTLY',
    plannedStartAt: berlin('2026-03-02 09:00'), plannedEndAt: berlin('2026-03-13 17:00'),
    startedAt: berlin('2026-03-02 10:00'), closedAt: berlin('2026-03-16 09:00'),
  }],
  workItems: items,
  workItemEvents: events,
};
