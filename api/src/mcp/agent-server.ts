import { Logger } from '@nestjs/common';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import { Refused, type Ask } from './own-questions.js';
import { offerDefinitions } from './resources.js';
import { lines, type AnyTool, type May } from './tool.js';
import { explain } from './tools/explain.js';
import { listProductsAndTeams } from './tools/list-products-and-teams.js';
import { metricCatalog } from './tools/metric-catalog.js';
import { metricTable } from './tools/metric-table.js';
import { sprintReport } from './tools/sprint-report.js';

const TOOLS: readonly AnyTool[] = [listProductsAndTeams, metricCatalog, metricTable, explain, sprintReport];
const READ_ONLY = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false };
/** A tool call has a handful of arguments; the longest lists are values of a filter. */
const MOST_ELEMENTS = 5_000;

const INSTRUCTIONS = `Bifocal measures one product from both sides: delivery (is it built as planned?) and outcome (does it matter to people?).
Begin with list_products_and_teams for the keys, and metric_catalog for what can be measured. metric_table gives numbers over time, explain what stands behind one of them, sprint_report one sprint.
Every number has a definition: quote it rather than guess. null means nothing was measured, and is never 0. Periods that are not over say so. An interval that holds both values means that they do not differ. Points and velocity of different teams are never compared or added. There are no numbers about single people's performance; do not make any.`;

const logger = new Logger('mcp');

/** What to do about a refusal, by its code: the message itself says what was wrong. */
const NEXT_STEP: Readonly<Record<string, string>> = {
  BAD_USER_INPUT: 'Mend the argument and ask again; metric_catalog and list_products_and_teams say what there is.',
  NOT_FOUND: 'list_products_and_teams gives the keys there are.',
  TOO_COSTLY: 'Ask for fewer metrics, a shorter range, a coarser grain or a smaller `first`.',
  TOO_MANY: 'This key has spent its budget for now: wait until it is filled again, and ask for less at once.',
  FORBIDDEN: 'This key may not read that. Whoever made it can make one with the scope that is missing, on the BI page.',
  UNAUTHENTICATED: 'Give a live key: Authorization: Bearer bfk_live_…',
  UNAVAILABLE: 'Try again in a moment.',
};

/** A server for one request: it keeps nothing between them, so that any instance answers any. */
export function agentServer(ask: Ask, may: May, glossaryFile: string, version: string): McpServer {
  const server = new McpServer({ name: 'bifocal', title: 'Bifocal', version }, { instructions: INSTRUCTIONS, maxToolInputElements: MOST_ELEMENTS });
  for (const tool of TOOLS) {
    server.registerTool(tool.name, { title: tool.title, description: tool.description, inputSchema: tool.input, outputSchema: z.looseObject(tool.output), annotations: { title: tool.title, ...READ_ONLY } }, (given: unknown) => answered(tool, given, ask, may));
  }
  offerDefinitions(server, ask, glossaryFile);
  return server;
}

async function answered(tool: AnyTool, given: unknown, ask: Ask, may: May): Promise<CallToolResult> {
  try {
    const { data, text } = await tool.answer(given, ask, may);
    return { content: [{ type: 'text', text }], structuredContent: data };
  } catch (error) {
    if (error instanceof Refused) return { isError: true, content: [{ type: 'text', text: lines(error.message, NEXT_STEP[error.code]) }] };
    logger.error({ tool: tool.name, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    return { isError: true, content: [{ type: 'text', text: 'Something went wrong on the server. Nothing was changed; try again in a moment.' }] };
  }
}
