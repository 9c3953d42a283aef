import type { Measure } from '@bifocal/metrics';
import { badInput } from '../../graphql/named-error.js';
import { amountAt, isObject, textAt, type JsonObject } from './json-shape.js';
import type { SprintInReport } from './report.js';

const MOST_ITEMS = 10_000;
const SECONDS_AN_HOUR = 3_600;
/** The lists of the report by the names they have had; "punted" is removed from the sprint. */
const LISTS = [['completedIssues'], ['issuesNotCompletedInCurrentSprint', 'incompletedIssues'], ['puntedIssues'], ['issuesCompletedInAnotherSprint']] as const;

/**
 * The sprint report's contents. As Jira's velocity has it: committed is every item of the report that was not added during the
 * sprint, at its estimate at the start; completed is what the report lists as completed, at its estimate at the close.
 */
export function readSprintReport(contents: JsonObject, measure: Measure): Omit<SprintInReport, 'id' | 'name'> {
  const [completed = [], ...others] = LISTS.map((names) => listAt(contents, names));
  if (!LISTS.flat().some((name) => Array.isArray(contents[name]))) throw badInput('report: contents has no list of issues. Expected completedIssues and its neighbours, as Jira\'s sprint report has them.');
  const all = [completed, ...others].flat();
  if (all.length > MOST_ITEMS) throw badInput(`report: expected at most ${MOST_ITEMS.toLocaleString('en')} issues, got ${all.length.toLocaleString('en')}.`);
  const isTime = measure !== 'ITEMS' && all.some((issue) => [issue['estimateStatistic'], issue['currentEstimateStatistic']].some((each) => isObject(each) && /^(aggregate)?time/.test(textAt(each, 'statFieldId') ?? '')));
  const amount = (statistic: unknown): number => {
    if (measure === 'ITEMS') return 1;
    return (amountAt(isObject(statistic) ? statistic['statFieldValue'] : null) ?? 0) / (isTime ? SECONDS_AN_HOUR : 1);
  };
  const added = isObject(contents['issueKeysAddedDuringSprint']) ? contents['issueKeysAddedDuringSprint'] : {};
  const atStart = Object.create(null) as Record<string, number>;
  const atClose = Object.create(null) as Record<string, number>;
  for (const issue of all) {
    const key = textAt(issue, 'key');
    if (key !== null && !Object.hasOwn(added, key)) atStart[key] = amount(issue['estimateStatistic']);
  }
  for (const issue of completed) {
    const key = textAt(issue, 'key');
    if (key !== null) atClose[key] = amount(issue['currentEstimateStatistic'] ?? issue['estimateStatistic']);
  }
  const total = (items: Record<string, number>): number => Object.values(items).reduce((sum, each) => sum + each, 0);
  const stated = measure === 'ITEMS' ? null : amountAt(contents['completedIssuesEstimateSum']);
  return {
    said: {
      committed: { total: total(atStart), items: atStart },
      completed: { total: stated === null ? total(atClose) : stated / (isTime ? SECONDS_AN_HOUR : 1), items: atClose },
      listed: all.map((issue) => textAt(issue, 'key')).filter((key) => key !== null),
    },
    isTime,
  };
}

function listAt(contents: JsonObject, names: readonly string[]): JsonObject[] {
  for (const name of names) {
    const list = contents[name];
    if (Array.isArray(list)) return list.filter(isObject);
  }
  return [];
}
