import { localDate } from '@bifocal/metrics';
import { isCanonicalInstant } from '../instant.js';
import { isObject, type Json } from './reading/file-row.js';
import { namesDayOnly, readInstant, type DateStyle } from './targets/dates.js';
import { plainName, type FieldType, type TargetField } from './targets/field.js';
import { readDecimal } from './targets/numbers.js';

/** How a column writes its values, fixed before the first row is kept, so that every row is read alike. */
export interface ColumnStyle {
  readonly date: DateStyle;
  readonly comma: boolean;
}

export type CellRead = { readonly value: Json } | { readonly problem: string };

/** The value of a cell in its field's type, or what is wrong with it. */
export function readCell(cell: Json, type: FieldType, choices: TargetField['choices'], style: ColumnStyle, zone: string): CellRead {
  if (typeof cell === 'string' && cell.includes('\0')) return { problem: 'The cell holds a null byte (\\0), which no text has. The file may be damaged.' };
  if (type === 'OBJECT') return readObject(cell);
  if (typeof cell === 'object') return { problem: 'Expected one value, found a list or an object.' };
  const text = String(cell).trim();
  if (type === 'INSTANT' && isCanonicalInstant(text)) return { value: text };
  switch (type) {
    case 'KEY':
    case 'TEXT':
      return { value: text };
    case 'NUMBER': {
      const decimal = readDecimal(text, style.comma);
      return decimal === null ? { problem: 'Expected a number.' } : { value: Number(decimal) };
    }
    case 'DECIMAL': {
      const decimal = readDecimal(text, style.comma);
      return decimal === null ? { problem: 'Expected an amount, as 12.50.' } : { value: decimal };
    }
    case 'INSTANT':
    case 'DATE':
    case 'DAY_OR_INSTANT': {
      const at = readInstant(text, style.date, zone);
      if (at === null) return { problem: /^\d{4}$/.test(text) ? 'A year alone is read as its first day only where the whole column holds years.' : 'Expected a date or an instant, as 2026-03-02 or 2026-03-02T09:00:00+01:00.' };
      const isDay = type === 'DATE' || (type === 'DAY_OR_INSTANT' && namesDayOnly(text, style.date));
      return { value: isDay ? localDate(at, zone) : new Date(at).toISOString() };
    }
    case 'FLAG': {
      const flag = /^(true|yes|y|1|ja|oui|si|x)$/i.test(text) ? true : /^(false|no|n|0|nein|non)$/i.test(text) ? false : null;
      return flag === null ? { problem: 'Expected yes or no.' } : { value: flag };
    }
    case 'CHOICE': {
      const word = Object.entries(choices ?? {}).find(([name, others]) => plainName(name) === plainName(text) || others.includes(plainName(text)))?.[0];
      return word === undefined ? { problem: `Expected one of ${Object.keys(choices ?? {}).join(', ')}.` } : { value: word };
    }
  }
}

function readObject(cell: Json): CellRead {
  if (isObject(cell)) return { value: cell };
  if (typeof cell === 'string') {
    try {
      const value = JSON.parse(cell) as Json;
      if (isObject(value)) return { value };
    } catch { /* said below */ }
  }
  return { problem: 'Expected a JSON object.' };
}
