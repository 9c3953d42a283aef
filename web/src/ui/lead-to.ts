/** Scrolls to a part of a page and gives it the focus, so that the next tab goes on from there. */
export function leadTo(id: string): void {
  const part = document.getElementById(id);
  part?.scrollIntoView({ block: 'start' });
  part?.focus({ preventScroll: true });
}
