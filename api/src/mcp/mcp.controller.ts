import { All, Controller, Inject, Post, Req, Res } from '@nestjs/common';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import type { Request, Response } from 'express';
import { CONFIG } from '../config.token.js';
import type { Config } from '../config.js';
import { asking } from '../identity/asking.js';
import { Needs, NeedsOneOf } from '../identity/needs.js';
import { isForeign } from '../identity/own-address.js';
import { agentServer } from './agent-server.js';
import { OwnQuestions } from './own-questions.js';

const VERSION = '0.1.0';
const FOREIGN = 'Pages of other sites may not ask here.';

/** An error as the protocol writes it, where a request does not even become a message. */
function refuse(response: Response, status: number, message: string): void {
  response.status(status).json({ jsonrpc: '2.0', error: { code: -32_000, message }, id: null });
}

/**
 * The Model Context Protocol over streamable HTTP, for agents. Nothing is kept between requests: each POST is answered
 * with JSON, there is no stream to open with GET and no session to end with DELETE.
 */
@Controller('mcp')
export class McpController {
  constructor(@Inject(OwnQuestions) private readonly questions: OwnQuestions, @Inject(CONFIG) private readonly config: Config) {}

  @Post()
  @NeedsOneOf('READ_DELIVERY', 'READ_OUTCOMES')
  async post(@Req() request: Request, @Res() response: Response): Promise<void> {
    if (isForeign(request, this.config)) return refuse(response, 403, FOREIGN);
    const server = agentServer(this.questions.of(request, response), (permission) => asking.current()?.permissions.has(permission) ?? false, this.config.glossaryFile, VERSION);
    const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true });
    response.once('close', () => { void transport.close(); void server.close(); });
    // The SDK's own class says that a handler may be undefined where its interface leaves it out.
    await server.connect(transport as Parameters<typeof server.connect>[0]);
    await transport.handleRequest(request, response, request.body);
  }

  @All()
  @Needs()
  other(@Req() request: Request, @Res() response: Response): void {
    if (isForeign(request, this.config)) return refuse(response, 403, FOREIGN);
    response.set('Allow', 'POST');
    refuse(response, 405, 'Send messages with POST: this server keeps no session and opens no stream.');
  }
}
