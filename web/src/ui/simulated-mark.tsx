/** Stands wherever sample data show, so that nobody takes them for real. */
export function SimulatedMark() {
  return <span className="inline-flex items-center rounded-sm border border-line-strong px-1.5 text-small font-medium text-muted" title="These numbers come from the sample organisation, not from yours.">Simulated data</span>;
}
