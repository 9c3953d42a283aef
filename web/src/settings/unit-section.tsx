import { Segmented } from '../ui/segmented';
import { SettingRow } from './setting-row';
import { SettingsSection } from './settings-section';
import type { SettingsForm } from './use-settings-form';

const measures = [{ value: 'POINTS', name: 'Points' }, { value: 'ITEMS', name: 'Items' }, { value: 'HOURS', name: 'Hours' }] as const;
const zones = Intl.supportedValuesOf('timeZone');

export function UnitSection({ form }: { form: SettingsForm }) {
  return (
    <SettingsSection title="Unit and zone">
      <SettingRow form={form} setting="measure" label="Unit" says="What charts are read in unless somebody switches.">
        {() => <Segmented label="Unit" value={form.values.measure} options={measures} onChange={(measure) => form.set('measure', measure)} />}
      </SettingRow>
      <SettingRow form={form} setting="timeZone" label="Time zone" says="Whose days, weeks and midnights count.">
        {(ids) => (
          <>
            <input {...ids} aria-invalid={form.error('timeZone') !== null} list="zones-of-teams" className="control w-full max-w-72" value={form.values.timeZone} onChange={(event) => form.set('timeZone', event.target.value)} />
            <datalist id="zones-of-teams">{zones.map((zone) => <option key={zone} value={zone} />)}</datalist>
          </>
        )}
      </SettingRow>
    </SettingsSection>
  );
}
