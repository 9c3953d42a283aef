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

export const partsOfOneTeam = pageParts.filter(({ id }) => id !== 'teams');
