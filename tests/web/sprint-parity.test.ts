import { describe, expect, it } from '@jest/globals';
import { sprint42 } from '../api/sprint-42-batch.ts';
import { openTab, picture, seriousFindings, settled } from '../support/browser.ts';
import { sprintReport42, velocityTotals } from '../support/jira-reports.ts';
import { looksRight } from '../support/looks.ts';
import { walkThrough } from '../support/walk.ts';

/** A product owner holds Sprint 42 against Jira's report. */
const walk = walkThrough({}, async (server) => { expect(await server.collectDelivery(sprint42)).toMatchObject({ rejected: [] }); });

const REPORT = '/delivery/atlas/sprints/42';

describe('Jira\'s report beside the ledger', () => {
  it('is pasted, and each item that makes the difference is named', async () => {
    const { page } = walk.tab;
    await page.goto(`${walk.server.url}${REPORT}`);
    await settled(page);
    await page.getByRole('button', { name: 'Compare with Jira’s report' }).click();
    const drawer = page.getByRole('dialog', { name: 'Jira’s report, Sprint 42' });
    const answer = drawer.getByLabel('Jira’s answer, as JSON');
    await answer.fill('<html>');
    await drawer.getByRole('button', { name: 'Compare', exact: true }).click();
    await drawer.getByText('this is a web page, not JSON').waitFor();
    await picture(page, 'parity-form');
    await answer.fill(JSON.stringify(sprintReport42()));
    await drawer.getByRole('button', { name: 'Compare', exact: true }).click();
    await drawer.getByText('Differs from Jira: committed +7, completed +5; 3 items explain it').waitFor();
    expect(await drawer.getByRole('region', { name: 'Commitment' }).locator('tbody tr').allInnerTexts()).toEqual([
      expect.stringMatching(/^H.*Item H.*Done before the start.*0\s+5\s+\+5$/s), expect.stringMatching(/^L.*A sub-task.*0\s+2\s+\+2$/s),
    ]);
    expect((await drawer.locator('tfoot').allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ').trim())).toEqual(['Explained +7', 'Explained +5']);
    await picture(page, 'parity-result');
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Differs from Jira: committed +7, completed +5; 3 items explain it' }).waitFor();
    await picture(page, 'parity-report-page');
  });

  it('stands on the ledger of the delivery page too, by keyboard, and a file of many sprints is dropped', async () => {
    const { page } = walk.tab;
    await page.goto(`${walk.server.url}/delivery/atlas?sprint=42`);
    await settled(page);
    const badge = page.getByRole('region', { name: 'Ledger' }).getByRole('button', { name: /Jira/ });
    await badge.focus();
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog', { name: 'Jira’s report, Sprint 42' });
    expect(page.url()).toContain('parity=open');
    await drawer.getByRole('button', { name: 'Compare with another report' }).click();
    const json = JSON.stringify(velocityTotals({ id: 42, name: 'Sprint 42', estimated: 40, completed: 37 }, { id: 7, name: 'Of another team', estimated: 3, completed: 3 }));
    await drawer.getByLabel('Jira’s report as a file').setInputFiles({ name: 'velocity.json', mimeType: 'application/json', buffer: Buffer.from(json) });
    await drawer.getByText('Matches Jira').waitFor();
    await drawer.getByText(/^Of another team: No sprint of the team has this id/).waitFor();
    await picture(page, 'parity-match');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Matches Jira' }).waitFor();
    await picture(page, 'parity-delivery-page');
  });

  it('says what totals alone can tell, and what nothing explains', async () => {
    const { page } = walk.tab;
    const { team } = await walk.server.graphql<{ team: { sprints: { id: string }[] } }>('{ team(key: "atlas") { sprints { id } } }');
    await walk.server.graphql('mutation ($sprint: ID!, $report: JSON!) { compareWithReport(sprint: $sprint, report: $report) { sprint { id } } }',
      { sprint: team.sprints[0]!.id, report: velocityTotals({ id: 42, name: 'Sprint 42', estimated: 47, completed: 37.25 }) });
    await page.goto(`${walk.server.url}${REPORT}?parity=open`);
    const drawer = page.getByRole('dialog', { name: 'Jira’s report, Sprint 42' });
    await drawer.getByText(/This report gives totals alone/).waitFor();
    await drawer.getByText('Not explained: +0.25').waitFor();
    await picture(page, 'parity-totals');
  });

  it('fits 360 and 1,920 px, light and dark', async () => {
    const { page, problems } = await openTab(walk.browser, { width: 360 });
    await page.goto(`${walk.server.url}${REPORT}?parity=open`);
    await page.getByRole('dialog').getByText('Commitment: 40 here').waitFor();
    await settled(page);
    await looksRight(page, 'parity', { widths: [360, 1920] });
    expect(problems).toEqual([]);
    await page.close();
  });
});
