import { useState } from 'react';
import { useMay } from '../graphql/me';
import { CountingSection } from './counting-section';
import { LeaveGuard } from '../ui/leave-guard';
import { ReadOnlyNote } from './read-only-note';
import { SaveBar } from './save-bar';
import type { SettingsTeam } from './setting-values';
import { StatusesSection } from './statuses-section';
import { UnitSection } from './unit-section';
import { useSettingsForm } from './use-settings-form';
import { VersionsSection } from './versions-section';
import { WeekSection } from './week-section';

/** All that a team's numbers are read by, and how it came to be so. */
export function TeamSettings({ team }: { team: SettingsTeam }) {
  const form = useSettingsForm(team);
  const [saved, setSaved] = useState<number | null>(null);
  const may = useMay('MANAGE_SOURCES');
  return (
    <>
      <p className="text-muted">
        <strong className="font-medium text-ink">In force:</strong> {team.definition.sentence}
        <span role="status" className="font-medium text-ink">{saved !== null && form.changed.length === 0 && ` Saved: definition ${saved} is in force.`}</span>
      </p>
      {!may && <ReadOnlyNote />}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2">
        <fieldset disabled={!may} className="flex min-w-0 flex-col gap-4">
          <StatusesSection form={form} />
          <CountingSection form={form} />
        </fieldset>
        <div className="flex min-w-0 flex-col gap-4">
          <fieldset disabled={!may} className="flex min-w-0 flex-col gap-4">
            <UnitSection form={form} />
            <WeekSection form={form} />
          </fieldset>
          <VersionsSection team={team} />
        </div>
      </div>
      <SaveBar form={form} onSaved={setSaved} />
      <LeaveGuard unsaved={form.changed.length > 0} />
    </>
  );
}
