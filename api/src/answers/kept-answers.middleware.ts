import type { Request, RequestHandler, Response } from 'express';
import { printOf } from '../identity/asker.js';
import { asking } from '../identity/asking.js';
import type { Spending } from '../identity/spending.js';
import type { FactClock } from '../tallies/fact-clock.js';
import { isKnown } from './known-tag.js';
import { zipped, type KeptAnswer, type KeptAnswers } from './kept-answers.js';

/** What the server knows of a request on its way: the plug-in says under which standing the answer may be kept. */
export interface Asked {
  readonly question: string;
  of?: string;
}

/** Fields of a request that the answer hangs on. Anything beside them is for Apollo to read. */
const FIELDS: ReadonlySet<string> = new Set(['query', 'operationName', 'variables']);

/**
 * Gives an answer again as the bytes that it was, in front of everything that parses and executes questions, as long as no fact
 * came in, nothing was said and the clock of questions has not moved on (docs/decisions/0018). Which answers may be kept is the
 * plug-in's to say: it knows the operation.
 */
export function keptAnswers(answers: KeptAnswers, clock: FactClock, spending: Spending): RequestHandler {
  return (request, response, next) => {
    give(answers, clock, spending, request, response).then((given) => { if (!given) next(); }, () => next());
  };
}

/** Whether the answer was given; it costs what it cost when it was counted. Whatever goes wrong here is met again, and told, by the way that answers take without this. */
async function give(answers: KeptAnswers, clock: FactClock, spending: Spending, request: Request, response: Response): Promise<boolean> {
  const isGet = request.method === 'GET';
  const question: unknown = isGet ? request.query : request.method === 'POST' ? request.body : null;
  if (!isQuestion(question)) return false;
  const asker = asking.current();
  if (!asker) return false;
  const { workspaceId } = asker;
  const { query, operationName, variables } = question;
  const asked: Asked = { question: JSON.stringify([printOf(asker), isGet, request.headers.accept, query, operationName, variables]) };
  const known = answers.has(asked.question) ? answers.find(asked.question, await clock.standing(workspaceId)) : null;
  if (known) {
    // Who has spent their budget is told so by the way that answers take without this.
    await spending.charge(known.cost, response);
    await send(known, request, response);
    return true;
  }
  response.locals['asked'] = asked;
  keepWhatIsSent(answers, asked, response);
  return false;
}

interface Question { readonly query: string; readonly operationName?: unknown; readonly variables?: unknown }

function isQuestion(body: unknown): body is Question {
  return typeof body === 'object' && body !== null && typeof (body as Question).query === 'string' && Object.keys(body).every((field) => FIELDS.has(field));
}

async function send(answer: KeptAnswer, request: Request, response: Response): Promise<void> {
  const small = request.acceptsEncodings('gzip') === 'gzip' ? await zipped(answer) : null;
  response.status(200).set({ 'Content-Type': answer.type, Vary: 'Accept-Encoding' });
  if (answer.tag !== null) {
    response.set('ETag', answer.tag);
    if (isKnown(request.headers['if-none-match'], answer.tag)) {
      response.status(304).removeHeader('Content-Type');
      response.end();
      return;
    }
  }
  if (small) response.set('Content-Encoding', 'gzip');
  const body = small ?? answer.body;
  response.set('Content-Length', String(body.length)).end(body);
}

function keepWhatIsSent(answers: KeptAnswers, asked: Asked, response: Response): void {
  const send = response.send.bind(response);
  response.send = (body: unknown) => {
    const type = response.getHeader('content-type');
    const cost: unknown = response.locals['cost'];
    if (asked.of !== undefined && response.statusCode === 200 && typeof body === 'string' && typeof type === 'string') {
      const bytes = Buffer.from(body);
      // The tag that the answer gets in any case when it was asked for by GET.
      const tag = response.req.method === 'GET' ? tagOf(response, bytes) : null;
      answers.keep(asked.question, { of: asked.of, type, body: bytes, cost: typeof cost === 'number' ? cost : 0, tag });
    }
    return send(body);
  };
}

function tagOf(response: Response, body: Buffer): string | null {
  const write = response.app.get('etag fn') as ((body: Buffer) => string) | undefined;
  return write?.(body) ?? null;
}
