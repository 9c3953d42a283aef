/** A key out of a name, for people who do not want to think of one: "Sign-up to paid" is "sign-up-to-paid". */
export function keyOf(name: string): string {
  return name.toLowerCase().normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '').slice(0, 60);
}
