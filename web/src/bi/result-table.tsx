import { useState } from 'react';
import { longPeriod } from '../charts/period-name';
import { exactValue, shortChange } from '../format/figure';
import { exactNumber } from '../format/number';
import type { FilterInput, MetricTableQuery } from '../graphql/generated';
import { download, fileNameOf, toCsv } from '../ui/csv';
import { DataTable, type Column } from '../ui/data-table';
import { useExplain } from '../ui/explain-target';
import { TableButton } from '../ui/table-button';
import type { BiQuery } from './bi-query';
import type { TableRow } from './chart-plan';
import { dimensionName } from './query-fit';

export interface ResultTableProps {
  table: MetricTableQuery['metricTable'];
  query: BiQuery;
  currency: string | null;
  caption: string;
}

type Cell = string | number | boolean | null;
const numbers = ['value', 'numerator', 'denominator', 'sampleSize', 'low', 'high', 'previous', 'change', 'target'] as const;
const inUnit: readonly string[] = ['value', 'low', 'high', 'previous', 'target'];

/** The table as it comes over the API: a column a field, with its type. Columns that hold nothing are left out until they are asked for. */
export function ResultTable({ table, query, currency, caption }: ResultTableProps) {
  const [all, setAll] = useState(false);
  const { open } = useExplain();
  const dims = new Map(query.groupBy.map((name, index) => [name, (['dim1', 'dim2', 'dim3'] as const)[index]!]));
  const cellOf = (row: TableRow, name: string): Cell => row[(dims.get(name) ?? name) as keyof TableRow];
  const shown = table.columns.filter(({ name }) => all || name === 'value' || (!['valueExact', 'periodEnd'].includes(name) && table.rows.some((row) => cellOf(row, name) !== null)));
  const hidden = table.columns.length - shown.length;
  const ofCalendar = query.grain !== 'SPRINT' && query.grain !== 'RELEASE';
  const explain = (row: TableRow) => open({
    metric: row.metric, product: query.product ?? undefined, team: query.team ?? undefined, measure: query.measure ?? undefined, funnel: query.funnel ?? undefined,
    range: { from: row.period, to: row.periodEnd }, filters: [...query.filters, ...groupFilters(row, query.groupBy)],
  });
  const show = (name: string, row: TableRow) => {
    const measured = { unit: row.unit, currency };
    if (name === 'value') return row.value !== null && ofCalendar ? <TableButton label={`Explain ${exactValue(row.value, measured)}, ${row.metric}, ${row.period}`} onPress={() => explain(row)}>{exactValue(row.value, measured)}</TableButton> : exactValue(row.value, measured);
    if (inUnit.includes(name)) return exactValue(cellOf(row, name) as number | null, measured);
    if (name === 'change') return row.change === null ? '–' : shortChange(row.change, measured);
    if (name === 'period' && ofCalendar) return <span title={longPeriod(row.period, query.grain as 'DAY')}>{row.period}</span>;
    const cell = cellOf(row, name);
    return cell === null ? '–' : typeof cell === 'number' ? exactNumber(cell) : String(cell);
  };
  const columns = shown.map(({ name, type, description }): Column<TableRow> => ({
    name: dimensionName(name), type, description, value: (row) => cellOf(row, name), show: (row) => show(name, row),
    number: (numbers as readonly string[]).includes(name), wide: name === 'nullReason',
  }));
  const save = () => download(fileNameOf(caption), toCsv(shown.map(({ name }) => name), table.rows.map((row) => shown.map(({ name }) => cellOf(row, name)))));
  return (
    <>
      <div tabIndex={0} role="region" aria-label="Rows" className="max-h-[600px] overflow-auto print:max-h-none print:overflow-visible">
        <DataTable caption={caption} columns={columns} rows={table.rows} rowKey={(row, index) => `${index}-${row.metric}-${row.period}`} csv={false} />
      </div>
      <p className="no-print mt-2 flex flex-wrap gap-x-4 text-small text-muted">
        <button type="button" className="link" onClick={save}>Download CSV</button>
        {(hidden > 0 || all) && <button type="button" className="link" onClick={() => setAll(!all)}>{all ? 'Leave out what is empty' : `Show all ${table.columns.length} columns`}</button>}
      </p>
    </>
  );
}

/** The group that a row is of, as filters: what stands behind it is then its own. */
function groupFilters(row: TableRow, groupBy: readonly string[]): FilterInput[] {
  return groupBy.map((dimension, index) => ({ dimension, in: [[row.dim1, row.dim2, row.dim3][index] ?? '(none)'] }));
}
