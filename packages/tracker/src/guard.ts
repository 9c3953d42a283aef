/** A word to those who embed the script, in the console. */
export const note = (words: string): void => { console.warn(`Bifocal: ${words}`); };

/** Whatever goes wrong in here stays in here: the product goes on. */
export function guarded<Given extends unknown[]>(work: (...given: Given) => void): (...given: Given) => void {
  return (...given) => {
    try {
      work(...given);
    } catch (error) {
      note(String(error));
    }
  };
}

export const later = (work: () => void, ms: number): void => { setTimeout(guarded(work), ms); };
