/** A window in its largest whole unit: 10080 minutes are "7 days". */
export function durationWords(minutes: number): string {
  const [size, unit] = minutes % 1440 === 0 ? [minutes / 1440, 'day'] : minutes % 60 === 0 ? [minutes / 60, 'hour'] : [minutes, 'minute'];
  return `${size} ${unit}${size === 1 ? '' : 's'}`;
}
