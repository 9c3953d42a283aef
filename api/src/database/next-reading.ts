import { patience } from './patience.js';

/**
 * One reading for all who ask at once. Whoever asks while a reading is under way gets the next one, which all who ask meanwhile
 * share: a reading that began before the question might not hold what the one who asks has just seen kept.
 */
export class NextReading<Value> {
  private underWay: Promise<Value> | null = null;
  private next: Promise<Value> | null = null;

  constructor(private readonly read: () => Promise<Value>) {}

  async get(): Promise<Value> {
    if (this.underWay === null) return this.begin();
    this.next ??= this.underWay.then(() => this.begin(), () => this.begin());
    return this.next;
  }

  private begin(): Promise<Value> {
    this.next = null;
    const reading = patience.ofAll(() => this.read()).finally(() => {
      if (this.underWay === reading) this.underWay = null;
    });
    this.underWay = reading;
    return reading;
  }
}
