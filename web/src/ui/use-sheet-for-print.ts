import { useEffect } from 'react';

const MARK = 'printing';

/** Lays the page out like its sheet of paper just before it is printed, so that charts can measure what they will have. How wide that is stands in the style sheets. */
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
