/** The parts of the delivery page in their order: where links lead, and what they are called there. */
export const pageParts = [
  { id: 'sprint', name: 'Sprint' },
  { id: 'release', name: 'Velocity and release' },
  { id: 'flow', name: 'Flow' },
  { id: 'defects', name: 'Defects' },
  { id: 'production', name: 'Production' },
  { id: 'teams', name: 'Teams' },
  { id: 'data-quality', name: 'Data quality' },
] as const;

export type PagePartId = (typeof pageParts)[number]['id'];

/** Scrolls to a part and gives it the focus, so that the next tab goes on from there. */
export function leadTo(id: PagePartId): void {
  const part = document.getElementById(id);
  part?.scrollIntoView({ block: 'start' });
  part?.focus({ preventScroll: true });
}
