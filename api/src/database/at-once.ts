import { NextReading } from './next-reading.js';

/** What several ask for at once is read for all of them: nothing is kept, and nobody gets what was read before they asked. */
export class AtOnce<Value> {
  private readonly asked = new Map<string, { readonly reading: NextReading<Value>; waiting: number }>();

  /** `key` says everything that is read, and for whom. */
  async get(key: string, read: () => Promise<Value>): Promise<Value> {
    const own = this.asked.get(key) ?? { reading: new NextReading(read), waiting: 0 };
    this.asked.set(key, own);
    own.waiting += 1;
    try {
      return await own.reading.get();
    } finally {
      own.waiting -= 1;
      if (own.waiting === 0) this.asked.delete(key);
    }
  }
}
