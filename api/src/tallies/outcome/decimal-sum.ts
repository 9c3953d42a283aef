/** The exact sum of two decimal numbers as text ("-1.25"), without zeros behind the last digit that says something. */
export function decimalSum(one: string, other: string): string {
  const decimals = Math.max(decimalsOf(one), decimalsOf(other));
  const sum = units(one, decimals) + units(other, decimals);
  const digits = (sum < 0n ? -sum : sum).toString().padStart(decimals + 1, '0');
  const [whole, fraction] = [digits.slice(0, digits.length - decimals), digits.slice(digits.length - decimals).replace(/0+$/, '')];
  return `${sum < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

const decimalsOf = (text: string): number => (text.split('.')[1] ?? '').length;

const units = (text: string, decimals: number): bigint => BigInt(text.replace('.', '') + '0'.repeat(decimals - decimalsOf(text)));
