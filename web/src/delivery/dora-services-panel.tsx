import { hoursWords } from '../format/hours';
import { percent, shortNumber } from '../format/number';
import { DataTable } from '../ui/data-table';
import { Panel } from '../ui/panel';
import type { DoraPanelProps } from './dora-panels';

const share = (value: number | null) => (value === null ? '–' : percent(value));

/** The five of each service over the range, side by side: services differ, and the whole hides it. */
export function DoraServicesPanel({ question }: Pick<DoraPanelProps, 'question'>) {
  const rows = question.data?.product?.dora.services ?? [];
  return (
    <Panel title="By service" subtitle="over the whole range; – where there is nothing to measure" half="delivery" height={Math.min(320, 8 * Math.ceil((60 + rows.length * 33) / 8))} question={question}>
      {({ product }) => product && (
        <div tabIndex={0} role="region" aria-label="By service, table" className="h-full overflow-auto">
          <DataTable caption="Delivery to production by service" rows={product.dora.services} rowKey={(row) => row.service} columns={[
            { name: 'Service', value: (row) => row.service },
            { name: 'A week', number: true, value: (row) => row.figures.perWeek, show: (row) => (row.figures.perWeek === null ? '–' : shortNumber(row.figures.perWeek)) },
            { name: 'Deployments', number: true, roomOnly: true, value: (row) => row.figures.deploymentFrequency.value },
            { name: 'Lead time', number: true, value: (row) => row.figures.changeLeadTime.value, show: (row) => hoursWords(row.figures.changeLeadTime.value) },
            { name: 'Fail rate', number: true, value: (row) => row.figures.changeFailRate.value, show: (row) => share(row.figures.changeFailRate.value) },
            { name: 'Recovery', number: true, roomOnly: true, value: (row) => row.figures.recoveryTime.value, show: (row) => hoursWords(row.figures.recoveryTime.value) },
            { name: 'Rework rate', number: true, roomOnly: true, value: (row) => row.figures.reworkRate.value, show: (row) => share(row.figures.reworkRate.value) },
          ]} />
        </div>
      )}
    </Panel>
  );
}
