import { Segmented } from '../ui/segmented';
import { NamesChoice, NamesTyped } from './names-choice';
import { SettingRow } from './setting-row';
import { SettingsSection } from './settings-section';
import type { SettingsForm } from './use-settings-form';

/** Whole numbers are numbers; what else was typed stays as typed, for the API to say what is wrong with it. */
const wholeOrText = (text: string): number | string => (/^\d{1,6}$/.test(text) ? Number(text) : text);

export function CountingSection({ form }: { form: SettingsForm }) {
  const { team: { knownTypes }, values: { graceDays, countSubTasks, creditedTypes, defectTypes, excludedResolutions } } = form;
  return (
    <SettingsSection title="Counting">
      <SettingRow form={form} setting="graceDays" label="Grace days" says="Changes of scope so many days after a sprint’s start still belong to the commitment.">
        {(ids) => <input {...ids} aria-invalid={form.error('graceDays') !== null} inputMode="numeric" className="control w-22" value={graceDays} onChange={(event) => form.set('graceDays', wholeOrText(event.target.value))} />}
      </SettingRow>
      <SettingRow form={form} setting="countSubTasks" label="Sub-tasks" says="They never carry points; their parent does.">
        {() => <Segmented label="Sub-tasks" value={countSubTasks ? 'YES' : 'NO'} options={[{ value: 'NO', name: 'Do not count' }, { value: 'YES', name: 'Count as items' }]} onChange={(value) => form.set('countSubTasks', value === 'YES')} />}
      </SettingRow>
      <SettingRow form={form} setting="creditedTypes" label="Types that count" says="In sprints, releases and flow. Without any, all do.">
        {(ids) => (
          <>
            <Segmented label="Types that count" value={creditedTypes.length === 0 ? 'ALL' : 'SOME'} options={[{ value: 'ALL', name: 'All types' }, { value: 'SOME', name: 'Only some' }]} onChange={(value) => form.set('creditedTypes', value === 'ALL' ? [] : knownTypes.map(({ name }) => name))} />
            {creditedTypes.length > 0 && <NamesChoice ids={ids} known={knownTypes} chosen={creditedTypes} onChange={(names) => form.set('creditedTypes', names)} />}
          </>
        )}
      </SettingRow>
      <SettingRow form={form} setting="defectTypes" label="Types that are defects" says="Counted as opened, open and closed defects.">
        {(ids) => <NamesChoice ids={ids} known={knownTypes} chosen={defectTypes} onChange={(names) => form.set('defectTypes', names)} />}
      </SettingRow>
      <SettingRow form={form} setting="excludedResolutions" label="Defects left out" says="Those resolved with one of these words.">
        {(ids) => <NamesTyped ids={ids} what="A resolution" names={excludedResolutions} onChange={(names) => form.set('excludedResolutions', names)} />}
      </SettingRow>
    </SettingsSection>
  );
}
