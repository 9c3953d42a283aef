/** A reason in the source's words, written as a name; where nobody said one, that. */
export function reasonName(reason: string | null): string {
  const words = reason?.replaceAll('_', ' ').trim();
  return words ? words.charAt(0).toUpperCase() + words.slice(1) : 'No reason known';
}
