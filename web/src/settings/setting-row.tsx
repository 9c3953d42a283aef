import { useId, type ReactNode } from 'react';
import { useMay } from '../graphql/me';
import { ChangedMeanwhile } from '../ui/changed-meanwhile';
import type { Setting } from './setting-values';
import { theirWords } from './their-words';
import type { SettingsForm } from './use-settings-form';

export interface SettingIds {
  'aria-labelledby': string;
  'aria-describedby': string;
}

/** One setting: its name and meaning, its control, what is wrong with it, who says it, and the way back. */
export function SettingRow({ form, setting, label, says, wide = false, children }: { form: SettingsForm; setting: Setting; label: string; says: ReactNode; /** The control needs the whole width, and stands below. */ wide?: boolean; children: (ids: SettingIds) => ReactNode }) {
  const id = useId();
  const error = form.error(setting);
  return (
    <div data-setting={setting} className={`grid min-w-0 gap-x-6 gap-y-1.5 border-t border-line py-3 first:border-0 first:pt-1 ${wide ? 'grid-cols-[minmax(0,1fr)]' : 'sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]'}`}>
      <div className="min-w-0">
        <h3 id={id} className="text-body">{label}</h3>
        <p id={`${id}-says`} className="text-small text-muted">{says}</p>
      </div>
      <div className="flex min-w-0 flex-col items-start gap-1.5">
        {children({ 'aria-labelledby': id, 'aria-describedby': `${id}-says ${id}-note` })}
        <div id={`${id}-note`} className="text-small text-muted">
          {error && <p role="alert" className="text-trouble-ink">{error}</p>}
          <WhoSays form={form} setting={setting} label={label} />
        </div>
      </div>
    </div>
  );
}

function WhoSays({ form, setting, label }: { form: SettingsForm; setting: Setting; label: string }) {
  const may = useMay('MANAGE_SOURCES');
  const pending = form.draft[setting];
  if (form.meanwhile.includes(setting)) {
    return <ChangedMeanwhile onTake={() => form.undo(setting)} onKeep={() => form.keepMine(setting)}>{form.team.definition.author ?? 'Somebody'} changed this meanwhile: {theirWords(form.theirs(setting))}.</ChangedMeanwhile>;
  }
  if (pending !== undefined) {
    return <p><strong className="font-medium text-ink">{pending === null ? 'Given back to the source' : 'Changed'}, not saved.</strong> <button type="button" className="link" aria-label={`Undo ${label}`} onClick={() => form.undo(setting)}>Undo</button></p>;
  }
  const origin = form.origin(setting);
  if (origin === 'DECIDED' && !may) return <p>Decided here.</p>;
  if (origin === 'DECIDED') return <p>Decided here. <button type="button" className="link" aria-label={`Give back to the source: ${label}`} onClick={() => form.giveBack(setting)}>Give back to the source</button></p>;
  if (origin === 'SOURCE') return <p>Its source says so.</p>;
  return <p>{setting === 'timeZone' ? 'Nobody said: the product’s.' : 'Nobody said: the default.'}</p>;
}
