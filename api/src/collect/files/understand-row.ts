import { createHash } from 'node:crypto';
import { isObject, type FileRow, type Json } from './reading/file-row.js';
import type { ImportPlan } from './import-plan.js';
import type { Mapped } from './mapping.js';
import { readCell, type CellRead, type ColumnStyle } from './read-cell.js';
import { cellOf } from './sample-rows.js';
import { targetNamed } from './targets/all-targets.js';
import { dateStyle } from './targets/dates.js';
import { readFacts } from './targets/facts-target.js';
import type { FieldType, TargetField } from './targets/field.js';
import { LEFT_OUT, type Fact, type ImportTargetDefinition, type RowContext, type Understood } from './targets/target.js';
import { stripeFacts, stripeSummary } from '../stripe/stripe-target.js';
import { jiraFacts, jiraSummary } from './jira/jira-target.js';
import type { JiraKnowledge } from './jira-memory.js';

export interface RowProblem {
  readonly path: string;
  readonly value: string | null;
  readonly reason: string;
}

/** What one row comes to. */
export interface RowOutcome {
  readonly facts: readonly Fact[];
  /** By field, for people to look at. */
  readonly understood: Readonly<Record<string, unknown>>;
  readonly problems: readonly RowProblem[];
  readonly leftOut: boolean;
}

/** What is known before the rows are read. */
export interface Knowledge {
  readonly jira: JiraKnowledge;
  /** What the statuses of the named team mean, by name in small letters. */
  readonly teamStatuses: Readonly<Record<string, string>>;
}

interface Reader {
  readonly field: string;
  readonly type: FieldType;
  readonly choices: TargetField['choices'];
  readonly sources: readonly { column: string | null; constant: string | null; style: ColumnStyle }[];
  readonly takesMissing: boolean;
  readonly keepsType: boolean;
}

const PLAIN: ColumnStyle = { date: dateStyle([]), comma: false };
const MEMORY = 50_000;

/** Reads the rows of one file by its plan. */
export class RowUnderstanding {
  private readonly target: ImportTargetDefinition;
  private readonly places: ReadonlyMap<string, number>;
  private readonly readers: readonly Reader[];
  private readonly required: readonly TargetField[];
  private readonly missing: ReadonlySet<string>;
  private readonly told = new Set<string>();
  private readonly enteredColumns: readonly string[];

  constructor(private readonly plan: ImportPlan, private readonly known: Knowledge) {
    const target = targetNamed(plan.as);
    if (!target) throw new Error(`no target ${plan.as}`);
    this.target = target;
    this.places = new Map(plan.columns.map((name, index) => [name, index]));
    this.readers = readersOf(plan, target);
    this.required = target.fields.filter(({ required }) => required);
    this.missing = new Set(plan.missing);
    this.enteredColumns = plan.mapping.filter(({ field }) => field.startsWith('entered:')).map(({ field }) => field.slice('entered:'.length));
  }

  understand(row: FileRow): RowOutcome {
    const outcome = this.read(row);
    const { placesTeam, team, product } = this.plan;
    if (!placesTeam || outcome.facts.length === 0 || !this.firstTime('team')) return outcome;
    return { ...outcome, facts: [{ list: 'teams', item: { key: team, product } }, ...outcome.facts] };
  }

  private read(row: FileRow): RowOutcome {
    if (row.problem) return refused([{ path: row.cells || row.item === undefined ? '' : 'item', value: null, reason: row.problem }]);
    if (this.plan.as === 'jira') return this.jiraRow(row);
    if (this.plan.as === 'stripe') return this.stripeRow(row);
    if (this.plan.as === 'facts') return outcomeOf(row, readFacts(row.item, row.section));
    if (row.cells && row.cells.length > this.plan.columns.length) return refused([{ path: '', value: keepable(row.cells.slice(this.plan.columns.length).join(' | ')), reason: `The row has ${row.cells.length} cells, the header ${this.plan.columns.length}. A cell that holds the delimiter needs quotes around it.` }]);
    if (row.cells === null && !isObject(row.item)) return refused([{ path: '', value: shown(row.item), reason: 'Expected a JSON object.' }]);
    return this.tableRow(row);
  }

  private tableRow(row: FileRow): RowOutcome {
    const understood: Understood = {};
    const problems: RowProblem[] = [];
    for (const reader of this.readers) {
      const read = this.readField(row, reader);
      if (read === undefined) continue;
      if ('problem' in read) problems.push({ path: reader.sources[0]?.column ?? reader.field, value: shown(this.rawOf(row, reader)), reason: `${reader.field}: ${read.problem}` });
      else understood[reader.field] = read.value;
    }
    let unanswered = false;
    for (const { field } of this.required) if (understood[field] === null) unanswered = true;
    else if (understood[field] === undefined && !problems.some(({ reason }) => reason.startsWith(`${field}:`))) problems.push({ path: this.columnOf(field), value: null, reason: `${field}: the cell is empty, and the field is required.` });
    const { oneOfInEachRow: either = [] } = this.target;
    if (either.length > 0 && problems.length === 0 && either.every((field) => understood[field] == null)) problems.push({ path: this.columnOf(either[0]!), value: null, reason: `${either.join(' or ')}: the cells are empty, and one of them is required.` });
    if (problems.length > 0) return { facts: [], understood, problems, leftOut: false };
    const facts = unanswered ? LEFT_OUT : this.target.facts(understood, this.contextOf(row));
    return facts === LEFT_OUT ? { facts: [], understood, problems, leftOut: true } : { facts, understood, problems, leftOut: false };
  }

