import type { Asker } from './asker.js';
import { asking } from './asking.js';

/** Text in pieces, each made for the one who asked: whoever reads slowly lets the rest be asked for from elsewhere, where nobody is known to ask. */
export async function* inPieces(asker: Asker, pieces: AsyncGenerator<string>): AsyncGenerator<string> {
  for (;;) {
    const next = await asking.run(asker, () => pieces.next());
    if (next.done) return;
    yield next.value;
  }
}
