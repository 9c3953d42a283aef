// The order in which test files begin: those known to take longest first, so that both workers end together; then the larger file.
import { statSync } from 'node:fs';
import Sequencer from '@jest/test-sequencer';

const LONGEST = [
  'web/members', 'web/looks-states', 'web/satisfaction', 'web/bi', 'faults/sample-killed', 'web/looks', 'faults/start', 'faults/backup', 'faults/backup-folder', 'web/revenue', 'web/retrospective', 'web/survey-editor', 'web/tracker-surveys',
  'web/roles', 'web/data-quality', 'faults/tracking-killed', 'api/bi-role', 'api/numbers-agree', 'web/settings', 'web/content-policy', 'web/delivery-to-production', 'web/sign-in', 'api/walls', 'web/end-of-sprint',
  'web/funnel', 'web/sprint-parity', 'api/bi-metrics', 'api/kept-tables', 'api/feeds-large', 'api/sample-numbers-agree', 'faults/hooks-database-gone', 'faults/killed-while-collecting', 'web/person', 'web/forecast', 'web/adoption',
];

const place = (path) => {
  const found = LONGEST.findIndex((name) => path.endsWith(`tests/${name}.test.ts`));
  return found < 0 ? LONGEST.length : found;
};

export default class LongestFirst extends Sequencer {
  sort(tests) {
    const known = new Map(tests.map((test) => [test, [place(test.path), statSync(test.path).size]]));
    return [...tests].sort((a, b) => known.get(a)[0] - known.get(b)[0] || known.get(b)[1] - known.get(a)[1]);
  }
}
