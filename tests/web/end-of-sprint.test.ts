import { describe, expect, it } from '@jest/globals';
import { seriousFindings, settled, sidewaysOverflow } from '../support/browser.ts';
import { walkThrough } from '../support/walk.ts';

let running: { id: string; key: string; name: string };
const walk = walkThrough({ sample: true }, async (server) => {
  running = (await server.graphql<{ team: { runningSprint: typeof running } }>('{ team(key: "atlas") { runningSprint { id key name } } }')).team.runningSprint;
});

const report = (): string => `${walk.server.url}/delivery/atlas/sprints/${running.key}`;
const freeze = async (): Promise<{ state: string; versions: { kind: string; version: number }[] }> =>
  (await walk.server.graphql<{ sprint: { freeze: { state: string; versions: { kind: string; version: number }[] } } }>('query ($id: ID!) { sprint(id: $id) { freeze { state versions { kind version } } } }', { id: running.id })).sprint.freeze;

describe('a product owner, at the end of a sprint', () => {
  it('closes it, and says why each item is carried', async () => {
    const { page } = walk.tab;
    await page.goto(`${walk.server.url}/delivery/atlas`);
    await settled(page);
    await page.getByRole('link', { name: 'Sprint report' }).click();
    await page.getByText('Running: counted until now').waitFor();
    await page.getByRole('button', { name: 'Close sprint' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('button', { name: 'Close and freeze it' }).waitFor();
    await drawer.locator('tbody tr').first().waitFor();
    const open = await drawer.locator('tbody tr').count();
    expect(open).toBeGreaterThan(0);
    await drawer.getByText(`${open} items`).waitFor();
    await drawer.getByRole('button', { name: 'Close and freeze it' }).click();
    await drawer.getByText('Why is each of them carried?').waitFor();
    await drawer.getByRole('button', { name: /^Why\?/ }).first().click();
    await drawer.getByRole('button', { name: 'Larger than thought' }).click();
    await drawer.getByText('Larger than thought').waitFor();
    await drawer.getByText('– Olga Owner').waitFor();
    await drawer.getByRole('button', { name: 'Go to the retrospective' }).click();
    await drawer.waitFor({ state: 'detached' });
    await page.getByText('Its history says the same now.').waitFor();
    expect(await freeze()).toMatchObject({ state: 'FROZEN' });
    const { sprint } = await walk.server.graphql<{ sprint: { retrospective: { reasons: { kind: string; reason: string; author: string }[] } } }>(
      'query ($id: ID!) { sprint(id: $id) { retrospective { reasons { kind reason author } } } }', { id: running.id });
    expect(sprint.retrospective.reasons).toContainEqual({ kind: 'CARRY_OVER', reason: 'Larger than thought', author: 'Olga Owner' });
  });

  it('judges the goal, writes a note and an action, and finds them again after a reload', async () => {
    const { page } = walk.tab;
    await page.goto(report());
    await settled(page);
    await page.getByRole('button', { name: 'Say whether it was met' }).click();
    await page.getByText('Partly', { exact: true }).click();
    await page.getByLabel('In a sentence').fill('Sharing works, but not on phones');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('region', { name: 'Goal partly met' }).getByText('Sharing works, but not on phones').waitFor();
    await page.getByPlaceholder('What went well?').fill('The share button was out on Tuesday');
    await page.keyboard.press('Enter');
    await page.getByRole('list', { name: 'Went well' }).getByText('The share button was out on Tuesday').waitFor();
    await page.getByPlaceholder('What do we do?').fill('Split stories above 8 points');
    await page.getByPlaceholder('Who?').last().fill('Jonas');
    await page.keyboard.press('Enter');
    await page.getByText('Split stories above 8 points').waitFor();
    await page.reload();
    await settled(page);
    await page.getByText('The share button was out on Tuesday').waitFor();
    await page.getByText('Split stories above 8 points').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(await sidewaysOverflow(page)).toBe(0);
  });

  it('prints it: every item of the ledger, the notes and the actions, and no controls', async () => {
    const { page } = walk.tab;
    await page.goto(report());
    await settled(page);
    await page.emulateMedia({ media: 'print' });
    await page.getByText('The share button was out on Tuesday').waitFor();
    await page.getByText('Larger than thought').first().waitFor();
    expect(await page.getByRole('button', { name: 'Print', exact: true }).isVisible()).toBe(false);
    expect((await page.pdf({ format: 'A4' })).byteLength).toBeGreaterThan(20_000);
  });

  it('sees late news beside what was frozen, item by item, and corrects it with a reason', async () => {
    const { page } = walk.tab;
    const { sprint } = await walk.server.graphql<{ sprint: { closedAt: string; items: { key: string; amount: number }[]; ledger: { completed: number } } }>(
      'query ($id: ID!) { sprint(id: $id) { closedAt items(bucket: CARRY_OVER) { key amount } ledger { completed } } }', { id: running.id });
    const late = sprint.items.find((item) => item.amount > 0)!;
    await page.goto(report());
    await page.getByText('Its history says the same now.').waitFor();
    // Done a second before the close, and told only now.
    await walk.server.collectDelivery({ source: 'sample', workItemEvents: [{ key: 'told-late', workItem: late.key, kind: 'STATUS', at: new Date(Date.parse(sprint.closedAt) - 1_000).toISOString(), to: 'Done', category: 'DONE' }] });
    await page.getByRole('button', { name: 'What differs now: 1 item' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText(/Completed, was: carry over/).waitFor();
    await page.keyboard.press('Escape');
    // As closed it has not moved; as of now it has.
    const completed = async (): Promise<string> => page.getByRole('list', { name: 'Ledger' }).getByRole('listitem').filter({ hasText: 'Completed' }).innerText();
    expect(await completed()).toContain(String(sprint.ledger.completed));
    await page.getByText('As of now', { exact: true }).click();
    await page.waitForURL(/as=NOW/);
    await page.getByRole('list', { name: 'Ledger' }).getByText(String(sprint.ledger.completed + late.amount), { exact: true }).waitFor();
    await page.getByRole('button', { name: 'What differs now: 1 item' }).click();
    await drawer.getByLabel('Reason').fill('It was done on the first day');
    await drawer.getByRole('button', { name: 'Write a new version' }).click();
    await drawer.getByText('It was done on the first day (Olga Owner)').waitFor();
    expect((await freeze()).versions.filter(({ kind }) => kind === 'CLOSE').map(({ version }) => version)).toEqual([1, 2]);
  });

  it('finds the open action on top of the next sprint\'s report, which runs', async () => {
    const { page } = walk.tab;
    const start = new Date(Date.now() - 60_000).toISOString();
    await walk.server.collectDelivery({ source: 'sample', sprints: [{ key: 'atlas-next', team: 'atlas', name: 'Atlas next', startedAt: start, plannedStartAt: start, plannedEndAt: new Date(Date.now() + 12 * 86_400_000).toISOString() }] });
    await page.goto(`${walk.server.url}/delivery/atlas/sprints/atlas-next`);
    await settled(page);
    await page.getByRole('region', { name: /Actions from before/ }).getByText('Split stories above 8 points').waitFor();
  });
});
