import { dayAndTime } from '../format/date';
import { exactNumber } from '../format/number';
import { useQuestion } from '../graphql/client';
import { FlawedItemsDocument, type QualityKind, type RangeInput } from '../graphql/generated';
import { DataTable } from '../ui/data-table';
import { Drawer } from '../ui/drawer';
import { ErrorState, LoadingState } from '../ui/panel-states';

export interface FlawedItemsDrawerProps {
  team: { key: string; timeZone: string };
  range: RangeInput;
  finding: { kind: QualityKind; name: string; says: string; whatToDo: string; metricNames: readonly string[] };
  onClose: () => void;
}

/** The items of one finding, what happened to each, and what to do. */
export function FlawedItemsDrawer({ team, range, finding, onClose }: FlawedItemsDrawerProps) {
  const question = useQuestion(FlawedItemsDocument, { team: team.key, range, kind: finding.kind });
  const items = question.isPlaceholderData ? undefined : question.data?.team?.dataQuality.findings[0]?.items;
  return (
    <Drawer title={finding.name} onClose={onClose}>
      <p>{finding.says}</p>
      <p className="mt-2"><span className="font-semibold">What to do:</span> {finding.whatToDo}</p>
      <p className="mt-2 mb-3 text-small text-muted">Makes doubtful: {finding.metricNames.join(', ').toLowerCase()}</p>
      {items ? (
        <>
          <DataTable caption={finding.name} rows={items.rows} rowKey={(item) => item.id} columns={[
            { name: 'Key', value: (item) => item.key, show: (item) => <span className="font-medium">{item.key}</span> },
            { name: 'What happened', wide: true, value: (item) => `${item.title}: ${item.detail}`, show: (item) => <>{item.title}<span className="block text-small text-muted">{item.detail}</span></> },
            { name: 'When', roomOnly: true, value: (item) => item.at, show: (item) => dayAndTime(item.at, team.timeZone) },
          ]} />
          {items.rows.length < items.totalCount && <p className="mt-2 text-small text-muted">The latest {exactNumber(items.rows.length)} of {exactNumber(items.totalCount)} are shown. Choose a shorter range to see others.</p>}
        </>
      ) : (
        <div className="h-60">{question.error ? <ErrorState what="The items" error={question.error} onRetry={() => void question.refetch()} /> : <LoadingState name="items" />}</div>
      )}
    </Drawer>
  );
}
