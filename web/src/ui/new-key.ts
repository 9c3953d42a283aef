/** A sender's own name for something new: sent again after an answer was lost, it is kept once. */
export function newKey(): string {
  return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}`;
}
