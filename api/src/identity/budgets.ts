/** What the queries of a key may cost a minute where nothing else is set: ten of the largest. */
export const USUAL_BUDGET = 600_000;
/** The most that can be set. */
export const MOST_BUDGET = 100_000_000;

export const budgetInWords = (budget: number): string => budget.toLocaleString('en');
