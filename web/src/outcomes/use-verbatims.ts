import { useQuestion } from '../graphql/client';
import { ProductVerbatimsDocument, type ProductVerbatimsQuery, type ProductVerbatimsQueryVariables, type ScoreGroup } from '../graphql/generated';
import { useTrail } from '../ui/use-trail';
import { useUrlState } from '../ui/use-url-state';
import type { OutcomeScope } from './outcome-scope';
import { filtersOf, readSegment } from './segment';

export const PAGE = 20;
export type Verbatim = NonNullable<ProductVerbatimsQuery['product']>['satisfaction']['verbatims']['rows'][number];
const groups = ['', 'FAVOURABLE', 'NEUTRAL', 'CRITICAL'] as const;
/** In place of a tag: what carries none. */
export const UNTAGGED = '-';

/** What is looked for in what people wrote, all of it in the URL, and the page of it that is open. */
export function useVerbatims({ product, filters: { range } }: OutcomeScope) {
  const [search, setSearch] = useUrlState<string>('search', '', { replace: true });
  const [survey, setSurvey] = useUrlState('of', '');
  const [group, setGroup] = useUrlState<'' | ScoreGroup>('group', '', { allowed: groups });
  const [tag, setTag] = useUrlState('tag', '');
  const [segmentText, setSegmentText] = useUrlState('segment', '');
  const segment = readSegment(segmentText);
  const asked: Omit<ProductVerbatimsQueryVariables, 'first' | 'after'> = {
    product, range, search: search || null, survey: survey || null, group: group || null,
    tag: tag && tag !== UNTAGGED ? tag : null, untagged: tag === UNTAGGED ? true : null, filters: filtersOf(segment),
  };
  const trail = useTrail(asked);
  const question = useQuestion(ProductVerbatimsDocument, { ...asked, first: PAGE, after: trail.after });
  return { asked, question, trail, search, setSearch, survey, setSurvey, group, setGroup, tag, setTag, segment, setSegmentText, narrowed: Boolean(search || survey || group || tag || segment) };
}

export type Verbatims = ReturnType<typeof useVerbatims>;
