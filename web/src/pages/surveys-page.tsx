import { Link, useParams } from 'react-router';
import { useQuestion } from '../graphql/client';
import { SurveyFormsDocument, SurveyTemplatesDocument } from '../graphql/generated';
import { useMay } from '../graphql/me';
import { useProducts, type KnownProduct } from '../shell/use-products';
import { EmbedPanel } from '../surveys/embed-panel';
import { NewSurveyPanel } from '../surveys/new-survey-panel';
import { SurveyListPanel } from '../surveys/survey-list-panel';
import { PageHeader } from '../ui/page-header';
import { ErrorState, LoadingState } from '../ui/panel-states';
import { NotFoundPage } from './not-found-page';

/** What a product asks its people. */
export function SurveysPage() {
  const { product: key = '' } = useParams();
  const { question, products } = useProducts();
  const product = products.find((one) => one.key === key);
  if (product) return <Surveys key={key} product={product} />;
  if (question.data) return <NotFoundPage what={`The product “${key}”`} />;
  return <div className="card h-60 px-4">{question.error ? <ErrorState what="The product" error={question.error} onRetry={() => void question.refetch()} /> : <LoadingState name="the surveys" />}</div>;
}

function Surveys({ product }: { product: KnownProduct }) {
  const forms = useQuestion(SurveyFormsDocument, { product: product.key });
  const may = useMay('WORK_OUTCOMES');
  const templates = useQuestion(SurveyTemplatesDocument, {}, { enabled: may });
  return (
    <>
      <PageHeader title={`Surveys of ${product.name}`}>asked in the product, read on <Link className="link" to={`/outcomes/${encodeURIComponent(product.key)}#satisfaction`}>Outcomes</Link></PageHeader>
      {!may ? null : templates.data ? <NewSurveyPanel product={product.key} templates={templates.data.surveyTemplates} />
        : <div className="card h-28 px-4">{templates.error ? <ErrorState what="The templates" error={templates.error} onRetry={() => void templates.refetch()} /> : <LoadingState name="the templates" />}</div>}
      <SurveyListPanel product={product.key} question={forms} />
      {may && <EmbedPanel product={product.key} />}
    </>
  );
}
