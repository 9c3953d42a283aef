import { Select } from '../ui/select';
import type { TeamSprint } from './use-team';

/** ◂ Sprint 42 ▸: the sprints of a team in time, by step or by name. `sprints` come newest first. */
export function SprintSwitch({ sprints, current, onChange }: { sprints: readonly TeamSprint[]; current: TeamSprint; onChange: (key: string) => void }) {
  const index = sprints.findIndex((sprint) => sprint.id === current.id);
  const [earlier, later] = [sprints[index + 1], sprints[index - 1]];
  const step = (sign: string, name: string, to: TeamSprint | undefined) => (
    <button type="button" className="control w-8 justify-center px-0" disabled={!to} aria-label={name} onClick={() => to && onChange(to.key)}><span aria-hidden>{sign}</span></button>
  );
  return (
    <span className="no-print inline-flex gap-px">
      {step('◂', 'Earlier sprint', earlier)}
      <Select label="Sprint" value={current.key} options={sprints.map((sprint) => ({ value: sprint.key, name: sprint.state === 'RUNNING' ? `${sprint.name} (running)` : sprint.name }))} onChange={onChange} />
      {step('▸', 'Later sprint', later)}
    </span>
  );
}
