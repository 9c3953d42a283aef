import { useQuestion, type Question } from '../graphql/client';
import { ProductSurveysDocument, type ProductSurveysQuery } from '../graphql/generated';
import { useUrlState } from '../ui/use-url-state';
import type { OutcomeScope } from './outcome-scope';

export type KnownSurvey = NonNullable<ProductSurveysQuery['product']>['satisfaction']['surveys'][number];

/** The surveys of a product, and the one that is looked at: it stands in the URL, or is the first NPS. */
export function useSurvey({ product, filters: { range, compare } }: OutcomeScope): { question: Question<ProductSurveysQuery>; surveys: readonly KnownSurvey[]; chosen: KnownSurvey | null; choose: (key: string) => void } {
  const question = useQuestion(ProductSurveysDocument, { product, range, compare });
  const [key, choose] = useUrlState('survey', '');
  const surveys = question.data?.product?.satisfaction.surveys ?? [];
  const chosen = surveys.find((one) => one.key === key) ?? surveys.find((one) => one.kind === 'NPS') ?? surveys[0] ?? null;
  return { question, surveys, chosen, choose };
}
