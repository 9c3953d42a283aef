import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { picture, seriousFindings, settled, sidewaysOverflow } from './browser.ts';

export const WIDTHS = [360, 1280, 1920] as const;

/**
 * The page that is open, as it is, at each width, light and dark: it fits, and axe has no serious finding. By all its rules in the
 * light; in the dark, where nothing but colours differs, by the rule for colours, at the widths of `dark`. It is drawn anew for a width
 * as by a window that is drawn larger, or a phone that is turned.
 */
export async function looksRight(page: Page, name: string, { widths = WIDTHS, dark = widths, within = ':root' }: { readonly widths?: readonly number[]; readonly dark?: readonly number[]; readonly within?: string } = {}): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await settled(page);
      await picture(page, `${name}-${width}-${colorScheme}`);
      if (colorScheme === 'light' || dark.includes(width)) expect([width, colorScheme, await seriousFindings(page, within, colorScheme === 'light' ? null : ['color-contrast'])]).toEqual([width, colorScheme, []]);
      expect([width, colorScheme, await sidewaysOverflow(page)]).toEqual([width, colorScheme, 0]);
    }
  }
}
