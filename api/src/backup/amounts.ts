export const counted = (number: number): string => number.toLocaleString('en-GB');

/** Bytes as people say them: 12 kB, 3.4 MB, 1.2 GB. */
export function sized(bytes: number): string {
  for (const [unit, size] of [['GB', 1e9], ['MB', 1e6]] as const) if (bytes >= size) return `${(bytes / size).toFixed(1)} ${unit}`;
  return `${Math.ceil(bytes / 1e3)} kB`;
}
