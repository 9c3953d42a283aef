import { exactNumber } from '../format/number';
import { useQuestion } from '../graphql/client';
import { SprintItemsDocument, SprintLedgerDocument, type Measure, type SprintState } from '../graphql/generated';
import { unitWord } from '../format/figure';
import { Drawer } from '../ui/drawer';
import { ErrorState, LoadingState } from '../ui/panel-states';
import { LedgerItemTable } from './ledger-item-table';
import { useFreezeActs } from './use-freeze';

/** Closing a sprint by hand: what is still open, then the act, then why each of it is carried. */
export function CloseDrawer({ sprint, state, measure, timeZone, onClose }: { sprint: { id: string; name: string }; state: SprintState; measure: Measure; timeZone: string; onClose: () => void }) {
  const ledger = useQuestion(SprintLedgerDocument, { sprint: sprint.id, measure });
  const open = useQuestion(SprintItemsDocument, { sprint: sprint.id, bucket: 'CARRY_OVER', measure });
  const { close } = useFreezeActs(sprint.id);
  const isClosed = state === 'CLOSED';
  const numbers = ledger.data?.sprint?.ledger;
  const items = open.isPlaceholderData ? undefined : open.data?.sprint?.items;
  return (
    <Drawer title={isClosed ? `${sprint.name} is closed` : `Close ${sprint.name}`} onClose={onClose}>
      {!numbers || !items ? (
        <div className="h-60">{ledger.error ?? open.error ? <ErrorState what="The sprint" error={(ledger.error ?? open.error)!} onRetry={() => void Promise.all([ledger.refetch(), open.refetch()])} /> : <LoadingState name="the sprint" />}</div>
      ) : (
        <div className="flex flex-col gap-4">
          <p>
            {exactNumber(numbers.completed)} of {exactNumber(numbers.commitment)} committed {unitWord(numbers.unit)} {isClosed ? 'were' : 'are'} done.{' '}
            {items.length === 0 ? 'Nothing is left open.' : `${items.length} ${items.length === 1 ? 'item' : 'items'} (${exactNumber(numbers.carryOver)}) ${isClosed ? 'are carried over.' : 'will be carried over.'}`}
          </p>
          {!isClosed && (
            <>
              <p className="text-muted">Its numbers are frozen as they stand now. If your tracker closes sprints itself, close it there: Bifocal then follows by itself.</p>
              {close.error && <p role="alert" className="text-trouble-ink">{close.error.message}</p>}
              <button type="button" className="control self-start bg-ink text-surface" disabled={close.isPending} onClick={() => close.mutate()}>{close.isPending ? 'Closing …' : 'Close and freeze it'}</button>
            </>
          )}
          {isClosed && items.length > 0 && <p className="font-medium">Why is each of them carried? Say it while it is fresh.</p>}
          {items.length > 0 && <LedgerItemTable caption={`Open in ${sprint.name}`} items={items} sum={numbers.carryOver} timeZone={timeZone} csv={false} />}
          {isClosed && <button type="button" className="control self-start" onClick={onClose}>Go to the retrospective</button>}
        </div>
      )}
    </Drawer>
  );
}
