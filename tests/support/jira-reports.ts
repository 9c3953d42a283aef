/** Answers of Jira's to its velocity chart and its sprint report, made by hand in their documented shape. */

const statistic = (value: number | null): object => ({ statFieldId: 'customfield_10016', statFieldValue: value === null ? {} : { value, text: value.toFixed(1) } });
const number = (value: number): object => ({ value, text: value.toFixed(1) });

/** Of each issue its key, its estimate at the start, and now. */
type Issue = readonly [key: string, atStart: number | null, now?: number | null];
const issues = (all: readonly Issue[], done: boolean): object[] => all.map(([key, atStart, now = atStart], id) => ({
  id: 10_000 + id, key, hidden: false, typeName: 'Story', summary: `Item ${key}`, done, assigneeName: 'Somebody Named', statusName: done ? 'Done' : 'To Do',
  estimateStatistic: statistic(atStart), currentEstimateStatistic: statistic(now),
}));

export interface JiraSprint { readonly id: number; readonly name: string }
const SPRINT_42: JiraSprint = { id: 42, name: 'Sprint 42' };

/** Sprint 42 as Jira tells it: H (done before) and the sub-task L are in the commitment, the rejected K is done: 47 and 42. */
export function sprintReport42(sprint: JiraSprint = SPRINT_42): object {
  return {
    contents: {
      completedIssues: issues([['A', 5], ['B', 8, 13], ['D', 5], ['F', 3], ['I', null, 3], ['K', 3], ['L', 2], ['M', 5], ['N', 3]], true),
      issuesNotCompletedInCurrentSprint: issues([['E', 8], ['G', 2]], false),
      puntedIssues: issues([['C', 3], ['J', 2]], false),
      issuesCompletedInAnotherSprint: issues([['H', 5]], true),
      completedIssuesInitialEstimateSum: number(34), completedIssuesEstimateSum: number(42), allIssuesEstimateSum: number(52),
      issueKeysAddedDuringSprint: { F: true, G: true, J: true },
    },
    sprint: { sequence: 42, ...sprint, state: 'CLOSED', startDate: '02/Mar/26 10:00 AM', completeDate: '16/Mar/26 9:00 AM' },
    supportsPages: true,
  };
}

/** The velocity chart with totals alone, as Jira has long answered. */
export function velocityTotals(...sprints: readonly (JiraSprint & { readonly estimated: number; readonly completed: number })[]): object {
  return {
    sprints: sprints.map(({ id, name }) => ({ id, sequence: id, name, state: 'CLOSED', linkedPagesCount: 0 })),
    velocityStatEntries: Object.fromEntries(sprints.map(({ id, estimated, completed }) => [String(id), { estimated: number(estimated), completed: number(completed) }])),
  };
}

/** The velocity chart with the items of each number, as newer versions answer. */
export function velocityWithItems(sprint: JiraSprint, estimated: Readonly<Record<string, number>>, completed: Readonly<Record<string, number>>): object {
  const entries = (items: Readonly<Record<string, number>>): object[] => Object.entries(items).map(([issueKey, value]) => ({ issueKey, value }));
  const sum = (items: Readonly<Record<string, number>>): object => number(Object.values(items).reduce((total, each) => total + each, 0));
  return {
    sprints: [{ ...sprint, state: 'CLOSED', goal: '' }],
    velocityStatEntries: { [String(sprint.id)]: {
      estimated: sum(estimated), completed: sum(completed), allConsideredIssueKeys: Object.keys({ ...estimated, ...completed }), estimatedEntries: entries(estimated), completedEntries: entries(completed),
    } },
  };
}
