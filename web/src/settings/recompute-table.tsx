import { shortDayAt } from '../format/date';
import { exactNumber } from '../format/number';
import { unitWord } from '../format/figure';
import { useQuestion } from '../graphql/client';
import { ReadAnewDocument, type FrozenSprintsQuery, type ReadAnewQuery } from '../graphql/generated';

type Frozen = NonNullable<FrozenSprintsQuery['team']>['frozenSprints'][number];
type Numbers = NonNullable<ReadAnewQuery['team']>['readAnew'][number]['frozen'];

/** The API reads so many at once. */
const LOOKED_AT = 30;

/** "40 → 35", or the number alone where it stays. */
function change(frozen: number, anew: number) {
  return frozen === anew ? <span className="text-muted">{exactNumber(frozen)}</span> : <span className="font-medium">{exactNumber(frozen)} → {exactNumber(anew)}</span>;
}

/** Which sprints, and what would become of the numbers of the latest ones. */
export function RecomputeTable({ team, frozen, chosen, onChange }: { team: { key: string; timeZone: string }; frozen: readonly Frozen[]; chosen: ReadonlySet<string>; onChange: (chosen: ReadonlySet<string>) => void }) {
  const question = useQuestion(ReadAnewDocument, { team: team.key, sprints: frozen.slice(0, LOOKED_AT).map(({ sprint }) => sprint.id) });
  const anew = new Map((question.data?.team?.readAnew ?? []).map((each) => [each.sprint.id, each]));
  const unit = question.data?.team?.readAnew[0]?.unit;
  const toggle = (id: string) => onChange(new Set(chosen.has(id) ? [...chosen].filter((each) => each !== id) : [...chosen, id]));
  const columns: { name: string; pick: (numbers: Numbers) => number }[] = [{ name: 'Committed', pick: ({ commitment }) => commitment }, { name: 'Completed', pick: ({ completed }) => completed }, { name: 'Carry-over', pick: ({ carryOver }) => carryOver }];
  return (
    <div>
      <div className="mb-1 flex flex-wrap items-baseline gap-x-4 text-small text-muted">
        <button type="button" className="link" onClick={() => onChange(new Set(frozen.map(({ sprint }) => sprint.id)))}>All {frozen.length}</button>
        <button type="button" className="link" onClick={() => onChange(new Set())}>None</button>
        <span className="ml-auto">{question.error ? <span className="text-trouble-ink">What would change could not be read: {question.error.message}</span> : unit ? `as frozen → anew, ${unitWord(unit)}${frozen.length > LOOKED_AT ? `; the latest ${LOOKED_AT}` : ''}` : 'Looking at what would change…'}</span>
      </div>
      <div className="max-h-80 overflow-auto" tabIndex={0} role="region" aria-label="Closed sprints, table">
        <table className="w-full border-collapse text-small">
          <caption className="sr-only">Closed sprints that are read by an earlier definition</caption>
          <thead>
            <tr className="text-muted">
              <th scope="col" className="sticky top-0 border-b border-line bg-surface py-1.5 text-left font-medium">Sprint</th>
              {columns.map(({ name }) => <th key={name} scope="col" className="sticky top-0 border-b border-line bg-surface px-2 py-1.5 text-right font-medium last:pr-0">{name}</th>)}
            </tr>
          </thead>
          <tbody>
            {frozen.map(({ sprint, definitionVersion }) => {
              const read = anew.get(sprint.id);
              return (
                <tr key={sprint.id} className="border-b border-line last:border-0">
                  <th scope="row" className="py-1 text-left font-normal">
                    <label className="flex cursor-pointer items-start gap-2"><input type="checkbox" className="mt-0.5 accent-ink" checked={chosen.has(sprint.id)} onChange={() => toggle(sprint.id)} /><span>{sprint.name}<span className="block text-muted">{sprint.closedAt && `${shortDayAt(sprint.closedAt, team.timeZone)}, `}definition {definitionVersion}</span></span></label>
                  </th>
                  {columns.map(({ name, pick }) => <td key={name} className="px-2 py-1 text-right align-top whitespace-nowrap last:pr-0">{read ? change(pick(read.frozen), pick(read.anew)) : '–'}</td>)}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </div>
  );
}
