import { Inject, Injectable } from '@nestjs/common';
import { ProductFacts, type ProductRow } from '../../facts/product-facts.js';
import { TeamFacts, type TeamRow } from '../../facts/team-facts.js';
import { badInput } from '../../graphql/named-error.js';
import { guessTarget } from './guess-target.js';
import type { ImportOptions } from './import-options.type.js';
import type { ImportPlan } from './import-plan.js';
import { mapColumns, type Mapped } from './mapping.js';
import type { ColumnStyle } from './read-cell.js';
import { detectFormat, FORMATS, type Format } from './reading/file-format.js';
import { readHead } from './reading/read-file.js';
import { encodingInWords, ENCODINGS, type Encoding } from './reading/text-encoding.js';
import { sampleRows, textsOf, type SampleRows } from './sample-rows.js';
import { TARGETS, targetNamed } from './targets/all-targets.js';
import { dateStyle } from './targets/dates.js';
import { decimalComma } from './targets/numbers.js';
import type { ImportTargetDefinition } from './targets/target.js';
import { requireKeys } from './require-keys.js';
import type { UploadedFile } from './uploaded-files.repository.js';
import type { RowProblem } from './understand-row.js';

/** How a file would be read, what stands against it, and what a person should know. */
export interface Planned {
  readonly plan: ImportPlan;
  readonly sample: SampleRows;
  readonly target: ImportTargetDefinition;
  /** Each keeps the import from starting. */
  readonly obstacles: readonly RowProblem[];
  /** Said in words: guesses and assumptions. */
  readonly notes: readonly string[];
}

/** Settles how a file is read: what the user said, and for the rest what the file itself tells. */
@Injectable()
export class ImportPlanner {
  constructor(
    @Inject(ProductFacts) private readonly products: ProductFacts,
    @Inject(TeamFacts) private readonly teams: TeamFacts,
  ) {}

  async plan(workspaceId: number, file: UploadedFile, options: ImportOptions): Promise<Planned> {
    requireKeys(options);
    const encoding = oneOf('encoding', options.encoding, ENCODINGS) ?? file.encoding;
    const format = oneOf('format', options.format, FORMATS) ?? (await this.formatOf(file, encoding));
    const sample = await sampleRows({ path: file.path, encoding, format });
    const own = (options.mapping ?? []).map(({ field, column, constant }) => ({ field, column: column ?? null, constant: constant ?? null }));
    const target = targetOf(options.as) ?? guessTarget(file.name, sample, own.map(({ field }) => field));
    requireFields(target, own);
    const team = options.team ? await this.teams.byKey(workspaceId, options.team) : null;
    const product = await this.productOf(workspaceId, options.product ?? null, team);
    const productKey = options.product ?? product?.key ?? null;
    const zone = zoneOf(options.timeZone) ?? team?.timeZone ?? product?.timeZone ?? 'UTC';
    const mapping = mapColumns(target, sample, own);
    const plan: ImportPlan = {
      format, encoding, as: target.as, source: options.source ?? (target.as === 'jira' || target.as === 'stripe' ? target.as : 'files'), product: productKey, team: options.team ?? null, placesTeam: Boolean(options.team) && team === null && productKey !== null,
      zone, currency: product?.currency ?? 'EUR', columns: sample.columns, mapping, styles: stylesOf(sample, mapping, options.dateOrder ?? null), missing: options.missing ?? [],
      observedAt: file.uploadedAt.toISOString(),
    };
    const notes = [...this.notesOnText(file, encoding), ...notesOnOwner(plan, product, team), ...notesOnDates(plan, target, sample)];
    return { plan, sample, target, obstacles: [...obstaclesOf(file, sample), ...missingParts(plan, target, sample, team !== null)], notes };
  }

  private async formatOf(file: UploadedFile, encoding: Encoding): Promise<Format> {
    const head = await readHead(file.path, encoding);
    return detectFormat(head.text, head.whole);
  }

