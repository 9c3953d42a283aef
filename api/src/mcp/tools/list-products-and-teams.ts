import { z } from 'zod';
import { defineTool, lines } from '../tool.js';

export const PRODUCTS = `query AgentProducts($delivery: Boolean!, $outcomes: Boolean!) {
  workspace { key name asOf }
  products {
    key name timeZone currency simulated firstFactAt lastFactAt
    teams @include(if: $delivery) { key name timeZone measure }
    funnels @include(if: $outcomes) { id name }
  }
}`;

interface Answer {
  workspace: { key: string; name: string; asOf: string };
  products: { key: string; name: string; timeZone: string; currency: string; simulated: boolean; firstFactAt: string | null; lastFactAt: string | null; teams?: { key: string; name: string; timeZone: string; measure: string }[]; funnels?: { id: string; name: string }[] }[];
}

export const listProductsAndTeams = defineTool({
  name: 'list_products_and_teams',
  title: 'Products and teams',
  description: 'The products there are, each with its key, time zone, currency, first and last fact, its teams with their keys and what they estimate in, and its funnels with their ids. Ask this first: the other tools take these keys.',
  input: {},
  output: { workspace: z.looseObject({ key: z.string(), name: z.string() }), products: z.array(z.looseObject({ key: z.string(), name: z.string() })) },
  async answer(_given, ask, may) {
    const data = await ask<Answer>(PRODUCTS, { delivery: may('READ_DELIVERY'), outcomes: may('READ_OUTCOMES') });
    const product = ({ key, name, currency, timeZone, simulated, lastFactAt, teams, funnels }: Answer['products'][number]) =>
      `- product "${key}" (${name}): ${currency}, days in ${timeZone}, last fact ${lastFactAt ?? 'never'}${simulated ? ', simulated' : ''}${teams ? `; ${teams.length === 0 ? 'no teams' : `teams ${teams.map((team) => `"${team.key}" (${team.name}, ${team.measure})`).join(', ')}`}` : ''}${funnels && funnels.length > 0 ? `; funnels ${funnels.map(({ id, name: called }) => `${id} (${called})`).join(', ')}` : ''}`;
    return {
      data: { ...data },
      text: lines(`${data.workspace.name}, ${data.workspace.asOf}.`, ...(data.products.length === 0 ? ['Nothing has been collected yet.'] : data.products.map(product))),
    };
  },
});
