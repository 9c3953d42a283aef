/** Chance that can be repeated: the same seed gives the same draws on every machine. */

/** The 32-bit FNV-1a hash of a text: a seed made of what the draws are about. */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let place = 0; place < text.length; place += 1) hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  return hash >>> 0;
}

/** Draws whole numbers from 0 up to, and without, `below`. */
export type Draw = (below: number) => number;

/** A stream of draws, by the generator mulberry32: 32 bits of state, far more than a forecast asks for. */
export function drawsFrom(seed: number): Draw {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}
