import { Inject, Injectable } from '@nestjs/common';
import { candidatesFor } from './guess-target.js';
import type { Planned } from './import-planner.js';
import type { ImportPreview, ImportTarget } from './import.types.js';
import { KnowledgeBefore } from './knowledge-before.js';
import { isObject, type FileRow } from './reading/file-row.js';
import { TARGETS } from './targets/all-targets.js';
import { KINDS } from './targets/facts-target.js';
import type { ImportTargetDefinition } from './targets/target.js';
import { RowUnderstanding, type RowProblem } from './understand-row.js';
import type { UploadedFile } from './uploaded-files.repository.js';

const SHOWN = { rows: 10, problems: 50, cell: 200 };

/** Shows how a file would be read, without writing anything. */
@Injectable()
export class ImportPreviews {
  constructor(@Inject(KnowledgeBefore) private readonly knowledge: KnowledgeBefore) {}

  async of(workspaceId: number, file: UploadedFile, planned: Planned): Promise<ImportPreview> {
    const { plan, sample, target, obstacles, notes } = planned;
    const readable = !obstacles.some(({ path }) => path === 'file');
    const rows = new RowUnderstanding(plan, readable ? await this.knowledge.of(workspaceId, file.path, plan, false) : { jira: { statuses: {}, pointsField: null }, teamStatuses: {} });
    const read = readable ? sample.rows.map((row) => ({ row, outcome: rows.understand(row) })) : [];
    // Where the mapping is not settled, every row would say the same.
    const refused = obstacles.length > 0 ? [] : read.flatMap(({ row, outcome }) => outcome.problems.map((problem): RowProblem => ({ ...problem, path: [`line ${row.line}`, problem.path].filter(Boolean).join(', ') })));
    const leftOut = read.filter(({ outcome }) => outcome.leftOut).length;
    return {
      fileName: file.name, bytes: file.bytes, format: plan.format, encoding: plan.encoding, as: plan.as,
      source: plan.source, product: plan.product, team: plan.team, timeZone: plan.zone,
      candidates: (readable ? [target, ...candidatesFor(file.name, sample, []).filter((one) => one !== target)] : [...TARGETS]).map(described),
      columns: [...plan.columns], mapping: plan.mapping.map((mapped) => ({ ...mapped })),
      rows: read.slice(0, SHOWN.rows).map(({ row }) => raw(row, plan.columns)),
      understood: read.slice(0, SHOWN.rows).map(({ outcome }) => outcome.understood),
      problems: [...obstacles, ...refused].slice(0, SHOWN.problems).map((problem) => ({ ...problem })),
      notes: [...notes, ...(leftOut > 0 ? [`${leftOut} of the first ${read.length} rows say nothing to keep, and are left out.`] : [])],
      ready: obstacles.length === 0,
    };
  }
}

function described({ as, name, fields, families }: ImportTargetDefinition): ImportTarget {
  const own = fields.map(({ field, required, description, choices }) => ({ field, required, description: choices ? `${description}` : description }));
  const kinds = as === 'facts' ? [{ field: 'kind', required: true, description: `What the item is: ${KINDS.join(', ')}; singular words are understood too.` }] : [];
  return { as, name, fields: [...own, ...families.map(({ prefix, description }) => ({ field: `${prefix}NAME`, required: false, description })), ...kinds] };
}

/** A row as it stands in the file, long cells cut. */
function raw(row: FileRow, columns: readonly string[]): unknown {
  if (row.cells) return Object.fromEntries(columns.map((column, index) => [column, cut(row.cells![index] ?? '')]));
  if (isObject(row.item)) return Object.fromEntries(Object.entries(row.item).map(([name, value]) => [name, typeof value === 'string' ? cut(value) : typeof value === 'object' && value !== null ? cut(JSON.stringify(value)) : value]));
  return { problem: row.problem };
}

function cut(text: string): string {
  return text.length <= SHOWN.cell ? text : `${text.slice(0, SHOWN.cell - 1)}…`;
}
