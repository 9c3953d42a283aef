import type { FeatureUseTally, TimesOfPeople } from '@bifocal/metrics';
import type { TallyQuestion } from '../answer.js';
import { nameIdsOf } from './event-match.js';
import { eligiblePeople, featureGroups } from './feature-use.js';
import { lastDay } from './periods.js';
import { Parameters, type Read } from './read.js';

/** One feature in a period: by person and by account, and how deep its use is. */
export interface FeatureRow {
  readonly key: string;
  readonly people: FeatureUseTally;
  readonly accounts: FeatureUseTally;
  /** How many people used it on so many days, and so many times. */
  readonly days: TimesOfPeople;
  readonly uses: TimesOfPeople;
}

interface Row { readonly feature: string; readonly what: 'PEOPLE' | 'ACCOUNTS' | 'DAYS' | 'USES'; readonly times: number | null; readonly eligible: number; readonly used: number; readonly usedOnThreeDays: number }

/** The features of the question's one period. An account is eligible when one of its active people is, and its days are those of all of them. */
export async function countFeatureTable(read: Read, question: TallyQuestion): Promise<FeatureRow[]> {
  const bySelf = { ...question, groupBy: ['feature'] };
  const groups = (await featureGroups(read, bySelf))(lastDay(question, question.periods[0]!));
  if (groups.length === 0) return [];
  const names = await nameIdsOf(read, question.productId, groups.flatMap(({ features }) => features.flatMap(({ events }) => events)));
  const parameters = new Parameters();
  const rows = await read<Row>(`
    ${eligiblePeople(bySelf, groups, names, parameters)},
    accounts AS (
      SELECT e.feature, e.account_id, count(DISTINCT u.day) AS days
      FROM eligible_people e LEFT JOIN use u ON u.i = e.i AND u.feature = e.feature AND u.person_id = e.person_id
      WHERE e.account_id IS NOT NULL GROUP BY 1, 2)
    SELECT feature, 'PEOPLE' AS what, NULL::bigint AS times, count(*) AS eligible, count(days) AS used, count(*) FILTER (WHERE days >= 3) AS "usedOnThreeDays" FROM eligible_people GROUP BY 1
    UNION ALL SELECT feature, 'ACCOUNTS', NULL, count(*), count(*) FILTER (WHERE days > 0), count(*) FILTER (WHERE days >= 3) FROM accounts GROUP BY 1
    UNION ALL SELECT feature, 'DAYS', days, 0, count(*), 0 FROM eligible_people WHERE days IS NOT NULL GROUP BY 1, 3
    UNION ALL SELECT feature, 'USES', uses, 0, count(*), 0 FROM eligible_people WHERE uses IS NOT NULL GROUP BY 1, 3`, parameters.values);
  return groups.map(({ name: key }) => {
    const own = rows.filter((row) => row.feature === key);
    const tally = (what: Row['what']): FeatureUseTally => {
      const row = own.find((each) => each.what === what);
      return { eligible: row?.eligible ?? 0, used: row?.used ?? 0, usedOnThreeDays: row?.usedOnThreeDays ?? 0 };
    };
    const times = (what: Row['what']): TimesOfPeople => own.filter((each) => each.what === what).map(({ times: count, used }) => [count ?? 0, used] as const);
    return { key, people: tally('PEOPLE'), accounts: tally('ACCOUNTS'), days: times('DAYS'), uses: times('USES') };
  });
}
