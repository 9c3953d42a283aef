import { useSearchParams } from 'react-router';
import type { WhatIfInput } from '../graphql/generated';

export interface WhatIf {
  drop: readonly string[];
  sprints: number;
  velocity: number | null;
  target: string | null;
}

const NONE: WhatIf = { drop: [], sprints: 0, velocity: null, target: null };

function read(params: URLSearchParams): WhatIf {
  const sprints = Number(params.get('sprints') ?? 0);
  const velocity = Number(params.get('velocity') ?? 0);
  const target = params.get('target');
  return {
    drop: params.getAll('drop'),
    sprints: Number.isInteger(sprints) && sprints > 0 && sprints <= 52 ? sprints : 0,
    velocity: Number.isFinite(velocity) && velocity > 0 && velocity <= 1_000_000 ? velocity : null,
    target: target !== null && /^\d{4}-\d{2}-\d{2}$/.test(target) && !Number.isNaN(Date.parse(target)) ? target : null,
  };
}

/** The what-if of the URL, so that a link shows the same picture. A new what-if is a step of the history only where `isStep` says so: typing is none. */
export function useWhatIf() {
  const [params, setParams] = useSearchParams();
  const whatIf = read(params);
  const set = (change: Partial<WhatIf>, isStep = true) =>
    setParams((before) => {
      const after = new URLSearchParams(before);
      const { drop, sprints, velocity, target } = { ...read(before), ...change };
      for (const key of ['drop', 'sprints', 'velocity', 'target']) after.delete(key);
      for (const key of drop) after.append('drop', key);
      if (sprints > 0) after.set('sprints', String(sprints));
      if (velocity !== null) after.set('velocity', String(velocity));
      if (target !== null) after.set('target', target);
      return after;
    }, { replace: !isStep, preventScrollReset: true });
  const isAsked = whatIf.drop.length > 0 || whatIf.sprints > 0 || whatIf.velocity !== null || whatIf.target !== null;
  return { whatIf, isAsked, set, clear: () => set(NONE) };
}

/** As the API takes it. An item that a link names may have been done since: only what is still open can be dropped. */
export function whatIfInput({ drop, sprints, velocity, target }: WhatIf, open: ReadonlySet<string>): WhatIfInput | null {
  const dropItems = drop.filter((key) => open.has(key));
  if (dropItems.length === 0 && sprints === 0 && velocity === null && target === null) return null;
  return { dropItems, addSprints: sprints, velocity, targetDate: target };
}
