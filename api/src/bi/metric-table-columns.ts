import type { Unit } from '../graphql/enums.js';
import type { Column, MetricRow } from './metric-table.type.js';

type Fixed = readonly [name: keyof MetricRow, type: string, description: string, measured?: boolean];

const BEFORE: readonly Fixed[] = [
  ['metric', 'string', 'The metric\'s key.'],
  ['unit', 'string', 'What the value is measured in.'],
  ['period', 'date', 'The period\'s first day.'],
  ['periodEnd', 'date', 'The first day after the period.'],
  ['complete', 'boolean', 'Whether the period is over.'],
  ['label', 'string', 'The sprint\'s or release\'s name.'],
];
const AFTER: readonly Fixed[] = [
  ['value', 'number', 'The value; null where there is nothing to measure.', true],
  ['valueExact', 'string', 'The value without rounding, as text.'],
  ['numerator', 'number', 'What the rows behind the value add up to.'],
  ['denominator', 'number', 'Of how many.'],
  ['sampleSize', 'number', 'How many observations the value rests on.'],
  ['low', 'number', 'Lower end of the 95 % interval.', true],
  ['high', 'number', 'Upper end of the 95 % interval.', true],
  ['previous', 'number', 'The value of the period compared with.', true],
  ['change', 'number', 'value - previous.', true],
  ['target', 'number', 'The target, where one is set.', true],
  ['nullReason', 'string', 'Why there is no value.'],
];

/** The columns of rowsJson. A column of values has a unit only where all metrics of the table share it. */
export function columnsOf(units: readonly Unit[], groupBy: readonly string[]): Column[] {
  const unit = new Set(units).size === 1 ? (units[0] ?? null) : null;
  const column = ([name, type, description, measured]: Fixed): Column => ({ name, type, unit: measured ? unit : null, description });
  const groups = groupBy.map((name): Column => ({ name, type: 'string', unit: null, description: `The row's ${name}; null where the fact has none.` }));
  return [...BEFORE.map(column), ...groups, ...AFTER.map(column)];
}

const NAMES_BEFORE = BEFORE.map(([name]) => name);
const NAMES_AFTER = AFTER.map(([name]) => name);

/** A row as a flat object whose groups have the dimensions' own names. */
export function flatRow(row: MetricRow, groupBy: readonly string[]): Record<string, unknown> {
  const flat: Record<string, unknown> = {};
  for (const name of NAMES_BEFORE) flat[name] = row[name];
  for (let index = 0; index < groupBy.length; index += 1) flat[groupBy[index]!] = dimension(row, index);
  for (const name of NAMES_AFTER) flat[name] = row[name];
  return flat;
}

/** A row's values in the order of the columns. */
export function rowValues(row: MetricRow, groupBy: readonly string[]): unknown[] {
  const values: unknown[] = [];
  for (const name of NAMES_BEFORE) values.push(row[name]);
  for (let index = 0; index < groupBy.length; index += 1) values.push(dimension(row, index));
  for (const name of NAMES_AFTER) values.push(row[name]);
  return values;
}

const dimension = (row: MetricRow, index: number): string | null => (index === 0 ? row.dim1 : index === 1 ? row.dim2 : row.dim3);
