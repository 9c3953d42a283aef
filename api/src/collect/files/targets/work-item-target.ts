import { flag, instant, key, number, text } from './field.js';
import { categoriesOfColumns, othersKnown, wellKnownCategory } from './status-words.js';
import { pick, type Fact, type ImportTargetDefinition, type RowContext, type Understood } from './target.js';

type ItemEvent = Readonly<Record<string, unknown>>;

/**
 * Work items. A file with dates (created, started, finished, or one column per board column) is a history, and becomes events; a
 * file without any is the present state as of the day it was handed in, and two such files differ by events.
 */
export const workItems: ImportTargetDefinition = {
  as: 'work-items', name: 'Work items: stories, tasks and defects', needs: 'TEAM_OR_PRODUCT', missingAppliesTo: null,
  fields: [
    key('key', 'The item\'s own key, as SHOP-17.', { required: true, names: ['key', 'issuekey', 'id', 'issueid', 'itemkey', 'workitemid', 'ticket', 'ticketid', 'storyid', 'taskid', 'nummer', 'schlussel', 'cle', 'clave'] }),
    text('title', 'What it is about.', { names: ['title', 'summary', 'name', 'subject', 'titel', 'zusammenfassung', 'betreff', 'titre', 'resume', 'titulo', 'resumen'] }),
    text('type', 'Story, Bug, Task, ...', { names: ['type', 'issuetype', 'workitemtype', 'kind', 'typ', 'vorgangstyp', 'tipo', 'typedeticket'] }),
    text('status', 'Its present status.', { names: ['status', 'state', 'zustand', 'etat', 'statut', 'estado'] }),
    number('estimate', 'Story points.', { names: ['estimate', 'storypoints', 'points', 'storypointestimate', 'customfieldstorypoints', 'customfieldstorypointestimate', 'sp', 'effort', 'schatzung', 'storypunkte', 'estimation', 'estimacion', 'puntos'] }),
    number('estimateHours', 'Estimate in hours.', { names: ['estimatehours', 'hours', 'originalestimatehours', 'stunden', 'heures', 'horas'] }),
    key('sprint', 'The sprint it is in.', { names: ['sprint', 'sprintname', 'iteration', 'iterationpath', 'cycle'] }),
    key('release', 'The release it is planned for.', { names: ['release', 'fixversion', 'fixversions', 'version', 'milestone', 'losungsversion'] }),
    key('team', 'Whose item it is, where the file holds several teams.', { names: ['team', 'teamname', 'squad', 'mannschaft', 'equipe', 'equipo'] }),
    key('parent', 'The key of the item it belongs to.', { names: ['parent', 'parentkey', 'parentid', 'epiclink', 'epic'] }),
    flag('isSubTask', 'Whether it is a sub-task.', { names: ['issubtask', 'subtask'] }),
    text('severity', 'How bad a defect is.', { names: ['severity', 'priority', 'schweregrad', 'prioritat', 'gravite', 'priorite', 'severidad', 'prioridad'] }),
    text('resolution', 'How it was resolved, as Duplicate.', { names: ['resolution', 'losung', 'resolucion'] }),
    key('foundInRelease', 'The release in which a defect was found.', { names: ['foundinrelease', 'affectsversion', 'affectsversions', 'affectedversion'] }),
    instant('createdAt', 'When it was created.', { names: ['createdat', 'created', 'createddate', 'creationdate', 'opened', 'openedat', 'erstellt', 'erstelltam', 'angelegt', 'creele', 'cree', 'datedecreation', 'creado', 'fechadecreacion'] }),
    instant('startedAt', 'When work on it began.', { names: ['startedat', 'started', 'starteddate', 'startdate', 'activateddate', 'inprogressat', 'begonnen', 'debut', 'iniciado'] }),
    instant('doneAt', 'When it was done.', { names: ['doneat', 'done', 'finished', 'finishedat', 'finisheddate', 'resolved', 'resolvedat', 'resolutiondate', 'closed', 'closedat', 'closeddate', 'completed', 'completedat', 'completeddate', 'enddate', 'erledigt', 'erledigtam', 'geschlossen', 'terminele', 'resolule', 'finalizado', 'resuelto'] }),
    text('blocked', 'Whether it is blocked: yes, or what holds it up. Empty or no: it is not. Read in a file of the present state.', { names: ['blocked', 'flagged', 'isblocked', 'impediment', 'blockiert', 'markiert', 'bloque', 'bloqueado'], emptySays: true }),
    instant('observedAt', 'As of when the present state is true; without it, when the file was handed in.', { names: ['observedat', 'snapshotat', 'asof'] }),
  ],
  families: [{ prefix: 'entered:', type: 'INSTANT', description: 'When the item entered a status: entered:Build is the column with the date on which it entered "Build". Map them in the board\'s order.', takesTheRest: false }],
  facts(row, context) {
    const key = row['key'] as string;
    const team = row['team'] ?? context.team;
    const events = history(row, context);
    const item = {
      ...pick(row, 'key', 'title', 'type', 'parent', 'isSubTask', 'severity', 'resolution', 'foundInRelease', 'createdAt'),
      ...(team === null ? {} : { team }), ...(context.product === null ? {} : { product: context.product }),
    };
    if (events.length === 0) return [{ list: 'workItems', item: { ...item, ...presentState(row, context) } }];
    const created = row['createdAt'] ?? events[0]!['at'];
    return [
      ...statusMap(team, context),
      { list: 'workItems', item: { ...item, createdAt: created } },
      ...events.map((event, index): Fact => ({ list: 'workItemEvents', item: { ...event, workItem: key, sequence: index } })),
    ];
  },
};

