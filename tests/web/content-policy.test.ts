import { describe, expect, it } from '@jest/globals';
import { settled } from '../support/browser.ts';
import { walkThrough } from '../support/walk.ts';

const walk = walkThrough({ sample: true });

describe('the page under its content policy', () => {
  it.each(['/delivery/atlas', '/outcomes/checkout', '/review/checkout', '/sources', '/bi', '/outcomes/checkout/funnel', '/bi/graphiql'])('%s draws itself without a word of the browser\'s', async (path) => {
    const { page, problems } = walk.tab;
    problems.length = 0;
    await page.goto(`${walk.server.url}${path}`);
    await settled(page);
    expect(problems).toEqual([]);
  });

  it('runs no script and takes no style that somebody has written into it', async () => {
    const { page } = walk.tab;
    await page.goto(`${walk.server.url}/sources`);
    await settled(page);
    const found = await page.evaluate(() => {
      const place = document.createElement('div');
      place.innerHTML = '<img src="x" onerror="window.ran = true"><p id="styled" style="color: rgb(1, 2, 3)">x</p><style>#styled { background: rgb(4, 5, 6) }</style>';
      document.body.append(place);
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      document.body.append(script);
      const { color, backgroundColor } = getComputedStyle(document.getElementById('styled')!);
      return { ran: 'ran' in globalThis, color, backgroundColor };
    });
    expect(found).toEqual({ ran: false, color: expect.not.stringContaining('rgb(1, 2, 3)'), backgroundColor: 'rgba(0, 0, 0, 0)' });
    walk.tab.problems.length = 0;
  });
});
