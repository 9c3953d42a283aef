/** Which of the five categories a status is in. */
import { statusName, type ItemHistory, type StatusCategory, type TeamSettings } from './history.js';

const WELL_KNOWN: Readonly<Record<StatusCategory, readonly string[]>> = {
  TO_DO: [
    'to do', 'todo', 'open', 'new', 'backlog', 'product backlog', 'sprint backlog', 'ready', 'ready for development', 'selected for development',
    'planned', 'proposed', 'approved', 'triage', 'refinement', 'specified', 'reopened', 'unstarted',
    'offen', 'neu', 'zu erledigen', 'geplant', 'à faire', 'ouvert', 'nouveau', 'por hacer', 'pendiente', 'abierto', 'a fazer', 'da fare', 'te doen',
  ],
  IN_PROGRESS: [
    'in progress', 'doing', 'started', 'active', 'committed', 'in development', 'development', 'implementing', 'in review', 'review', 'code review',
    'in test', 'in testing', 'testing', 'qa', 'in qa', 'verification',
    'in arbeit', 'in bearbeitung', 'in prüfung', 'en cours', 'en revue', 'en curso', 'en progreso', 'en revisión', 'em andamento', 'in corso', 'bezig',
  ],
  WAITING: [
    'waiting', 'blocked', 'on hold', 'paused', 'impeded', 'waiting for customer', 'waiting for support', 'pending', 'ready for review',
    'ready for test', 'ready for qa', 'wartet', 'blockiert', 'en attente', 'bloqué', 'en espera', 'bloqueado', 'in attesa',
  ],
  DONE: [
    'done', 'closed', 'resolved', 'completed', 'complete', 'finished', 'fixed', 'delivered', 'released', 'deployed', 'accepted', 'merged',
    'fertig', 'erledigt', 'geschlossen', 'abgeschlossen', 'gelöst', 'terminé', 'fermé', 'résolu', 'hecho', 'listo', 'cerrado', 'resuelto', 'finalizado',
    'concluído', 'feito', 'fatto', 'completato', 'klaar', 'gereed',
  ],
  CANCELLED: [
    'cancelled', 'canceled', "won't do", 'wont do', "won't fix", 'wontfix', 'rejected', 'declined', 'abandoned', 'discarded', 'removed', 'duplicate',
    'obsolete', 'not planned', 'abgebrochen', 'abgelehnt', 'verworfen', 'annulé', 'abandonné', 'rejeté', 'cancelado', 'rechazado', 'annullato', 'geannuleerd',
  ],
};

const categoryByName = new Map<string, StatusCategory>(
  (Object.keys(WELL_KNOWN) as StatusCategory[]).flatMap((category) => WELL_KNOWN[category].map((name) => [name, category] as const)),
);

/** Who places a status: the team's map, what the source says of it, or the well-known names; nobody does, and it is read as to do. */
export type StatusPlacer = 'MAP' | 'SOURCE' | 'NAME' | 'NOBODY';

/** What a status is read as, and who says so. */
export function placementOf(status: string | null, said: StatusCategory | null | undefined, settings: TeamSettings): { category: StatusCategory; by: StatusPlacer } {
  const name = statusName(status ?? '');
  const mapped = Object.hasOwn(settings.statusMap, name) ? settings.statusMap[name] : undefined;
  if (mapped) return { category: mapped, by: 'MAP' };
  if (said) return { category: said, by: 'SOURCE' };
  const wellKnown = categoryByName.get(name);
  return wellKnown ? { category: wellKnown, by: 'NAME' } : { category: 'TO_DO', by: 'NOBODY' };
}

/** The category of a status: the team's map first, then what the source said, then the well-known names, then TO_DO. */
export function categoryOf(status: string | null, said: StatusCategory | null | undefined, settings: TeamSettings): StatusCategory {
  return placementOf(status, said, settings).category;
}

/** A status nobody has placed, and therefore read as TO_DO, with the number of items that were ever in it. */
export interface UnmappedStatus {
  readonly status: string;
  readonly items: number;
}

/** The statuses that are read as TO_DO only because neither the team, nor the source, nor the well-known names place them; most items first. */
export function unmappedStatuses(histories: readonly ItemHistory[], settings: TeamSettings): UnmappedStatus[] {
  const items = new Map<string, Set<string>>();
  for (const history of histories) {
    for (const event of history.events) {
      if (event.kind !== 'STATUS' || event.to === null || placementOf(event.to, event.category, settings).by !== 'NOBODY') continue;
      items.set(event.to, (items.get(event.to) ?? new Set<string>()).add(history.id));
    }
  }
  return [...items]
    .map(([status, ids]) => ({ status, items: ids.size }))
    .sort((a, b) => b.items - a.items || (a.status < b.status ? -1 : 1));
}
