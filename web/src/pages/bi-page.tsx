import { useEffect } from 'react';
import { Link } from 'react-router';
import { AgentsPanel } from '../bi/agents-panel';
import { Builder, withMetric } from '../bi/builder';
import { CataloguePanel } from '../bi/catalogue-panel';
import { problemsOf, type KnownMetric } from '../bi/query-fit';
import { ResultPanel } from '../bi/result-panel';
import { useBiQuery } from '../bi/use-bi-query';
import { FeedsPanel } from '../feeds/feeds-panel';
import { useQuestion } from '../graphql/client';
import { BiCatalogueDocument, BiWordsDocument } from '../graphql/generated';
import { useMay } from '../graphql/me';
import { KeysPanel } from '../keys/keys-panel';
import { useProducts } from '../shell/use-products';
import { PageHeader } from '../ui/page-header';

const NO_METRICS: readonly KnownMetric[] = [];

/** The analyst's page: what can be asked, the question, its answer, and the ways to take it along. */
export function BiPage() {
  const { question: asksProducts, products, current, choose } = useProducts();
  const mayMakeKeys = useMay('MANAGE_KEYS');
  const question = useQuestion(BiCatalogueDocument, {});
  const { query, change } = useBiQuery(current?.key ?? null);
  const product = products.find(({ key }) => key === query.product);
  const words = useQuestion(BiWordsDocument, { product: query.product ?? '', outcomes: useMay('READ_OUTCOMES') }, { enabled: product !== undefined });
  const catalogue = question.data?.metricCatalog ?? NO_METRICS;
  const known = question.data !== undefined && asksProducts.data !== undefined;
  const problems = known ? problemsOf(query, catalogue, products) : [];
  const toggle = (metric: KnownMetric) => change(query.metrics.includes(metric.key) ? { metrics: query.metrics.filter((key) => key !== metric.key) } : withMetric(query, metric));
  // A link may be about another product than the one that was looked at last: the whole page then is.
  const asked = product?.key;
  useEffect(() => { if (asked !== undefined) choose(asked); }, [asked, choose]);
  return (
    <>
      <PageHeader title="BI" tab="BI" actions={<Link className="control" reloadDocument to={`/bi/graphiql${window.location.search}`}>GraphiQL</Link>}>any metric, as a table, a chart, GraphQL or a request</PageHeader>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(300px,380px)_minmax(0,1fr)] print:grid-cols-[minmax(0,1fr)]">
        <div className="flex min-w-0 flex-col gap-4 lg:order-2">
          <Builder query={query} change={change} catalogue={catalogue} products={products} problems={problems} traits={words.data?.product?.traitNames ?? []} funnels={words.data?.product?.funnels ?? []} />
          <ResultPanel query={query} change={change} catalogue={catalogue} product={product} problems={problems} known={known} failed={question.error ?? asksProducts.error} />
        </div>
        <div className="min-w-0 lg:order-1 print:hidden"><CataloguePanel question={question} chosen={query.metrics} onToggle={toggle} /></div>
      </div>
      {/* On paper stands what was asked and what came of it. */}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 xl:grid-cols-2 print:hidden">
        <FeedsPanel />
        <AgentsPanel />
        {mayMakeKeys && <KeysPanel className="xl:col-span-2" />}
      </div>
    </>
  );
}
