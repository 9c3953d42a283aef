import { useState } from 'react';
import { moneyParts } from '../format/figure';
import { currencyExponent, exactMoney } from '../format/money';
import { exactNumber } from '../format/number';
import { ask } from '../graphql/client';
import { ExplainDocument } from '../graphql/generated';
import { useProducts } from '../shell/use-products';
import { download, fileNameOf, toCsv } from '../ui/csv';
import { DataTable, type Column } from '../ui/data-table';
import { targetVariables, type ExplainTarget } from '../ui/explain-target';
import { PersonLink } from '../ui/person-link';
import type { Explanation } from './explanation';

type Row = Explanation['rows'][number];

const PAGE = 1000;

/** All rows behind a number, page by page, for the CSV. */
async function everyRow(target: ExplainTarget): Promise<Row[]> {
  const rows: Row[] = [];
  let after: string | null = null;
  do {
    const page: Explanation = (await ask(ExplainDocument, { ...targetVariables(target), first: PAGE, after })).explain;
    rows.push(...page.rows);
    after = page.nextCursor ?? null;
  } while (after);
  return rows;
}

/** The items or people behind a number with what each adds, and the sums the API gives for all of them. */
export function ExplainRows({ explanation, target }: { explanation: Explanation; target: ExplainTarget }) {
  const [state, setState] = useState<'ready' | 'reading' | 'failed'>('ready');
  const { rows, totalCount, numeratorTotal, denominatorTotal, figure } = explanation;
  const { products } = useProducts();
  // A ratio of money carries no currency of its own: it is the product's.
  const currency = figure.currency ?? products.find(({ key }) => key === target.product)?.currency ?? null;
  const money = moneyParts(figure);
  if (totalCount === 0) return <p className="text-muted">No rows.</p>;
  const hasDenominator = denominatorTotal !== null && denominatorTotal !== undefined;
  const write = (value: number | null | undefined, isMoney: boolean) => (value === null || value === undefined ? '–' : isMoney && currency ? exactMoney(value, currency) : exactNumber(value));
  const top = (value: number | null | undefined) => write(value, money.numerator);
  const below = (value: number | null | undefined) => write(value, money.denominator);
  // An item is known by its key; a person's key is often an id that nobody reads.
  const named = (row: Row) => (explanation.metric.half === 'DELIVERY' && !row.label.startsWith(row.key) ? `${row.key} ${row.label}` : row.label);
  const columns: Column<Row>[] = [
    { name: 'What', wide: true, value: (row) => row.label, show: (row) => <><span className="font-medium"><PersonLink product={target.product} person={row.person}>{named(row)}</PersonLink></span>{row.detail && <span className="block text-small text-muted">{row.detail}</span>}</> },
    { name: hasDenominator ? 'Counts' : 'Adds', number: true, value: (row) => row.numerator, show: (row) => top(row.numerator) },
    ...(hasDenominator ? [{ name: 'Of', number: true, value: (row: Row) => row.denominator, show: (row: Row) => below(row.denominator) }] : []),
  ];
  const save = async () => {
    setState('reading');
    try {
      const all = await everyRow(target);
      // Whole units of money, as a spreadsheet expects them, with the currency in the heading.
      const plain = (value: number | null, isMoney: boolean) => (value !== null && isMoney && currency ? value / 10 ** currencyExponent(currency) : value);
      const heading = (name: string, isMoney: boolean) => (isMoney && currency ? `${name} (${currency})` : name);
      const cells = all.map((row) => [row.key, row.label, row.detail, row.at, plain(row.numerator, money.numerator), plain(row.denominator, money.denominator)]);
      download(fileNameOf(`${explanation.metric.key} rows`), toCsv(['key', 'label', 'detail', 'at', heading('numerator', money.numerator), heading('denominator', money.denominator)], cells));
      setState('ready');
    } catch {
      setState('failed');
    }
  };
  return (
    <>
      <div className="overflow-x-auto">
        <DataTable caption={`What stands behind ${explanation.metric.name}`} columns={columns} rows={rows} rowKey={(row, index) => `${row.key}-${index}`} csv={false} footer={[`All ${exactNumber(totalCount)}`, top(numeratorTotal), ...(hasDenominator ? [below(denominatorTotal)] : [])]} />
      </div>
      <p className="mt-2 flex flex-wrap items-center gap-3 text-small text-muted">
        {rows.length < totalCount && <span>The first {rows.length} of {exactNumber(totalCount)} are shown.</span>}
        <button type="button" className="link" disabled={state === 'reading'} onClick={() => void save()}>{state === 'reading' ? 'Reading all rows…' : 'Download all as CSV'}</button>
        {state === 'failed' && <span role="alert" className="text-trouble-ink">The rows could not be read. Try again.</span>}
      </p>
    </>
  );
}
