import { compareWithReport, parityReasonText, paritySentence, parityUnexplainedText, type SideParity } from '@bifocal/metrics';
import type { KeptReport } from '../../facts/parity-facts.js';
import type { Sprint } from '../sprint.type.js';
import type { ParityNumber, SprintParity } from './parity.type.js';

/** A sprint nobody has compared. */
export const NOT_COMPARED: SprintParity = {
  state: 'NOT_COMPARED', sentence: 'Not compared with Jira', committed: null, completed: null, measure: null, kind: null, reportedAt: null, reportedBy: null,
};

/** The kept report beside the ledger as it is now. `titles` finds items that the report names and the sprint never had. */
export async function parityOf(sprint: Sprint, kept: KeptReport, titles: (keys: string[]) => Promise<{ key: string; title: string }[]>): Promise<SprintParity> {
  const { history, row } = sprint;
  const { said, measure, kind, reportedAt, reportedBy } = kept;
  const [histories, ledger] = await Promise.all([history.ofSprint(row), history.ledger(row, measure)]);
  const known = new Set(histories.map((item) => item.key.toUpperCase()));
  const named = [said.committed, said.completed].flatMap((side) => Object.keys(side?.items ?? {}));
  const elsewhere = await titles([...new Set(named)].filter((key) => !known.has(key.toUpperCase())));
  const parity = compareWithReport(ledger, histories, history.settingsOf(row), said, history.nowMs, elsewhere);
  return {
    state: parity.state, sentence: paritySentence(parity), committed: parity.committed && numberOf(parity.committed), completed: parity.completed && numberOf(parity.completed),
    measure, kind, reportedAt, reportedBy,
  };
}

function numberOf({ ours, theirs, difference, explanations, explained, unexplained, unexplainedItems, basis, ways }: SideParity): ParityNumber {
  return {
    ours, theirs, difference, explained, unexplained, basis, ways,
    explanations: explanations.map((each) => ({ ...itemOf(each), reason: each.reason, says: parityReasonText(each) })),
    unexplainedItems: unexplainedItems.map((each) => ({ ...itemOf(each), reason: null, says: parityUnexplainedText(each) })),
  };
}

const itemOf = ({ itemKey, itemTitle, ours, theirs, amount }: SideParity['unexplainedItems'][number]) => ({ key: itemKey, title: itemTitle, ours, theirs, amount });
