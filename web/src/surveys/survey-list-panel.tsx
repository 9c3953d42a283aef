import { Link } from 'react-router';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { exactNumber } from '../format/number';
import { exactValue, shortValue } from '../format/figure';
import { ask, useQuestion, type Question } from '../graphql/client';
import { DeleteSurveyFormDocument, SetSurveyFormStateDocument, SurveyFormFiguresDocument, type SurveyFormPartsFragment, type SurveyFormsQuery } from '../graphql/generated';
import { useMay } from '../graphql/me';
import { Ago } from '../ui/ago';
import { DataTable, type Column } from '../ui/data-table';
import { useExplain } from '../ui/explain-target';
import { Panel } from '../ui/panel';
import { TableButton } from '../ui/table-button';
import { formPath } from './survey-paths';
import { triggerWords } from './survey-words';

const RANGE = { last: 'P90D' } as const;
const RESPONSE_RATE = 'satisfaction.response_rate';

/** The forms of a product, and what came back of each in the last 90 days: people, not displays. */
export function SurveyListPanel({ product, question }: { product: string; question: Question<SurveyFormsQuery> }) {
  const client = useQueryClient();
  const may = useMay('WORK_OUTCOMES');
  const { open } = useExplain();
  const figures = useQuestion(SurveyFormFiguresDocument, { product, range: RANGE });
  const rateOf = ({ key, kind }: SurveyFormPartsFragment) => figures.data?.product?.satisfaction.surveys.find((survey) => survey.key === key && survey.kind === kind)?.responseRate;
  const changing = useMutation({
    mutationFn: ({ form: { key, state }, removes }: { form: SurveyFormPartsFragment; removes: boolean }): Promise<unknown> => (
      removes ? ask(DeleteSurveyFormDocument, { product, key }) : ask(SetSurveyFormStateDocument, { product, key, state: state === 'LIVE' ? 'PAUSED' : 'LIVE' })),
    onSuccess: () => client.invalidateQueries(),
  });
  const columns: Column<SurveyFormPartsFragment>[] = [
    { name: 'Form', wide: true, value: ({ name }) => name, show: ({ key, name }) => (may ? <Link className="link font-medium" to={formPath(product, key)}>{name}</Link> : <span className="font-medium">{name}</span>) },
    { name: 'Kind', roomOnly: true, value: ({ kind }) => (kind === 'FEEDBACK' ? 'Feedback' : kind) },
    { name: 'State', value: ({ state }) => (state === 'LIVE' ? 'shown' : 'paused') },
    { name: 'When', wide: true, roomOnly: true, value: ({ trigger, kind }) => triggerWords(trigger, kind === 'FEEDBACK') },
    { name: 'Of people', number: true, roomOnly: true, value: ({ share }) => share, show: ({ share }) => exactValue(share, { unit: 'RATIO' }).replace(/[.,]00/, '') },
    { name: 'Shown to', number: true, roomOnly: true, value: (form) => rateOf(form)?.denominator ?? null, show: (form) => count(rateOf(form)?.denominator) },
    { name: 'Answered', number: true, roomOnly: true, value: (form) => rateOf(form)?.numerator ?? null, show: (form) => count(rateOf(form)?.numerator) },
    {
      name: 'Response rate', number: true, value: (form) => rateOf(form)?.value ?? null,
      show: (form) => {
        const rate = rateOf(form);
        return rate && rate.value !== null ? <TableButton onPress={() => open({ metric: RESPONSE_RATE, product, range: RANGE, filters: [{ dimension: 'survey', in: [form.key] }] })}>{shortValue(rate.value, rate)}</TableButton> : '–';
      },
    },
    { name: 'Version', roomOnly: true, value: ({ version }) => version, show: ({ version, changedAt }) => <>{version}, <Ago at={changedAt} /></> },
    ...(!may ? [] : [{
      name: 'Change', value: () => null,
      show: (form: SurveyFormPartsFragment) => (
        <span className="flex gap-2">
          <button type="button" className="link" disabled={changing.isPending} onClick={() => changing.mutate({ form, removes: false })} aria-label={`${form.state === 'LIVE' ? 'Pause' : 'Show'} ${form.name}`}>{form.state === 'LIVE' ? 'Pause' : 'Show'}</button>
          {form.state === 'PAUSED' && <button type="button" className="link text-muted" disabled={changing.isPending} onClick={() => changing.mutate({ form, removes: true })} aria-label={`Delete ${form.name}`}>Delete</button>}
        </span>
      ),
    }]),
  ];
  return (
    <Panel
      title="Forms" subtitle="what the product asks its people; counts of the last 90 days" half="outcome" height={240} question={question}
      empty={(data) => ((data.product?.surveyForms.length ?? 0) > 0 ? null : { says: 'Nothing is asked yet.' + (may ? ' Begin with one of the templates above; nobody sees it before you show it.' : '') })}
      notes={() => ['Shown to and answered count people, however often it was shown to them.', 'What was answered stays when a form is deleted.', changing.error && <span role="alert" className="text-trouble-ink">{changing.error.message}</span>]}
    >
      {(data) => (
        <div tabIndex={0} role="region" aria-label="Forms" className="h-full overflow-auto">
          <DataTable caption="Forms" columns={columns} rows={data.product?.surveyForms ?? []} rowKey={({ id }) => id} />
        </div>
      )}
    </Panel>
  );
}

const count = (people: number | null | undefined): string => (people == null ? '–' : exactNumber(people));
