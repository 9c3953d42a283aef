import type { StatusCategory } from '../../graphql/enums.js';
import type { HookSettings } from '../../hooks-file.js';
import { wellKnownCategory } from '../files/targets/status-words.js';

/** What labels say of an issue on a tracker whose issues are only open or closed. */
export interface LabelsSay {
  /** The status that a label names; null: none does. */
  readonly status: string | null;
  readonly category: StatusCategory | null;
  readonly type: string;
  readonly points: number | null;
  readonly severity: string | null;
  readonly blocked: boolean;
}

/** "status: in progress", "status/in-progress", "workflow::in progress". A word alone may be a topic: "testing" is no status. */
const SCOPED = /^([a-z ]+?)\s*(?:::|:|\/)\s*(.+)$/i;

export function readLabels(labels: readonly string[], settings: HookSettings): LabelsSay {
  const said = Object.entries(settings.statuses ?? {}).find(([name]) => labels.some((label) => label.toLowerCase() === name.toLowerCase()));
  const scoped = (...scopes: string[]): string | null => labels.flatMap((label) => {
    const [, scope = '', value = ''] = SCOPED.exec(label) ?? [];
    return scopes.includes(scope.toLowerCase()) ? [value.trim()] : [];
  })[0] ?? null;
  const status = said?.[0] ?? scoped('status', 'workflow', 'state');
  const points = scoped('points', 'story points', 'estimate');
  return {
    status, category: said?.[1] ?? (status === null ? null : wellKnownCategory(status.replaceAll('-', ' '))),
    type: scoped('type', 'kind') ?? (labels.some((label) => label.toLowerCase() === 'bug') ? 'Bug' : 'Issue'),
    points: points !== null && /^\d+(\.\d+)?$/.test(points) ? Number(points) : null,
    severity: scoped('severity', 'priority'), blocked: labels.some((label) => /^(blocked|impeded)$/i.test(label)),
  };
}
