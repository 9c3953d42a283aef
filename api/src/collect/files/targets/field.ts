/** How the text of a cell is read. */
export type FieldType = 'KEY' | 'TEXT' | 'NUMBER' | 'DECIMAL' | 'INSTANT' | 'DATE' | 'DAY_OR_INSTANT' | 'FLAG' | 'CHOICE' | 'OBJECT';

/** One thing that a row of a file can say about a fact. */
export interface TargetField {
  readonly field: string;
  readonly type: FieldType;
  readonly required: boolean;
  readonly description: string;
  /** An empty cell says something too: a column is taken for the field also where no row has a value. */
  readonly emptySays?: boolean;
  /** Headers under which exports of other programs give it, without case, spaces and accents, in several languages. */
  readonly names: readonly string[];
  /** The words of a choice, and what else is understood as each. */
  readonly choices?: Readonly<Record<string, readonly string[]>>;
}

/** A family of fields, as properties.plan or entered:Build: the part after the prefix is a name of the user's own. */
export interface FieldFamily {
  readonly prefix: string;
  readonly type: FieldType;
  readonly description: string;
  /** Columns that nothing else claims belong here. */
  readonly takesTheRest: boolean;
}

/** A header as it is compared: "Créé le" and "cree_le" are the same. */
export function plainName(header: string): string {
  return header.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

const EMPTY = { required: false, names: [] } as const;

export const key = (field: string, description: string, more: Partial<TargetField> = {}): TargetField => ({ ...EMPTY, field, type: 'KEY', description, ...more });
export const text = (field: string, description: string, more: Partial<TargetField> = {}): TargetField => ({ ...EMPTY, field, type: 'TEXT', description, ...more });
export const number = (field: string, description: string, more: Partial<TargetField> = {}): TargetField => ({ ...EMPTY, field, type: 'NUMBER', description, ...more });
export const decimal = (field: string, description: string, more: Partial<TargetField> = {}): TargetField => ({ ...EMPTY, field, type: 'DECIMAL', description, ...more });
export const instant = (field: string, description: string, more: Partial<TargetField> = {}): TargetField => ({ ...EMPTY, field, type: 'INSTANT', description, ...more });
/** A cell that names a day and no time is kept as that day. */
export const dayOrInstant = (field: string, description: string, more: Partial<TargetField> = {}): TargetField => ({ ...EMPTY, field, type: 'DAY_OR_INSTANT', description, ...more });
export const date = (field: string, description: string, more: Partial<TargetField> = {}): TargetField => ({ ...EMPTY, field, type: 'DATE', description, ...more });
export const flag = (field: string, description: string, more: Partial<TargetField> = {}): TargetField => ({ ...EMPTY, field, type: 'FLAG', description, ...more });
export const choice = (field: string, description: string, choices: NonNullable<TargetField['choices']>, more: Partial<TargetField> = {}): TargetField => ({ ...EMPTY, field, type: 'CHOICE', description, choices, ...more });
export const object = (field: string, description: string): TargetField => ({ ...EMPTY, field, type: 'OBJECT', description, names: [field] });
