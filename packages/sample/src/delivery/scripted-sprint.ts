import { HOUR, MINUTE, atLocal } from '../calendar.js';
import type { Backlog } from './backlog.js';
import { Item, type ItemType } from './item.js';
import type { Sprint } from './sprints.js';

/** The one sprint that leaves nothing to chance, so that its ledger is known to the point. */
export const SCRIPTED = { team: 'atlas', number: 34 } as const;

/** In points, as the definitions' ledger counts them. */
export const SCRIPTED_LEDGER = {
  commitment: 40, added: 12, removed: 10, reEstimated: 8, completed: 37, cancelled: 3, carryOver: 10,
  completedOnTime: 34, completedLate: 3, committedItems: 9, unestimatedItems: 1, keptCommitment: 26, doneBefore: 5,
} as const;

/** Remaining points at the end of each day, from the sprint's Monday to the Monday of its close. */
export const SCRIPTED_REMAINING = [40, 35, 35, 43, 46, 46, 46, 39, 36, 38, 23, 13, 13, 10, 10] as const;

const ROLES: readonly (readonly [letter: string, type: ItemType, title: string, points: number | null])[] = [
  ['A', 'Story', 'Let guests pay by direct debit', 5],
  ['B', 'Story', 'Calculate taxes for deliveries abroad', 8],
  ['C', 'Task', 'Archive baskets older than a year', 3],
  ['D', 'Story', 'Show instalment terms before payment', 5],
  ['E', 'Story', 'Offer pick-up points on the map', 8],
  ['F', 'Story', 'Explain why a card was declined', 3],
  ['G', 'Task', 'Alert on slow payment callbacks', 2],
  ['H', 'Story', 'Keep the basket when a session expires', 5],
  ['I', 'Task', 'Find out why refunds arrive twice', null],
  ['J', 'Task', 'Try the new address index', 2],
  ['K', 'Story', 'Print a packing slip from the order', 3],
  ['M', 'Story', 'Remember the chosen delivery slot', 5],
  ['N', 'Story', 'Send the invoice in the buyer\u2019s language', 3],
];

/**
 * Plays the scripted sprint. Day 0 is its Monday; it starts at 10:00 and closes at 09:00 on day 14.
 * Returns the items by their letter. Nothing else may enter, leave or be carried into this sprint.
 */
export function runScripted(backlog: Backlog, sprint: Sprint, release: string): Map<string, Item> {
  const at = (day: number, hour: number): number => atLocal(sprint.monday + day, hour * HOUR);
  const items = new Map<string, Item>();
  const get = (letter: string): Item => {
    const item = items.get(letter);
    if (!item) throw new Error(`No item ${letter} in the script.`);
    return item;
  };
  ROLES.forEach(([letter, type, title, points], index) => {
    const item = backlog.write({ type, title, createdAt: at(-13 + (index % 4), 9.5 + index * 0.5) });
    if (points !== null) item.estimate(item.facts.createdAt + 20 * MINUTE, points, points * 4);
    if (!['C', 'G', 'J'].includes(letter)) item.enterRelease(item.facts.createdAt + 25 * MINUTE, release);
    items.set(letter, item);
  });
  for (const letter of 'ABCDEHIKMN') get(letter).enterSprint(at(-4, 14) + letter.charCodeAt(0) * MINUTE, sprint.key);
  const subTask = backlog.write({ type: 'Sub-task', title: 'Add the mandate text', parent: get('A'), createdAt: at(-4, 16.5) });
  items.set('L', subTask.estimate(at(-4, 16.6), 2).enterSprint(at(-4, 16.7), sprint.key));

  const done = (letter: string, begun: readonly [number, number], review: readonly [number, number], end: readonly [number, number]): void => {
    get(letter).move(at(...begun), 'In Progress').move(at(...review), 'In Review').move(at(...end), 'Done');
  };
  done('H', [-6, 11], [-3, 9.5], [-3, 15]);
  done('L', [0, 13], [1, 10], [1, 14.2]);
  done('A', [0, 11], [2, 10], [2, 15.1]);
  get('B').estimate(at(3, 10.3), 13, 52);
  done('B', [2, 15.5], [9, 16], [10, 11.4]);
  get('C').leaveSprint(at(7, 9.7));
  backlog.giveBack(get('C'), at(7, 9.8));
  done('D', [3, 9.8], [8, 9.9], [8, 14.6]);
  get('D').move(at(9, 10.2), 'In Progress').move(at(11, 9.6), 'In Review').move(at(11, 13.5), 'Done');
  get('E').move(at(8, 15.2), 'In Progress');
  get('F').enterSprint(at(4, 11.2), sprint.key);
  done('F', [7, 10.1], [8, 16.2], [9, 15.8]);
  get('G').enterSprint(at(7, 13.1), sprint.key);
  get('I').estimate(at(3, 11.6), 3, 12);
  done('I', [3, 13.2], [7, 9.6], [7, 14.9]);
  get('J').enterSprint(at(8, 11.1), sprint.key).leaveSprint(at(10, 14.3));
  backlog.giveBack(get('J'), at(10, 14.4));
  get('K').move(at(7, 16.4), "Won't Do");
  get('M').leaveSprint(at(1, 11.3)).enterSprint(at(2, 9.9), sprint.key);
  done('M', [9, 13.3], [10, 16.1], [11, 15.2]);
  done('N', [10, 13.7], [11, 16.3], [13, 17 + 2 / 3]);
  return items;
}

/** The four instants of the scripted sprint, whatever the holidays of its year are. */
export function scriptedInstants(sprint: Sprint): Sprint {
  return { ...sprint, startedAt: atLocal(sprint.monday, 10 * HOUR), closedAt: atLocal(sprint.monday + 14, 9 * HOUR) };
}
