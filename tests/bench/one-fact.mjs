// One more fact of a kind, as it comes in while people look: what was counted before it serves no more.
import { PRODUCT } from './outcome-load.mjs';

const OUTCOMES = 'mutation ($input: OutcomeBatch!) { collectOutcomes(input: $input) { accepted rejected { reason } } }';
const DELIVERY = 'mutation ($input: DeliveryBatch!) { collectDelivery(input: $input) { accepted rejected { path reason } } }';
const RUNNING = 'query ($team: String!) { team(key: $team) { runningSprint { id items(bucket: CARRY_OVER, measure: ITEMS) { key } } } }';

/** A database that was measured before has the facts of that time: ours must be others. */
const OURS = Date.now().toString(36);
let facts = 0;

/** Of a page, an event: of them there are a thousand to any other. */
export async function outcomeFact(server, kind = 'events') {
  facts += 1;
  const [key, at] = [`${OURS}-${facts}`, new Date().toISOString()];
  const fact = {
    events: { key, person: `p${facts % 50}`, name: 'page_view', at },
    subscriptionChanges: { key, account: 'bench-fact', subscription: 'bench-fact', at, status: 'ACTIVE', currency: 'EUR', amount: String(10 + (facts % 9)), interval: 'MONTH' },
    surveyResponses: { key, survey: 'nps', kind: 'NPS', person: 'p1', at, score: facts % 11 },
  }[kind];
  const { collectOutcomes } = await server.graphql(OUTCOMES, { input: { source: 'bench-fact', product: PRODUCT, [kind]: [fact] } });
  if (collectOutcomes.accepted < 1) throw new Error(`A fact was not accepted: ${JSON.stringify(collectOutcomes.rejected)}`);
}

const itemsOfTeam = new Map();
/** Changes of status of items of the running sprint, as a tracker sends them. */
export async function deliveryFacts(server, team, count = 1) {
  if (!itemsOfTeam.has(`${server.url} ${team}`)) itemsOfTeam.set(`${server.url} ${team}`, (await server.graphql(RUNNING, { team })).team.runningSprint.items.map((item) => item.key));
  const items = itemsOfTeam.get(`${server.url} ${team}`);
  const workItemEvents = Array.from({ length: count }, (_, n) => {
    facts += 1;
    const forth = facts % 2 === 0;
    return { key: `bench-${OURS}-${facts}`, workItem: items[(facts + n) % items.length], kind: 'STATUS', at: new Date().toISOString(), from: forth ? 'In progress' : 'In review', to: forth ? 'In review' : 'In progress', category: 'IN_PROGRESS' };
  });
  const { collectDelivery } = await server.graphql(DELIVERY, { input: { source: 'bench', workItemEvents } });
  if (collectDelivery.accepted !== count) throw new Error(`${collectDelivery.accepted} of ${count} facts were accepted: ${JSON.stringify(collectDelivery.rejected[0])}`);
}