  /** The product that is named; else the team's; else the only real one there is. */
  private async productOf(workspaceId: number, key: string | null, team: TeamRow | null): Promise<ProductRow | null> {
    if (key !== null) return this.products.byKey(workspaceId, key);
    if (team) return this.products.byId(workspaceId, team.productId);
    const real = (await this.products.all(workspaceId)).filter(({ simulated }) => !simulated);
    return real.length === 1 ? real[0]! : null;
  }

  private notesOnText(file: UploadedFile, encoding: Encoding): string[] {
    if (encoding === 'utf-8') return [];
    return [encoding === file.encoding ? `The file is not UTF-8: it is read as ${encodingInWords(encoding)}. Look at accents and umlauts below; if they are wrong, choose another encoding.` : `Read as ${encodingInWords(encoding)}, as you said.`];
  }
}

function targetOf(as: string | null | undefined): ImportTargetDefinition | undefined {
  if (!as) return undefined;
  const target = targetNamed(as);
  if (!target) throw badInput(`as: "${as.slice(0, 40)}" is nothing that a file can hold. Choose one of ${TARGETS.map((one) => one.as).join(', ')}.`);
  return target;
}

function requireFields(target: ImportTargetDefinition, own: readonly { field: string }[]): void {
  for (const { field } of own) {
    const known = target.fields.some((one) => one.field === field) || target.families.some(({ prefix }) => field.startsWith(prefix) && field.length > prefix.length);
    if (known) continue;
    const fields = [...target.fields.map((one) => one.field), ...target.families.map(({ prefix }) => `${prefix}NAME`)];
    throw badInput(`mapping: ${target.as} have no field "${field.slice(0, 60)}". They have ${fields.join(', ') || 'none to map'}.`);
  }
}

function zoneOf(zone: string | null | undefined): string | null {
  if (!zone) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    throw badInput(`timeZone: "${zone.slice(0, 60)}" is no IANA time zone. Write it as Europe/Berlin.`);
  }
}

function oneOf<T extends string>(name: string, given: string | null | undefined, known: readonly T[]): T | null {
  if (!given) return null;
  const found = known.find((one) => one === given.toLowerCase());
  if (!found) throw badInput(`${name}: "${given.slice(0, 40)}" is not known. Choose one of ${known.join(', ')}.`);
  return found;
}

function stylesOf(sample: SampleRows, mapping: readonly Mapped[], order: string | null): Record<string, ColumnStyle> {
  const forced = oneOf('dateOrder', order, ['dmy', 'mdy'] as const);
  return Object.fromEntries(mapping.flatMap(({ column }) => column ?? []).map((column) => {
    const texts = textsOf(sample, column);
    const date = dateStyle(texts);
    return [column, { date: forced ? { ...date, dayFirst: forced === 'dmy', orderKnown: true } : date, comma: decimalComma(texts) }];
  }));
}

function obstaclesOf(file: UploadedFile, sample: SampleRows): RowProblem[] {
  if (file.bytes === 0) return [{ path: 'file', value: null, reason: 'The file is empty.' }];
  if (file.notText) return [{ path: 'file', value: null, reason: file.notText === 'binary' ? 'The file is no text: its bytes are those of a program, a picture or an archive. Send CSV, NDJSON or JSON.' : `The file is no table: it is ${file.notText}.` }];
  return sample.problem ? [{ path: 'file', value: null, reason: sample.problem }] : [];
}