/** What the dates of a row say happened. Estimate, sprint and release have no dates of their own: they count from the creation on. */
function history(row: Understood, { enteredColumns }: RowContext): ItemEvent[] {
  const entered = categoriesOfColumns(enteredColumns);
  const statuses: ItemEvent[] = [];
  for (const { name, category } of entered) {
    const at = row[`entered:${name}`];
    if (typeof at === 'string') statuses.push({ key: `entered:${name}`, kind: 'STATUS', at, to: name, category });
  }
  const doneName = typeof row['status'] === 'string' && wellKnownCategory(row['status']) === 'DONE' ? row['status'] : 'Done';
  if (typeof row['startedAt'] === 'string') statuses.push({ key: 'started', kind: 'STATUS', at: row['startedAt'], to: 'In Progress', category: 'IN_PROGRESS' });
  if (typeof row['doneAt'] === 'string') statuses.push({ key: 'done', kind: 'STATUS', at: row['doneAt'], to: doneName, category: 'DONE' });
  const first = statuses.map((event) => event['at'] as string).sort()[0];
  const created = (row['createdAt'] as string | undefined) ?? first;
  if (created === undefined || (statuses.length === 0 && row['status'] !== undefined)) return [];
  const events: ItemEvent[] = [{ key: 'created', kind: 'CREATED', at: created }];
  if (typeof row['estimate'] === 'number') events.push({ key: 'estimate', kind: 'ESTIMATE', at: created, to: String(row['estimate']), unit: 'POINTS' });
  if (typeof row['estimateHours'] === 'number') events.push({ key: 'estimate-hours', kind: 'ESTIMATE', at: created, to: String(row['estimateHours']), unit: 'HOURS' });
  if (typeof row['sprint'] === 'string') events.push({ key: 'sprint', kind: 'SPRINT_ENTERED', at: created, to: row['sprint'] });
  if (typeof row['release'] === 'string') events.push({ key: 'release', kind: 'RELEASE_ENTERED', at: created, to: row['release'] });
  return [...events, ...statuses];
}

function presentState(row: Understood, context: RowContext): Record<string, unknown> {
  const category = typeof row['status'] === 'string' ? wellKnownCategory(row['status']) : null;
  return {
    observedAt: row['observedAt'] ?? context.observedAt,
    ...pick(row, 'status', 'estimate', 'estimateHours', 'sprint', 'release'),
    ...(context.tellsBlocked ? { blocked: isYes(row['blocked']) } : {}),
    ...(category === null ? {} : { statusCategory: category }),
  };
}

/** Trackers write their flag as a word of their own, "Impediment" for one: whatever is not a no is a yes. */
function isYes(cell: Understood[string] | undefined): boolean {
  return typeof cell === 'string' && !/^(no|n|false|0|nein|non|none|-)$/i.test(cell.trim());
}

/** The meaning of a board's columns, told to the named team once a file. What the team has decided stays. */
function statusMap(team: unknown, context: RowContext): Fact[] {
  if (context.team === null || team !== context.team || context.enteredColumns.length === 0 || !context.firstTime('statuses')) return [];
  const columns = categoriesOfColumns(context.enteredColumns).map(({ name, category }) => ({ name, category: context.knownStatuses[name.toLowerCase()] ?? category }));
  const statuses = [...columns, ...othersKnown(context.knownStatuses, columns)];
  return [{ list: 'teams', item: { key: team, statuses } }];
}
