/** A sprint on an axis: "S42" of "Sprint 42", else a key or name that is short enough. */
export function shortSprintName({ key, name }: { key: string; name: string }): string {
  const number = /(\d+)\s*$/.exec(name)?.[1];
  if (number) return `S${number}`;
  return name.length <= 8 ? name : key.length <= 8 ? key : `${name.slice(0, 7)}…`;
}
