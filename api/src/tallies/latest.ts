import { patience } from '../database/patience.js';

/** The latest of each: one value a name, made anew when what it was made of has moved, so that nothing outlived is kept. The longest unused are forgotten. */
export class Latest<Value> {
  private readonly values = new Map<string, { readonly of: string; readonly value: Promise<Value> }>();

  constructor(private readonly kept: number) {}

  async get(name: string, of: string, make: () => Promise<Value>): Promise<Value> {
    const known = this.values.get(name);
    const entry = known?.of === of ? known : { of, value: patience.ofAll(make) };
    this.values.delete(name);
    this.values.set(name, entry);
    if (this.values.size > this.kept) this.values.delete(this.values.keys().next().value!);
    try {
      return await entry.value;
    } catch (error) {
      if (this.values.get(name) === entry) this.values.delete(name);
      throw error;
    }
  }
}
