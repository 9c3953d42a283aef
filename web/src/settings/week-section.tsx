import { HolidayList } from './holiday-list';
import { SettingRow } from './setting-row';
import { SettingsSection } from './settings-section';
import type { SettingsForm } from './use-settings-form';

const weekdays = [['Mon', 'Monday'], ['Tue', 'Tuesday'], ['Wed', 'Wednesday'], ['Thu', 'Thursday'], ['Fri', 'Friday'], ['Sat', 'Saturday'], ['Sun', 'Sunday']] as const;

export function WeekSection({ form }: { form: SettingsForm }) {
  const { workingDays } = form.values;
  const toggle = (day: number) => form.set('workingDays', workingDays.includes(day) ? workingDays.filter((each) => each !== day) : [...workingDays, day].sort());
  return (
    <SettingsSection title="Working week and holidays">
      <SettingRow form={form} setting="workingDays" label="Working days" says="The ideal line, the projection and times in working days run over these.">
        {(ids) => (
          <div role="group" {...ids} className="grid w-full max-w-78 grid-cols-7 gap-1">
            {weekdays.map(([short, long], index) => (
              <label key={short} className="control relative min-w-0 cursor-pointer justify-center px-0 text-muted has-checked:bg-ink has-checked:text-surface has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-focus">
                <input type="checkbox" className="sr-only" aria-label={long} checked={workingDays.includes(index + 1)} onChange={() => toggle(index + 1)} />
                <span aria-hidden>{short}</span>
              </label>
            ))}
          </div>
        )}
      </SettingRow>
      <SettingRow wide form={form} setting="holidays" label="Holidays" says="Days off, whatever weekday they are.">
        {(ids) => <HolidayList form={form} ids={ids} />}
      </SettingRow>
    </SettingsSection>
  );
}
