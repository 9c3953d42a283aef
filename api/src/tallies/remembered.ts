import { LRUCache } from 'lru-cache';
import { patience } from '../database/patience.js';

/** How many answers are kept. One is at most a few thousand small rows. */
const KEPT = 500;

/** Promises by what was asked: asked again, also while the first is still being answered, they are the same. The longest unused are forgotten. */
export class Remembered<Value> {
  private readonly values = new LRUCache<string, Promise<Value>>({ max: KEPT });

  async get(key: string, make: () => Promise<Value>): Promise<Value> {
    const value = this.values.get(key) ?? patience.ofAll(make);
    this.values.set(key, value);
    try {
      return await value;
    } catch (error) {
      this.values.delete(key);
      throw error;
    }
  }
}
