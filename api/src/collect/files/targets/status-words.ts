import type { StatusCategory } from '../../../graphql/enums.js';
import { plainName } from './field.js';

/** Names of statuses that mean the same wherever they occur; a tracker's own word on a status always comes first. */
const WORDS: Readonly<Record<StatusCategory, readonly string[]>> = {
  TO_DO: ['to do', 'todo', 'open', 'new', 'backlog', 'inbox', 'selected for development', 'ready for dev', 'ready for development', 'ready', 'reopened', 'reopen', 'planned', 'triage', 'offen', 'neu', 'zu erledigen', 'à faire', 'ouvert', 'nouveau', 'por hacer', 'abierto', 'nuevo', '待办', '新建', '打开', '重新打开'],
  IN_PROGRESS: ['in progress', 'in development', 'doing', 'started', 'active', 'committed', 'build', 'in review', 'review', 'code review', 'test', 'testing', 'in test', 'in testing', 'qa', 'in qa', 'in arbeit', 'in bearbeitung', 'en cours', 'en curso', 'en progreso', '进行中', '处理中', '开发中', '测试中'],
  WAITING: ['waiting', 'blocked', 'on hold', 'pending', 'wartet', 'blockiert', 'en attente', 'bloqué', 'en espera', 'bloqueado', '等待', '阻塞'],
  DONE: ['done', 'closed', 'resolved', 'completed', 'complete', 'finished', 'fixed', 'released', 'deployed', 'shipped', 'merged', 'erledigt', 'fertig', 'geschlossen', 'abgeschlossen', 'terminé', 'fermé', 'résolu', 'hecho', 'cerrado', 'terminado', '完成', '已完成', '已关闭', '已解决'],
  CANCELLED: ['cancelled', 'canceled', 'rejected', 'declined', 'abandoned', 'wont do', 'won\'t do', 'wont fix', 'won\'t fix', 'duplicate', 'invalid', 'abgebrochen', 'verworfen', 'annulé', 'rejeté', 'cancelado', 'rechazado', '已取消', '取消'],
};

const CATEGORY_OF = new Map((Object.entries(WORDS) as [StatusCategory, string[]][]).flatMap(([category, names]) => names.map((name) => [plainName(name), category] as const)));

/** What a status of that name means everywhere; null where the name alone does not say. */
export function wellKnownCategory(name: string): StatusCategory | null {
  return CATEGORY_OF.get(plainName(name)) ?? null;
}

/** A board's columns from left to right: the first waits to be done, the last is done, those between are in progress, unless their name says otherwise. */
export function categoriesOfColumns(names: readonly string[]): { name: string; category: StatusCategory }[] {
  return names.map((name, index) => {
    const byPlace: StatusCategory = index === names.length - 1 ? 'DONE' : index === 0 ? 'TO_DO' : 'IN_PROGRESS';
    const known = wellKnownCategory(name);
    const last = index === names.length - 1;
    return { name, category: last && known !== 'CANCELLED' ? byPlace : (known ?? byPlace) };
  });
}

/** What is known of other statuses than these: a team's map is replaced as a whole, so it goes along. */
export function othersKnown(known: Readonly<Record<string, string>>, statuses: readonly { readonly name: string }[]): { name: string; category: string }[] {
  const names = new Set(statuses.map(({ name }) => name.trim().toLowerCase()));
  return Object.entries(known).filter(([name]) => !names.has(name)).map(([name, category]) => ({ name, category }));
}
