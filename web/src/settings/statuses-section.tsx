import type { StatusCategory, StatusPlacer } from '../graphql/generated';
import { SettingRow } from './setting-row';
import { statusKey, type SettingsTeam, type Values } from './setting-values';
import { SettingsSection } from './settings-section';
import { categories, categoryWord, placerWords } from './status-words';
import type { SettingsForm } from './use-settings-form';

interface Row {
  key: string;
  name: string;
  items: number;
  /** How it is read where the list does not have it; null: not seen, so only the list knows it. */
  unlisted: StatusCategory | null;
  placedBy: StatusPlacer;
}

/** Every status that items have been in, what nobody has placed first; then what is only in the list. */
function rowsOf({ knownStatuses }: SettingsTeam, listed: Values['statuses']): Row[] {
  const seen = knownStatuses.map(({ name, items, unlisted, placedBy }): Row => ({ key: statusKey(name), name, items, unlisted, placedBy }));
  const unseen = Object.keys(listed).filter((key) => seen.every((row) => row.key !== key)).sort().map((key): Row => ({ key, name: key, items: 0, unlisted: null, placedBy: 'LISTED' }));
  return [...seen.filter((row) => row.placedBy === 'NOBODY'), ...seen.filter((row) => row.placedBy !== 'NOBODY'), ...unseen];
}

export function StatusesSection({ form }: { form: SettingsForm }) {
  const { statuses } = form.values;
  const rows = rowsOf(form.team, statuses);
  const unplaced = rows.filter((row) => row.placedBy === 'NOBODY' && !(row.key in statuses)).length;
  const place = (key: string, category: StatusCategory | '') => {
    const { [key]: _, ...rest } = statuses;
    form.set('statuses', category === '' ? rest : { ...rest, [key]: category });
  };
  return (
    <SettingsSection title="Statuses" says={unplaced > 0 ? <span className="text-trouble-ink">{unplaced} placed by nobody, and so read as to do</span> : 'what each status of the tracker means'}>
      <div className="max-h-[496px] overflow-auto" tabIndex={0} role="region" aria-label="Statuses, table">
        <table className="w-full border-collapse">
          <caption className="sr-only">Statuses of {form.team.name} and how they are read</caption>
          <thead>
            <tr className="text-left text-small text-muted">
              {['Status', 'Items', 'Read as', 'Who says so'].map((name) => <th key={name} scope="col" className={`sticky top-0 z-1 border-b border-line bg-surface px-2 py-1.5 font-medium first:pl-0 last:pr-0 ${name === 'Items' ? 'text-right' : ''} ${name === 'Who says so' ? 'max-sm:hidden' : ''}`}>{name}</th>)}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => <StatusRow key={row.key} row={row} listed={statuses[row.key]} pending={form.draft.statuses !== undefined} decided={form.origin('statuses') === 'DECIDED' && form.draft.statuses !== null} onPlace={(category) => place(row.key, category)} />)}
          </tbody>
        </table>
        {rows.length === 0 && <p className="py-3 text-muted">No item has been in a status yet. Send work items with their changes of status.</p>}
      </div>
      <SettingRow form={form} setting="statuses" label="The list as a whole" says="What is not in it is read as the tracker says, then by well-known names.">
        {(ids) => <p {...ids} role="group">{Object.keys(statuses).length === 0 ? 'Empty' : `${Object.keys(statuses).length} placed`}</p>}
      </SettingRow>
    </SettingsSection>
  );
}

function StatusRow({ row, listed, pending, decided, onPlace }: { row: Row; listed: StatusCategory | undefined; pending: boolean; decided: boolean; onPlace: (category: StatusCategory | '') => void }) {
  const isUnplaced = row.placedBy === 'NOBODY' && !listed;
  const says = listed ? (pending ? 'this list' : placerWords[decided ? 'DECIDED' : 'LISTED']) : row.placedBy === 'DECIDED' || row.placedBy === 'LISTED' ? 'no longer in the list' : placerWords[row.placedBy];
  return (
    <tr className="border-b border-line last:border-0">
      <th scope="row" className="px-2 py-1.5 pl-0 text-left font-normal wrap-break-word">{isUnplaced && <span aria-hidden className="text-trouble">◆ </span>}{row.name}{isUnplaced && <span className="block text-small text-trouble-ink">nobody has placed it</span>}</th>
      <td className="px-2 py-1.5 text-right">{row.items === 0 ? '–' : row.items}</td>
      <td className="px-2 py-1">
        <select aria-label={`${row.name} is read as`} className="control select-chevron w-34 sm:w-44" value={listed ?? ''} onChange={(event) => onPlace(event.target.value as StatusCategory | '')}>
          <option value="">{row.unlisted ? `${categoryWord(row.unlisted)} (not in the list)` : 'Not in the list'}</option>
          {categories.map(({ value, name }) => <option key={value} value={value}>{name}</option>)}
        </select>
      </td>
      <td className="px-2 py-1.5 pr-0 text-muted max-sm:hidden">{says}</td>
    </tr>
  );
}
