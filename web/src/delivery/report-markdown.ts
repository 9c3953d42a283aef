import { shortValue } from '../format/figure';
import { shortNumber, signed } from '../format/number';
import type { LedgerItemPartsFragment, SprintReportQuery } from '../graphql/generated';
import { bucketName } from './bucket';
import { goalWord } from './goal-word';
import { ledgerIdentity } from './ledger-steps';
import { goalMarkdown, reasonOf, retroMarkdown } from './retro-export';
import type { Retro } from './retro-room';

type Sprint = NonNullable<SprintReportQuery['sprint']>;

/** Characters that would open a table cell, a link or emphasis stay what they are. */
function plain(text: string): string {
  return text.replaceAll(/[\\|*_`[\]<>]/g, '\\$&').replaceAll(/\s+/g, ' ');
}

function list(title: string, items: readonly LedgerItemPartsFragment[], more: (item: LedgerItemPartsFragment) => string = () => ''): string[] {
  if (items.length === 0) return [];
  return [`## ${title}`, '', ...items.map((item) => `- **${plain(item.key)}** ${plain(item.title)} (${shortNumber(item.amount)}${more(item)})${item.note ? `: ${plain(item.note)}` : ''}`), ''];
}

/** The report as text for a wiki or a chat: the same numbers and items, no others. */
export function reportMarkdown(sprint: Sprint, team: string, link: string, retro?: Retro): string {
  const { ledger, items, late, carried, defects, previous, goalOutcome, goalSentence } = sprint.report;
  const why = (item: LedgerItemPartsFragment) => { const reason = reasonOf(retro, item); return reason === null ? '' : `; why: ${plain(reason)}`; };
  const of = (bucket: LedgerItemPartsFragment['bucket']) => items.filter((item) => item.bucket === bucket);
  const lines = [
    `# ${plain(team)}, ${plain(sprint.name)}`,
    '',
    ...(sprint.goal ? [`**Goal${goalOutcome ? ` ${goalWord(goalOutcome)}` : ''}:** ${plain(sprint.goal)}`, ''] : []),
    plain(goalSentence),
    '',
    ...(retro ? goalMarkdown(retro, plain) : []),
    `Commitment ${shortNumber(ledger.commitment)}, added ${signed(ledger.added)}, removed ${signed(-ledger.removed)}, re-estimated ${signed(ledger.reEstimated)}; completed ${shortNumber(ledger.completed)} (${shortNumber(ledger.completedOnTime)} on time, ${shortNumber(ledger.completedLate)} late), cancelled ${shortNumber(ledger.cancelled)}, carry-over ${shortNumber(ledger.carryOver)}.`,
    '',
    `    ${ledgerIdentity(ledger)}`,
    '',
    ...[ledger.keptCommitment, ledger.keptCommitmentByItems, ledger.deliveredRatio, ledger.scopeCreepGross, ledger.scopeCreepNet].map((figure) => `- ${figure.name}: ${figure.value === null ? (figure.nullReason ?? '–') : shortValue(figure.value, figure)}`),
    '',
    ...list('What came late', late),
    ...list('What was carried over', carried, (item) => `${item.carriedSprints ? `, sprint ${item.carriedSprints} in a row` : ''}${why(item)}`),
    ...list(bucketName('ADDED'), of('ADDED'), why),
    ...list(bucketName('REMOVED'), of('REMOVED'), why),
    ...list(bucketName('RE_ESTIMATED'), of('RE_ESTIMATED')),
    ...list(bucketName('COMPLETED'), of('COMPLETED')),
    ...list(bucketName('CANCELLED'), of('CANCELLED')),
    ...(defects.length === 0 ? [] : ['## Defects', '', ...defects.map((defect) => `- **${plain(defect.key)}** ${plain(defect.title)} (${plain([defect.severity, defect.status].filter(Boolean).join(', '))})`), '']),
    ...(previous.length === 0 ? [] : ['## Sprints before', '', '| Sprint | Committed | Completed | Carry-over |', '|---|---:|---:|---:|', ...previous.map((row) => `| ${plain(row.sprint.name)} | ${shortNumber(row.committed)} | ${shortNumber(row.completed)} | ${shortNumber(row.carryOver)} |`), '']),
    ...(retro ? retroMarkdown(retro, plain) : []),
    link,
  ];
  return `${lines.join('\n')}\n`;
}