  private jiraRow(row: FileRow): RowOutcome {
    const field = (name: string): string | null => this.plan.mapping.find((mapped) => mapped.field === name)?.column ?? null;
    const facts = jiraFacts(row, { statuses: this.known.jira.statuses, knownStatuses: this.known.teamStatuses, product: this.plan.product, team: this.plan.team, pointsField: field('estimate') ?? this.known.jira.pointsField, severityField: field('severity') }, this.firstTime);
    const outcome = outcomeOf(row, facts);
    return outcome.problems.length > 0 ? outcome : { ...outcome, understood: jiraSummary(row, outcome.facts) };
  }

  private stripeRow(row: FileRow): RowOutcome {
    const facts = stripeFacts(row);
    if (facts === LEFT_OUT) return { facts: [], understood: stripeSummary(row), problems: [], leftOut: true };
    const outcome = outcomeOf(row, facts);
    return outcome.problems.length > 0 ? outcome : { ...outcome, understood: stripeSummary(row) };
  }

  /** Undefined: nothing there. Null: a value that means "no answer". */
  private readField(row: FileRow, reader: Reader): CellRead | undefined {
    // One column, as nearly all have, is the value itself.
    if (reader.sources.length === 1) return this.readSource(row, reader, reader.sources[0]!);
    const parts: Json[] = [];
    for (const source of reader.sources) {
      const read = this.readSource(row, reader, source);
      if (read === undefined) continue;
      if ('problem' in read || read.value === null) return read;
      parts.push(read.value);
    }
    if (parts.length === 0) return undefined;
    return { value: parts.length === 1 ? parts[0]! : parts.join('/') };
  }

  private readSource(row: FileRow, reader: Reader, source: Reader['sources'][number]): CellRead | undefined {
    const cell = source.column === null ? undefined : cellOf(row, this.places, source.column);
    const empty = cell === undefined || cell === null || (typeof cell === 'string' && cell.trim() === '');
    const raw: Json | null = empty ? source.constant : cell;
    if (raw === null) return undefined;
    if (!empty && reader.takesMissing && this.missing.size > 0 && typeof raw !== 'object' && this.missing.has(String(raw).trim())) return { value: null };
    return reader.keepsType && typeof raw !== 'string' ? { value: raw } : readCell(raw, reader.type, reader.choices, source.style, this.plan.zone);
  }

  private rawOf(row: FileRow, reader: Reader): Json | undefined {
    const source = reader.sources[0];
    return source?.column ? cellOf(row, this.places, source.column) : source?.constant;
  }

  private columnOf(field: string): string {
    return this.plan.mapping.find((mapped) => mapped.field === field)?.column ?? field;
  }

  private contextOf(row: FileRow): RowContext {
    const { product, team, observedAt, currency, zone } = this.plan;
    const tellsBlocked = this.plan.mapping.some(({ field }) => field === 'blocked');
    return { product, team, observedAt, currency, zone, tellsBlocked, enteredColumns: this.enteredColumns, knownStatuses: this.known.teamStatuses, firstTime: this.firstTime, rowKey: () => rowKey(row) };
  }

  /** Remembers so much and no more; what is forgotten is told again, and known already when it arrives. */
  private readonly firstTime = (what: string): boolean => {
    if (this.told.has(what)) return false;
    if (this.told.size >= MEMORY) this.told.clear();
    this.told.add(what);
    return true;
  };
}

/** The same row at the same place always has the same key, so that a file that is imported again counts nothing twice. */
function rowKey(row: FileRow): string {
  const hash = createHash('sha256').update(row.cells ? row.cells.join('\u001f') : row.text).digest('hex').slice(0, 24);
  return `row-${row.number}-${hash}`;
}

function readersOf(plan: ImportPlan, target: ImportTargetDefinition): Reader[] {
  const byField = new Map<string, Mapped[]>();
  for (const mapped of plan.mapping) byField.set(mapped.field, [...(byField.get(mapped.field) ?? []), mapped]);
  return [...byField].map(([field, mapped]) => {
    const own = target.fields.find((one) => one.field === field);
    const family = target.families.find(({ prefix }) => field.startsWith(prefix));
    return {
      field, type: own?.type ?? family?.type ?? 'TEXT', choices: own?.choices,
      sources: mapped.map(({ column, constant }) => ({ column, constant, style: (column === null ? undefined : plan.styles[column]) ?? PLAIN })),
      takesMissing: target.missingAppliesTo === null || target.missingAppliesTo.some((one) => (one.endsWith(':') ? field.startsWith(one) : field === one)),
      keepsType: family?.takesTheRest === true,
    };
  });
}

function refused(problems: readonly RowProblem[]): RowOutcome {
  return { facts: [], understood: {}, problems, leftOut: false };
}

function outcomeOf(row: FileRow, facts: Fact[] | string): RowOutcome {
  if (typeof facts === 'string') return refused([{ path: row.section ?? '', value: keepable(row.text), reason: facts }]);
  const first = facts[0];
  return { facts, understood: first && facts.length === 1 ? { kind: first.list, ...first.item } : { facts: facts.length }, problems: [], leftOut: false };
}

function shown(value: Json | undefined): string | null {
  if (value === undefined || value === null) return null;
  return keepable(typeof value === 'string' ? value : JSON.stringify(value));
}

/** Cut, and without what PostgreSQL keeps in no text: null bytes and halves of characters. */
function keepable(text: string): string {
  return text.slice(0, 200).replace(/\p{Cs}/gu, '\ufffd').replaceAll('\0', '\u2400');
}
