import { LRUCache } from 'lru-cache';
import { patience } from '../database/patience.js';

/** The latest of each: one value a name, made anew when what it was made of has moved, so that nothing outlived is kept. The longest unused are forgotten. */
export class Latest<Value> {
  private readonly values: LRUCache<string, { readonly of: string; readonly value: Promise<Value> }>;

  constructor(most: number) {
    this.values = new LRUCache({ max: most });
  }

  async get(name: string, of: string, make: () => Promise<Value>): Promise<Value> {
    const known = this.values.get(name);
    const entry = known?.of === of ? known : { of, value: patience.ofAll(make) };
    this.values.set(name, entry);
    try {
      return await entry.value;
    } catch (error) {
      if (this.values.get(name) === entry) this.values.delete(name);
      throw error;
    }
  }
}
