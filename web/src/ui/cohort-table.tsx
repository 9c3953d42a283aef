import type { CohortCell, CohortRow } from '../charts/cohort-grid';
import { exactValue, type Measured } from '../format/figure';
import { DataTable, type Column } from './data-table';

interface Line {
  name: string;
  size: number | null;
  sizeText: string;
  cells: readonly CohortCell[];
}

/** The same data as a {@link CohortRow} grid: a line a cohort, a column a step, exact values; sorted and saved as CSV like any other table. */
export function CohortTable({ caption, rows, average, sizeName, stepName, firstStep = 0, measured }: { caption: string; rows: readonly CohortRow[]; average?: { name: string; cells: readonly CohortCell[] } | null; sizeName: string; stepName: string; firstStep?: number; measured: Measured }) {
  const lines: Line[] = [
    ...rows.map(({ longName, name, size, sizeText, cells }) => ({ name: longName ?? name, size, sizeText: sizeText ?? size.toLocaleString(), cells })),
    ...(average ? [{ name: average.name, size: null, sizeText: '', cells: average.cells }] : []),
  ];
  const width = Math.max(0, ...lines.map((line) => line.cells.length));
  const step = (place: number): Column<Line> => ({ name: `${stepName} ${place + firstStep}`, number: true, value: (line) => line.cells[place]?.value ?? null, show: (line) => exactValue(line.cells[place]?.value ?? null, measured) });
  return (
    <DataTable
      caption={caption}
      columns={[{ name: 'Began', value: (line) => line.name }, { name: sizeName, number: true, value: (line) => line.size, show: (line) => line.sizeText }, ...Array.from({ length: width }, (_, place) => step(place))]}
      rows={lines}
      rowKey={(line) => line.name}
    />
  );
}
