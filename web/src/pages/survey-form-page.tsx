import { Link, useNavigate, useParams } from 'react-router';
import { useQuestion } from '../graphql/client';
import { SurveyFormsDocument, SurveyTemplatesDocument } from '../graphql/generated';
import { SurveyEditor } from '../surveys/survey-editor';
import { surveysPath } from '../surveys/survey-paths';
import { PageHeader } from '../ui/page-header';
import { ErrorState, LoadingState } from '../ui/panel-states';
import { NotFoundPage } from './not-found-page';

/** One form of a product, or a new one from a template. */
export function SurveyFormPage() {
  const { product = '', form: formKey, kind } = useParams();
  const navigate = useNavigate();
  const question = useQuestion(SurveyFormsDocument, { product });
  const templates = useQuestion(SurveyTemplatesDocument, {});
  const known = templates.data?.surveyTemplates;
  const forms = question.data?.product?.surveyForms;
  const form = forms?.find(({ key }) => key === formKey);
  const template = known?.find((each) => each.kind === kind);
  const begin = form ? { form } : template ? { template } : null;
  if (question.data?.product === null) return <NotFoundPage what={`The product “${product}”`} />;
  if (known && forms && !begin) return <NotFoundPage what={`The form “${formKey ?? kind}”`} />;
  const error = question.error ?? templates.error;
  const close = () => void navigate(surveysPath(product));
  return (
    <>
      <PageHeader title={form?.name ?? (template ? `New: ${template.name}` : 'Survey')}><Link className="link" to={surveysPath(product)}>All surveys of the product</Link></PageHeader>
      {begin && known && forms
        ? <SurveyEditor key={formKey ?? kind} product={product} templates={known} begin={begin} taken={forms.map(({ key }) => key)} onSaved={close} onClose={close} />
        : <div className="card h-90 px-4">{error ? <ErrorState what="The form" error={error} onRetry={() => void Promise.all([question.refetch(), templates.refetch()])} /> : <LoadingState name="the form" />}</div>}
    </>
  );
}
