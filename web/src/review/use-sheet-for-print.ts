import { useEffect } from 'react';

const MARK = 'printing-review';

/** Lays the page out like its sheet of paper just before it is printed, so that charts can measure what they will have. */
export function useSheetForPrint(): void {
  useEffect(() => {
    const begin = () => document.documentElement.classList.add(MARK);
    const end = () => document.documentElement.classList.remove(MARK);
    // Captured, hence before the charts look.
    window.addEventListener('beforeprint', begin, { capture: true });
    window.addEventListener('afterprint', end);
    return () => {
      end();
      window.removeEventListener('beforeprint', begin, { capture: true });
      window.removeEventListener('afterprint', end);
    };
  }, []);
}
