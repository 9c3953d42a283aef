/**
 * A list as PostgreSQL reads it, for values that need no quotes: numbers, and text of letters, digits and "-:.T" alone (instants,
 * hexadecimal). By the hundred thousand this is much quicker than quoting each.
 */
export function arrayText(values: readonly (string | number | null)[]): string {
  let text = '{';
  for (let place = 0; place < values.length; place += 1) text += `${place === 0 ? '' : ','}${values[place] ?? 'NULL'}`;
  return `${text}}`;
}
