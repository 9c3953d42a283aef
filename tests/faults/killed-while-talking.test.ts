import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sprint42 } from '../api/sprint-42-batch.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => { server = await startServer(); });
afterAll(async () => { await server.stop(); });

const ADD = 'mutation ($input: AddRetroNoteInput!) { addRetroNote(input: $input) { id } }';

describe('a server killed while people write', () => {
  it('loses nothing that it acknowledged, and keeps once what is sent again', async () => {
    await server.collectDelivery(sprint42);
    const sprint = (await server.graphql<{ team: { sprints: { id: string }[] } }>('{ team(key: "atlas") { sprints { id } } }')).team.sprints[0]!.id;
    const all = Array.from({ length: 250 }, (_, n) => ({ sprint, column: 'TO_TRY', text: `Note ${n}`, key: `n${n}`, author: 'Mia' }));
    const acknowledged = new Set<string>();
    let next = 0;
    const write = async (): Promise<void> => {
      while (next < all.length) {
        const input = all[next]!;
        next += 1;
        await server.graphql(ADD, { input });
        acknowledged.add(input.text);
      }
    };
    const writing = Promise.all([write(), write(), write()]).then(() => 'all written', () => 'cut off');
    while (acknowledged.size < 30) await new Promise((resolve) => setTimeout(resolve, 1));
    await server.kill();
    expect(await writing).toBe('cut off');
    await server.restart();
    const notes = async () => (await server.graphql<{ sprint: { retrospective: { notes: { text: string }[] } } }>('query ($id: ID!) { sprint(id: $id) { retrospective { notes { text } } } }', { id: sprint })).sprint.retrospective.notes.map(({ text }) => text);
    const kept = await notes();
    expect([...acknowledged].filter((text) => !kept.includes(text))).toEqual([]);
    for (const input of all) await server.graphql(ADD, { input });
    expect([...(await notes())].sort()).toEqual(all.map(({ text }) => text).sort());
  });
});
