import { startOfLocalDay } from '@bifocal/metrics';
import { choice, date, dayOrInstant, flag, instant, key, text } from './field.js';
import { pick, pickAll, type ImportTargetDefinition, type RowContext, type Understood } from './target.js';
import { workItems } from './work-item-target.js';

const PLAIN = { families: [], missingAppliesTo: null } as const;
const TEAM = ['team', 'teamname', 'teamkey', 'squad', 'board', 'equipe', 'equipo'];

/** Team and product from the row, else those that the whole file is for. */
function whose(row: Understood, context: RowContext): Record<string, unknown> {
  const team = row['team'] ?? context.team;
  const product = row['product'] ?? context.product;
  return { ...(team === null ? {} : { team }), ...(product === null ? {} : { product }) };
}

const sprints: ImportTargetDefinition = {
  as: 'sprints', name: 'Sprints', needs: 'TEAM', ...PLAIN,
  fields: [
    key('key', 'The sprint\'s own id, the same that work items name.', { required: true, names: ['key', 'sprintid', 'id', 'sprint'] }),
    key('team', 'Whose sprint it is.', { names: TEAM }),
    text('name', 'Its name.', { names: ['name', 'sprintname', 'title', 'nom', 'nombre'] }),
    text('goal', 'Its goal.', { names: ['goal', 'sprintgoal', 'ziel', 'sprintziel', 'objectif', 'objetivo'] }),
    choice('goalOutcome', 'MET, PARTLY or MISSED.', { MET: ['met', 'yes', 'reached'], PARTLY: ['partly', 'partially'], MISSED: ['missed', 'no'] }, { names: ['goaloutcome', 'goalmet'] }),
    dayOrInstant('plannedStartAt', 'The planned start.', { names: ['plannedstartat', 'plannedstart', 'startdate', 'start', 'from', 'beginn', 'debut', 'inicio'] }),
    instant('plannedEndAt', 'The planned end.', { names: ['plannedendat', 'plannedend', 'enddate', 'end', 'to', 'finishdate', 'ende', 'fin'] }),
    dayOrInstant('startedAt', 'When it started; without it, the planned start. Of a day without a time, the commitment is what stands at its end.', { names: ['startedat', 'started', 'actualstart', 'activateddate', 'gestartet'] }),
    instant('closedAt', 'When it was closed.', { names: ['closedat', 'closed', 'completedate', 'completeddate', 'completedat', 'actualend', 'geschlossen'] }),
  ],
  facts: (row, context) => {
    const { plannedStartAt } = row;
    const planned = typeof plannedStartAt === 'string' && plannedStartAt.length === 'YYYY-MM-DD'.length ? { plannedStartAt: new Date(startOfLocalDay(plannedStartAt, context.zone)).toISOString() } : {};
    return [{ list: 'sprints', item: { ...pick(row, 'key', 'name', 'goal', 'goalOutcome', 'plannedStartAt', 'plannedEndAt', 'closedAt'), ...planned, startedAt: row['startedAt'] ?? plannedStartAt, team: row['team'] ?? context.team } }];
  },
};

const releases: ImportTargetDefinition = {
  as: 'releases', name: 'Releases', needs: 'TEAM_OR_PRODUCT', ...PLAIN,
  fields: [
    key('key', 'The release\'s own id, the same that work items name.', { required: true, names: ['key', 'releaseid', 'id', 'release', 'version', 'tag', 'tagname'] }),
    key('team', 'The team that builds it, where it is one.', { names: TEAM }),
    key('product', 'Its product.', { names: ['product'] }),
    text('name', 'Its name.', { names: ['name', 'releasename', 'title'] }),
    instant('startedAt', 'When work on it began.', { names: ['startedat', 'started', 'startdate'] }),
    date('targetDate', 'The day it is meant for.', { names: ['targetdate', 'target', 'duedate', 'due', 'zieldatum', 'termin'] }),
    instant('releasedAt', 'When it came out.', { names: ['releasedat', 'released', 'releasedate', 'publishedat', 'taggedat', 'date', 'veroffentlicht'] }),
  ],
  facts: (row, context) => [{ list: 'releases', item: { ...pickAll(row), ...whose(row, context) } }],
};

const deployments: ImportTargetDefinition = {
  as: 'deployments', name: 'Deployments', needs: 'PRODUCT', ...PLAIN,
  fields: [
    key('key', 'Its own id.', { names: ['key', 'deploymentid', 'id', 'runid'] }),
    text('service', 'What was deployed.', { required: true, names: ['service', 'servicename', 'application', 'app', 'component', 'repository', 'repo'] }),
    instant('at', 'When.', { required: true, names: ['at', 'deployedat', 'releasedat', 'timestamp', 'date', 'finishedat', 'createdat'] }),
    text('environment', 'Where to, as production.', { names: ['environment', 'env', 'stage'] }),
    flag('rework', 'Whether it only repaired the one before.', { names: ['rework', 'hotfix', 'ishotfix'] }),
    instant('commitAt', 'When its oldest commit was made.', { names: ['commitat', 'firstcommitat', 'committedat'] }),
    key('release', 'The release it carries.', { names: ['release', 'version', 'tag'] }),
  ],
  facts: (row, context) => [{ list: 'deployments', item: { ...pickAll(row), key: row['key'] ?? context.rowKey(), product: context.product } }],
};

const incidents: ImportTargetDefinition = {
  as: 'incidents', name: 'Incidents', needs: 'PRODUCT', ...PLAIN,
  fields: [
    key('key', 'Its own id.', { required: true, names: ['key', 'incidentid', 'id', 'number'] }),
    key('deployment', 'The deployment that caused it.', { names: ['deployment', 'deploymentid'] }),
    instant('startedAt', 'When it began.', { required: true, names: ['startedat', 'started', 'openedat', 'createdat', 'at', 'start'] }),
    instant('resolvedAt', 'When it was over.', { names: ['resolvedat', 'resolved', 'closedat', 'end', 'fixedat'] }),
    text('title', 'What happened.', { names: ['title', 'summary', 'name', 'description'] }),
    text('severity', 'How bad.', { names: ['severity', 'priority', 'impact'] }),
  ],
  facts: (row, context) => [{ list: 'incidents', item: { ...pickAll(row), product: context.product } }],
};

export const DELIVERY_TARGETS: readonly ImportTargetDefinition[] = [workItems, sprints, releases, deployments, incidents];
