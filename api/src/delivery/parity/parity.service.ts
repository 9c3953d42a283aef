import { Inject, Injectable } from '@nestjs/common';
import type { Measure } from '@bifocal/metrics';
import DataLoader from 'dataloader';
import { ParityFacts, type KeptReport } from '../../facts/parity-facts.js';
import { badInput, notFound } from '../../graphql/named-error.js';
import { maybeWordsOf } from '../../graphql/words.js';
import { WhoAsks } from '../../identity/who-asks.js';
import type { SprintRow } from '../../facts/sprint-frame.js';
import { sprintOf, type Sprint } from '../sprint.type.js';
import { TeamsService } from '../teams.service.js';
import { NOT_COMPARED, parityOf } from './parity-of.js';
import type { ReportComparison, SprintParity } from './parity.type.js';
import { readReport } from './read-report.js';
import type { SprintInReport } from './report.js';

const MOST_NAME = 200;

/** Compares sprints with what Jira's own reports say of them. */
@Injectable()
export class ParityService {
  /** Sprints asked about together are read together; nothing is remembered. */
  private readonly kept = new Map<number, DataLoader<number, KeptReport | null>>();

  constructor(
    @Inject(WhoAsks) private readonly whoAsks: WhoAsks,
    @Inject(TeamsService) private readonly teams: TeamsService,
    @Inject(ParityFacts) private readonly facts: ParityFacts,
  ) {}

  async of(sprint: Sprint): Promise<SprintParity> {
    const { workspaceId } = await this.whoAsks.workspace();
    const kept = await this.loaderOf(workspaceId).load(sprint.id);
    if (!kept) return NOT_COMPARED;
    return parityOf(sprint, kept, (keys) => this.facts.titles(workspaceId, sprint.id, keys));
  }

  /** One a workspace: those who ask at the same moment in different ones are not read together. */
  private loaderOf(workspaceId: number): DataLoader<number, KeptReport | null> {
    const known = this.kept.get(workspaceId);
    if (known) return known;
    const loader = new DataLoader<number, KeptReport | null>(async (ids) => {
      const found = new Map((await this.facts.of(workspaceId, ids)).map((report) => [report.sprintId, report]));
      return ids.map((id) => found.get(id) ?? null);
    }, { cache: false });
    this.kept.set(workspaceId, loader);
    return loader;
  }

  /** Keeps what a report says of all sprints of the team that it speaks of; see ReportComparison. */
  async compare(sprintId: number, report: unknown, measure: Measure | null, by: string | null): Promise<ReportComparison> {
    const sprint = await this.teams.sprint(sprintId);
    if (!sprint) throw notFound(`sprint: there is no sprint ${sprintId}.`);
    const reportedBy = maybeWordsOf('by', by, MOST_NAME);
    const { history } = sprint;
    const own = measure ?? history.team.measure;
    const { kind, sprints, leftOut } = readReport(report, own);
    const matched = new Map<SprintRow, SprintInReport>();
    const unmatched: ReportComparison['leftOut'] = [...leftOut];
    for (const each of sprints) {
      const row = rowOf(each, history.sprints);
      const name = nameOf(each);
      if (typeof row === 'string') unmatched.push({ name, reason: row });
      else if (matched.has(row)) unmatched.push({ name, reason: `The report speaks of ${row.name} twice; the first stands.` });
      else matched.set(row, each);
    }
    if (matched.size === 0) throw badInput(`report: it speaks of no sprint of ${history.team.name}. ${unmatched[0] ? `“${unmatched[0].name}”: ${unmatched[0].reason}` : ''}`.trim());
    if (measure === 'POINTS' && [...matched.values()].some((each) => each.isTime)) throw badInput('measure: the report is in time. Compare it in HOURS.');
    const now = new Date();
    const { workspaceId } = await this.whoAsks.workspace();
    await this.facts.keep(workspaceId, [...matched].map(([row, { said, isTime }]): KeptReport =>
      ({ sprintId: row.id, kind, measure: measure ?? (isTime ? 'HOURS' : own), said, reportedAt: now, reportedBy })));
    return { sprint, compared: [...matched.keys()].map((row) => sprintOf(row, history)), leftOut: unmatched };
  }
}

const nameOf = ({ name, id }: SprintInReport): string => name ?? (id === null ? 'a sprint without a name' : `sprint ${id}`);

/** The sprint by Jira's id, which is the key an import gives it, or else by its name; a sentence where it is none, or several. */
function rowOf({ id, name }: SprintInReport, rows: readonly SprintRow[]): SprintRow | string {
  const byKey = rows.filter((row) => row.key === id);
  if (byKey.length === 1) return byKey[0]!;
  const wanted = name?.trim().toLowerCase();
  const named = rows.filter((row) => wanted !== undefined && row.name.trim().toLowerCase() === wanted);
  if (named.length === 1) return named[0]!;
  return named.length > 1 ? `${named.length} sprints of the team have this name.` : 'No sprint of the team has this id as its key, or this name.';
}
