import { describe, expect, it } from '@jest/globals';
import { seriousFindings, settled, sidewaysOverflow } from '../support/browser.ts';
import { walkThrough } from '../support/walk.ts';

/** The forecast of a release, as a product owner asks it. */
const walk = walkThrough({ sample: true });

interface Forecast { remaining: number; chanceText: string; openItems: { key: string; amount: number }[] }
async function forecastOf(key: string, whatIf: Record<string, unknown> | null = null): Promise<Forecast> {
  const { team } = await walk.server.graphql<{ team: { releases: { id: string; key: string }[] } }>('{ team(key: "atlas") { releases { id key } } }');
  const { release } = await walk.server.graphql<{ release: { openItems: Forecast['openItems']; forecast: Omit<Forecast, 'openItems'> } }>(
    'query ($id: ID!, $whatIf: WhatIfInput) { release(id: $id) { openItems { key amount } forecast(whatIf: $whatIf) { remaining chanceText } } }',
    { id: team.releases.find((each) => each.key === key)!.id, whatIf });
  return { ...release.forecast, openItems: release.openItems };
}

describe('a product owner asks when the release is done', () => {
  it('sees the fan on the delivery page, picks a release, and goes to its page', async () => {
    const { page } = walk.tab;
    await page.goto(`${walk.server.url}/delivery/atlas`);
    await settled(page);
    const panel = page.getByRole('region', { name: 'Release burndown' });
    await panel.getByText('in 85 of 100 futures').waitFor();
    await panel.getByLabel('Release', { exact: true }).selectOption({ label: 'Corvus' });
    await page.waitForURL(/release=corvus/);
    await panel.getByText(/2 teams work on this release/).waitFor();
    await panel.getByRole('link', { name: 'Forecast and what-if' }).click();
    await page.waitForURL(/\/delivery\/atlas\/releases\/corvus/);
    await page.getByText('with the product of their chances').waitFor();
  });

  it('asks what if: drops an item, adds a sprint, gives a velocity; the link carries it', async () => {
    const { page } = walk.tab;
    const before = await forecastOf('orion');
    const [first] = before.openItems;
    await page.goto(`${walk.server.url}/delivery/atlas/releases/orion`);
    await settled(page);
    await page.getByRole('button', { name: 'What if …' }).click();
    const drawer = page.getByRole('dialog', { name: 'What if, Orion' });
    const left = drawer.getByRole('row', { name: /^Left/ });
    expect(await left.innerText()).toContain(`${before.remaining} points`);

    await drawer.getByRole('checkbox', { name: new RegExp(`^${first!.key} `) }).click();
    await left.getByText(`${before.remaining - first!.amount} points`).waitFor();
    await drawer.getByRole('button', { name: 'Add a sprint' }).click();
    await drawer.getByLabel(/^Velocity by hand/).fill('45');
    await page.waitForURL((url) => url.searchParams.get('drop') === first!.key && url.searchParams.get('sprints') === '1' && url.searchParams.get('velocity') === '45');
    const after = await forecastOf('orion', { dropItems: [first!.key], addSprints: 1, velocity: 45 });
    expect(after.chanceText).not.toBe(before.chanceText);
    const chance = drawer.getByRole('row', { name: /^Chance of the target/ });
    await chance.getByRole('cell', { name: after.chanceText, exact: true }).waitFor();
    expect(await chance.innerText()).toContain(before.chanceText);

    await page.reload();
    await settled(page);
    await drawer.getByRole('row', { name: /^Chance of the target/ }).getByRole('cell', { name: after.chanceText, exact: true }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await drawer.getByRole('button', { name: 'Take it all back' }).click();
    await page.waitForURL((url) => !url.searchParams.has('drop') && !url.searchParams.has('velocity'));
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
  });

  it('reads what stands behind it: the sample, the back-test, the items that add up, the fan as a table', async () => {
    const { page } = walk.tab;
    const { remaining } = await forecastOf('orion');
    await page.goto(`${walk.server.url}/delivery/atlas/releases/orion`);
    await settled(page);
    await page.getByText(/The 85 % dates of the past were met \d+ of \d+ times \(\d+ %\)\./).waitFor();
    expect(await page.getByRole('region', { name: /^Left to do/ }).locator('tfoot td').last().innerText()).toBe(String(remaining));
    const panel = page.getByRole('region', { name: 'Burndown and forecast', exact: true });
    await panel.getByRole('button', { name: /as a table/ }).click();
    await panel.getByRole('table', { name: 'What may be left of Orion' }).waitFor();
    await page.getByText('By days').click();
    await page.waitForURL(/basis=DAYS/);
    await page.getByText('Days are working days after today, without holidays.').waitFor();
    await page.setViewportSize({ width: 360, height: 800 });
    await settled(page);
    expect(await sidewaysOverflow(page)).toBe(0);
  });
});