/** What an import cannot do without: an owner, the required fields, columns that exist. */
function missingParts(plan: ImportPlan, target: ImportTargetDefinition, sample: SampleRows, teamKnown: boolean): RowProblem[] {
  const found: RowProblem[] = [];
  const say = (path: string, reason: string): void => { found.push({ path, value: null, reason }); };
  if (target.needs === 'PRODUCT' && plan.product === null) say('product', `${target.name.split(':')[0]} belong to a product: name its key. One that is not known yet is made.`);
  if (target.needs === 'TEAM_OR_PRODUCT' && plan.product === null && plan.team === null && !plan.mapping.some(({ field }) => field === 'team' || field === 'product')) say('team', 'Name the team or the product that this is about. One that is not known yet is made.');
  if (target.needs === 'TEAM' && plan.team === null && !plan.mapping.some(({ field }) => field === 'team')) say('team', 'Sprints belong to a team: name its key. One that is not known yet is made.');
  if (plan.team !== null && !teamKnown && plan.product === null) say('product', `The team "${plan.team}" is not known yet: name the product it works on, too.`);
  if (sample.columns.length === 0 && target.fields.some(({ required }) => required)) return found;
  if (target.oneOf?.every((field) => !plan.mapping.some((mapped) => (field.endsWith(':') ? mapped.field.startsWith(field) : mapped.field === field)))) {
    say(target.oneOf[0]!, `No column is taken for ${target.oneOf.map((field) => `"${field}"`).join(' or ')}: one of them is needed. Say which one it is, or give a constant. The columns are: ${shortList(sample.columns)}.`);
  }
  for (const { field, required, description } of target.fields) {
    if (required && !plan.mapping.some((mapped) => mapped.field === field)) say(field, `No column is taken for "${field}" (${description.replace(/\.$/, '')}). Say which one it is, or give a constant. The columns are: ${shortList(sample.columns)}.`);
  }
  if (target.oneOf && !target.oneOf.some((field) => plan.mapping.some((mapped) => (field.endsWith(':') ? mapped.field.startsWith(field) : mapped.field === field)))) say(target.oneOf[0]!, `No column is taken for ${target.oneOf.map((field) => (field.endsWith(':') ? `"${field}NAME"` : `"${field}"`)).join(' or ')}. Say which one it is. The columns are: ${shortList(sample.columns)}.`);
  for (const { field, column } of plan.mapping) if (column !== null && !sample.columns.includes(column) && target.fields.length > 2) say(field, `There is no column "${column.slice(0, 60)}". The columns are: ${shortList(sample.columns)}.`);
  return found;
}

function shortList(columns: readonly string[]): string {
  return columns.length <= 30 ? columns.join(', ') : `${columns.slice(0, 30).join(', ')} and ${columns.length - 30} more`;
}

function notesOnOwner(plan: ImportPlan, product: ProductRow | null, team: TeamRow | null): string[] {
  const notes: string[] = [];
  if (plan.product !== null && product === null) notes.push(`The product "${plan.product}" is not known yet: it is made, in the zone UTC and with EUR, until somebody says otherwise.`);
  if (plan.team !== null && team === null) notes.push(`The team "${plan.team}" is not known in a product yet: it is made.`);
  if (product?.simulated) notes.push(`The product "${product.key}" is the simulated sample: what you add here is removed together with it.`);
  return notes;
}

function notesOnDates(plan: ImportPlan, target: ImportTargetDefinition, sample: SampleRows): string[] {
  const dated = plan.mapping.filter(({ field, column }) => column !== null && /INSTANT|DATE/.test(target.fields.find((one) => one.field === field)?.type ?? target.families.find(({ prefix }) => field.startsWith(prefix))?.type ?? ''));
  if (dated.length === 0) return [];
  const notes = dated.some(({ column }) => textsOf(sample, column!).some((text) => !/(Z|UTC|GMT|[+-]\d{2}:?\d{2})$/i.test(text) && !/^\d{10,13}$/.test(text))) ? [`Dates without a zone are read in ${plan.zone}.`] : [];
  for (const { column } of dated) {
    const style = plan.styles[column!]?.date;
    if (style && !style.orderKnown) notes.push(`In "${column}" 3/4/2026 may be 3 April or 4 March: it is read as ${style.dayFirst ? '3 April' : '4 March'}. Say otherwise with the date order.`);
    if (style?.coarse) notes.push(`"${column}" holds ${style.coarse === 'YEAR' ? 'years' : 'months'} only: the first day is meant.`);
  }
  if (target.fields.some(({ field, required }) => field === 'key' && !required) && !plan.mapping.some(({ field }) => field === 'key')) notes.push('The rows have no key of their own: each is known by its number and contents, so that the same file counts once, however often it is imported.');
  return notes;
}
