import type { SprintReportQuery } from '../graphql/generated';
import { longDay } from '../format/date';
import { exactNumber, percent, shortNumber } from '../format/number';
import { DataTable } from '../ui/data-table';
import { buckets, bucketSum } from './bucket';
import { DefectTitle } from './defect-title';
import { LedgerItemTable } from './ledger-item-table';
import { ReportSection } from './report-section';

type Sprint = NonNullable<SprintReportQuery['sprint']>;

/** Every bucket with its items; what adds nothing to the report is not printed. */
export function BucketTables({ sprint, timeZone }: { sprint: Sprint; timeZone: string }) {
  const { ledger, items } = sprint.report;
  // What was carried over has its own place above.
  const shown = buckets.filter(({ bucket }) => bucket !== 'CARRY_OVER');
  return <div className="gap-4 lg:columns-2">{shown.map(({ bucket, name, says }) => {
    const rows = items.filter((item) => item.bucket === bucket);
    return (
      <div key={bucket} id={`bucket-${bucket}`} tabIndex={-1} className="mb-4 scroll-mt-4 break-inside-avoid outline-none empty:hidden print:break-inside-auto">
        {rows.length > 0 && <ReportSection title={name} says={says}><LedgerItemTable caption={`${name} of ${sprint.name}`} items={rows} sum={bucketSum(ledger, bucket)} timeZone={timeZone} csv={false} /></ReportSection>}
      </div>
    );
  })}</div>;
}

/** What came after the planned end, and what was left, with the number of sprints it has been carried through. */
export function LateAndCarried({ sprint, timeZone }: { sprint: Sprint; timeZone: string }) {
  const { ledger, late, carried } = sprint.report;
  return (
    <div className="grid items-start gap-4 xl:grid-cols-2">
      <ReportSection title="What came late" says="done after the planned end">
        {late.length > 0 ? <LedgerItemTable caption={`Late in ${sprint.name}`} items={late} sum={ledger.completedLate} timeZone={timeZone} csv={false} /> : <p className="text-muted">Nothing.</p>}
      </ReportSection>
      <div id="bucket-CARRY_OVER" tabIndex={-1} className="grid scroll-mt-4 outline-none">
        <ReportSection title={ledger.provisional ? 'What is still open' : 'What was carried over'} says="and through how many sprints in a row">
          {carried.length > 0 ? <LedgerItemTable caption={`Carried out of ${sprint.name}`} items={carried} sum={ledger.carryOver} timeZone={timeZone} csv={false} /> : <p className="text-muted">Nothing.</p>}
        </ReportSection>
      </div>
    </div>
  );
}

export function DefectTable({ sprint }: { sprint: Sprint }) {
  const { defects, defectDensity } = sprint.report;
  return (
    <ReportSection title="Defects" says={`found during this sprint${defectDensity.value === null ? '' : `: ${shortNumber(defectDensity.value)} per ${sprint.report.ledger.measure === 'ITEMS' ? '10 items' : '100 points'} completed`}`}>
      {defects.length === 0 ? <p className="text-muted">None.</p> : (
        <div className="overflow-x-auto">
          <DataTable caption={`Defects of ${sprint.name}`} rows={defects} rowKey={(defect) => defect.key} csv={false} columns={[
            { name: 'Defect', value: (defect) => defect.key, show: (defect) => <span className="font-medium">{defect.key}</span> },
            { name: 'Title', wide: true, value: (defect) => defect.title, show: (defect) => <DefectTitle {...defect} /> },
            { name: 'Severity', roomOnly: true, value: (defect) => defect.severity },
            { name: 'Status', roomOnly: true, value: (defect) => defect.status },
            { name: 'Created', roomOnly: true, value: (defect) => defect.createdAt, show: (defect) => (defect.createdAt ? longDay(defect.createdAt) : '–') },
            { name: 'Age, days', number: true, value: (defect) => defect.ageDays },
          ]} />
        </div>
      )}
    </ReportSection>
  );
}

/** This sprint beside the five before it. */
export function SprintsBefore({ sprint }: { sprint: Sprint }) {
  const { ledger, previous } = sprint.report;
  const own = { name: sprint.name, committed: ledger.commitment, completed: ledger.completed, kept: ledger.keptCommitment.value, carryOver: ledger.carryOver };
  const rows = [...previous.map((row) => ({ name: row.sprint.name, committed: row.committed, completed: row.completed, kept: row.keptCommitment, carryOver: row.carryOver })), own];
  const ratio = (value: number | null) => (value === null ? '–' : percent(value));
  return (
    <ReportSection title="Beside the sprints before" says={previous.length === 0 ? 'this is the first closed one' : `the last ${previous.length} closed before it`}>
      <div className="overflow-x-auto">
        <DataTable caption={`${sprint.name} beside the sprints before`} rows={rows} rowKey={(row, index) => `${row.name}-${index}`} csv={false} columns={[
          { name: 'Sprint', value: (row) => row.name, show: (row) => (row === own ? <strong>{row.name}</strong> : row.name) },
          { name: 'Committed', number: true, value: (row) => row.committed, show: (row) => exactNumber(row.committed) },
          { name: 'Completed', number: true, value: (row) => row.completed, show: (row) => exactNumber(row.completed) },
          { name: 'Kept', number: true, value: (row) => row.kept, show: (row) => ratio(row.kept) },
          { name: 'Carry-over', number: true, roomOnly: true, value: (row) => row.carryOver, show: (row) => exactNumber(row.carryOver) },
        ]} />
      </div>
    </ReportSection>
  );
}
