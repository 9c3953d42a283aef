import { useQuestion } from '../graphql/client';
import { FunnelReportDocument, ProductFunnelsDocument, type FunnelPartsFragment } from '../graphql/generated';
import { useUrlState } from '../ui/use-url-state';
import type { OutcomeScope } from './outcome-scope';

export type ChosenFunnel = FunnelPartsFragment;

/** The saved funnels of a product. */
export function useFunnels(product: string, isKnown = true) {
  return useQuestion(ProductFunnelsDocument, { product }, { enabled: isKnown });
}

/** All funnels of the product, and the one in hand: that of the URL, else the first. */
export function useFunnel(product: string) {
  const [key, choose] = useUrlState<string>('funnel', '');
  const funnels = useFunnels(product);
  const known = funnels.data?.product?.funnels ?? [];
  const chosen = known.find((funnel) => funnel.key === key) ?? known[0] ?? null;
  return { funnels, chosen, choose };
}

/** What the funnel says over the range. */
export function useFunnelReport(scope: OutcomeScope, funnel: ChosenFunnel | null) {
  return useQuestion(FunnelReportDocument, { product: scope.product, funnel: funnel?.id ?? '', range: scope.filters.range }, { enabled: funnel !== null });
}
