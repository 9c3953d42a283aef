import { longDay } from '../format/date';
import { useQuestion } from '../graphql/client';
import { TeamOpenDefectsDocument, type RangeInput } from '../graphql/generated';
import { DataTable } from '../ui/data-table';
import { Drawer } from '../ui/drawer';
import { ErrorState, LoadingState } from '../ui/panel-states';
import { TableButton } from '../ui/table-button';
import { DefectTitle } from './defect-title';

/** Which of the open defects: "age:8 to 30 days", "severity:minor". */
export function OpenDefectsDrawer({ team, range, which, onOpen, onClose }: { team: { key: string }; range: RangeInput; which: string; onOpen: (id: string) => void; onClose: () => void }) {
  const question = useQuestion(TeamOpenDefectsDocument, { team: team.key, range });
  const cut = which.indexOf(':');
  const [by, value] = [which.slice(0, cut), which.slice(cut + 1)];
  const rows = question.data?.team?.defects.openItems.filter((defect) => (by === 'age' ? defect.age : defect.severity) === value);
  return (
    <Drawer title={`Open defects, ${value}`} onClose={onClose}>
      {rows ? (rows.length === 0 ? <p>None.</p> : (
        <DataTable caption={`Open defects, ${value}`} rows={rows} rowKey={(defect) => defect.id} footer={[`All ${rows.length}`, '', '', '', '']} columns={[
          { name: 'Defect', value: (defect) => defect.key, show: (defect) => <TableButton onPress={() => onOpen(defect.id)}>{defect.key}</TableButton> },
          { name: 'Title', wide: true, value: (defect) => defect.title, show: (defect) => <DefectTitle {...defect} /> },
          { name: 'Severity', roomOnly: true, value: (defect) => defect.severity },
          { name: 'Created', roomOnly: true, value: (defect) => defect.createdAt, show: (defect) => longDay(defect.createdAt) },
          { name: 'Age, days', number: true, value: (defect) => defect.ageDays },
        ]} />
      )) : <div className="h-60">{question.error ? <ErrorState what="The defects" error={question.error} onRetry={() => void question.refetch()} /> : <LoadingState name="defects" />}</div>}
    </Drawer>
  );
}
