import { Inject, Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { asking } from './asking.js';
import { BudgetSpent, KeyBudget, type Spent } from './key-budget.js';

/** Takes what an answer costs from whoever asks by a key, and says in the headers what is left. People have no budget. */
@Injectable()
export class Spending {
  constructor(@Inject(KeyBudget) private readonly budget: KeyBudget) {}

  /** Throws as KeyBudget.spend; the headers are set then too. */
  async charge(cost: number, response: Response | undefined): Promise<void> {
    const by = asking.current()?.by;
    if (by?.kind !== 'KEY') return;
    try {
      tell(response, await this.budget.spend(by.keyId, cost));
    } catch (error) {
      if (error instanceof BudgetSpent) tell(response, error.standing);
      throw error;
    }
  }
}

/** The reset in seconds since 1970, as most clients read it. */
function tell(response: Response | undefined, { limit, remaining, resetAtMs }: Spent): void {
  if (!response || response.headersSent) return;
  response.setHeader('X-RateLimit-Limit', String(limit));
  response.setHeader('X-RateLimit-Remaining', String(remaining));
  response.setHeader('X-RateLimit-Reset', String(Math.ceil(resetAtMs / 1_000)));
}
