/** How many work items one question may have in hand: of four teams with a thousand items a year each, those of ten years. */
export const MOST_ITEMS = 40_000;

/** A question is about more items than the server may have in hand at once, whatever it would answer. */
export class TooManyItems extends Error {
  constructor() {
    super(`range: more than ${MOST_ITEMS.toLocaleString('en')} work items moved in it or are open, which is more than one question may read. Ask for a shorter range, or for one team.`);
  }
}
