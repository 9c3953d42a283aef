// The order in which test files begin: those known to take longest first, so that both workers end together; then the larger file.
import { statSync } from 'node:fs';
import Sequencer from '@jest/test-sequencer';

const LONGEST = [
  'faults/start', 'web/members', 'web/satisfaction', 'web/looks-states', 'web/looks', 'faults/sample-killed', 'web/bi', 'web/revenue', 'web/survey-editor', 'web/retrospective', 'web/tracker-surveys',
  'web/roles', 'web/data-quality', 'web/settings', 'faults/tracking-killed', 'api/numbers-agree', 'web/sprint-parity', 'web/content-policy', 'web/delivery-to-production', 'web/sign-in', 'api/walls', 'web/end-of-sprint',
  'web/funnel', 'web/adoption', 'api/bi-metrics', 'api/bi-role', 'api/kept-tables', 'api/feeds-large', 'api/sample-numbers-agree', 'web/person', 'web/forecast',
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
