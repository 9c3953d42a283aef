import { patience } from '../database/patience.js';

/** How many answers are kept. One is at most a few thousand small rows. */
const KEPT = 500;

/** Promises by what was asked: asked again, also while the first is still being answered, they are the same. The longest unused are forgotten. */
export class Remembered<Value> {
  private readonly values = new Map<string, Promise<Value>>();

  async get(key: string, make: () => Promise<Value>): Promise<Value> {
    const known = this.values.get(key);
    const value = known ?? patience.ofAll(make);
    this.values.delete(key);
    this.values.set(key, value);
    if (this.values.size > KEPT) this.values.delete(this.values.keys().next().value!);
    try {
      return await value;
    } catch (error) {
      this.values.delete(key);
      throw error;
    }
  }
}
