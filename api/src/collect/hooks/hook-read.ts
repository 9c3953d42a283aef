import type { HookPlace, HookSettings } from '../../hooks-file.js';
import type { Fact } from '../files/targets/target.js';

/** Something of a webhook that nothing was kept of, and why. Names of things alone: values are the sender's. */
export interface Ignored {
  readonly what: string;
  readonly why: string;
}

/** What a webhook says. */
export interface HookRead {
  /** What happened, in the tracker's word. */
  readonly event: string;
  readonly facts: readonly Fact[];
  readonly ignored: readonly Ignored[];
}

export function nothing(event: string, why: string): HookRead {
  return { event, facts: [], ignored: [{ what: event, why }] };
}

/** Whose the facts of a project are; null: the projects are named, and this one is not among them. */
export function placeOf(settings: HookSettings, project: string): HookPlace | null {
  const { product, team, service, projects } = settings;
  const common = { ...(product ? { product } : {}), ...(team ? { team } : {}), ...(service ? { service } : {}) };
  if (!projects) return common;
  const own = Object.entries(projects).find(([name]) => name.toLowerCase() === project.toLowerCase())?.[1];
  return own ? { ...common, ...own } : null;
}

export const foreign = (event: string, project: string): HookRead => nothing(event, `HOOKS_FILE names projects of this source, and ${project} is none of them.`);

/** The product and team of a fact, as far as somebody has said. */
export function whose({ product, team }: HookPlace): Record<string, string> {
  return { ...(product ? { product } : {}), ...(team ? { team } : {}) };
}
