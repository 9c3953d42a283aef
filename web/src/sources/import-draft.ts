import type { ColumnMappingInput, ImportOptions, PreviewImportMutation } from '../graphql/generated';

export type Preview = PreviewImportMutation['previewImport'];

/** What a person says about a file. An empty text means: let the server guess. */
export interface ImportDraft {
  as: string;
  source: string;
  product: string;
  team: string;
  timeZone: string;
  /** Cells that stand for "nothing", separated by commas: NA, -, null. */
  missing: string;
  /** null until it is changed: the server's guess then stands. */
  mapping: ColumnMappingInput[] | null;
}

export const blankDraft: ImportDraft = { as: '', source: '', product: '', team: '', timeZone: '', missing: '', mapping: null };

/** What is sent: only what was said. */
export function optionsOf(draft: ImportDraft): ImportOptions {
  const missing = draft.missing.split(',').map((word) => word.trim()).filter((word) => word !== '');
  return {
    as: draft.as || null,
    source: draft.source.trim() || null,
    product: draft.product.trim() || null,
    team: draft.team.trim() || null,
    timeZone: draft.timeZone.trim() || null,
    missing: missing.length > 0 ? missing : null,
    // A constant that is still being typed is not said yet.
    mapping: draft.mapping?.filter(({ column, constant }) => column || constant) ?? null,
  };
}

/** The guess and the person's changes as one list, with one field changed. */
export function withField(preview: Preview, draft: ImportDraft, change: ColumnMappingInput): ColumnMappingInput[] {
  const before = draft.mapping ?? preview.mapping.map(({ field, column, constant }) => ({ field, column, constant }));
  const others = before.filter(({ field }) => field !== change.field);
  return change.column || typeof change.constant === 'string' ? [...others, change] : others;
}

/** Rows come as JSON of any shape; this reads them as a table, or as none. */
export function rowsOf(json: unknown): Record<string, unknown>[] {
  return Array.isArray(json) ? json.filter((row): row is Record<string, unknown> => typeof row === 'object' && row !== null && !Array.isArray(row)) : [];
}

export function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
