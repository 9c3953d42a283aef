/** Whether the one who asks has it already (If-None-Match). "Cache-Control: no-cache", which many clients send along, is said to caches on the way, not to us. */
export function isKnown(said: string | undefined, tag: string): boolean {
  const strong = (each: string): string => each.trim().replace(/^W\//, '');
  return said !== undefined && said.split(',').some((each) => strong(each) === strong(tag));
}
