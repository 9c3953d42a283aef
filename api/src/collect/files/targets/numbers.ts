/** Whether a column writes 1.234,56 rather than 1,234.56; read off the column, since 1,234 alone may be either. */
export function decimalComma(values: readonly string[]): boolean {
  let [comma, point] = [0, 0];
  for (const value of values) {
    const digits = value.replace(/[^\d.,]/g, '');
    const lastComma = digits.lastIndexOf(',');
    const lastPoint = digits.lastIndexOf('.');
    if (lastComma < 0 && lastPoint < 0) continue;
    if (lastComma > lastPoint) {
      if (lastPoint >= 0 || (digits.indexOf(',') === lastComma && digits.length - lastComma - 1 !== 3)) comma += 1;
    } else if (lastComma >= 0 || digits.indexOf('.') === lastPoint) point += 1;
  }
  return comma > point;
}

/** The number as exact decimal text ("-1234.5"); null where the text is none. Signs of currency, spaces and (12.50) for -12.50 are understood. */
export function readDecimal(text: string, comma: boolean): string | null {
  if (/^-?\d+(\.\d+)?$/.test(text) && !comma) return text;
  const bracketed = /^\(.*\)$/.test(text);
  let plain = (bracketed ? text.slice(1, -1) : text).replace(/^([+-]?)\s*(?:[A-Z]{3}|[$£€¥₹])\s*/u, '$1').replace(/\s*(?:[A-Z]{3}|[$£€¥₹%])$/u, '').replace(/[\s'\u00a0\u202f]/g, '');
  plain = comma ? plain.replaceAll('.', '').replace(',', '.') : plain.replaceAll(',', '');
  if (/^[+-]?\d+(\.\d+)?e[+-]?\d+$/i.test(plain) && Number.isFinite(Number(plain))) plain = String(Number(plain));
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(plain)) return null;
  const positive = plain.replace(/^\+/, '').replace(/^(-?)\./, '$10.').replace(/\.$/, '');
  return bracketed ? (positive.startsWith('-') ? positive.slice(1) : `-${positive}`) : positive;
}
