import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import express, { type NextFunction, type Request, type Response } from 'express';
import type { DataSource } from 'typeorm';
import { keptAnswers } from './answers/kept-answers.middleware.js';
import { toldMeanwhile } from './answers/told-meanwhile.js';
import { KeptAnswers } from './answers/kept-answers.js';
import { AppModule } from './app.module.js';
import { hookBody } from './collect/hooks/hook-body.js';
import { POSTHOG_LIMIT, SEGMENT_LIMIT, trackingDoor } from './collect/tracking/tracking-door.js';
import type { Config } from './config.js';
import type { AfterClose } from './database/database.module.js';
import { patient } from './graphql/patient.js';
import { Draining } from './health/draining.js';
import { Spending } from './identity/spending.js';
import { signedInOnly, WhoComes, whoComes } from './identity/who-comes.js';
import { byFeedLink, FeedLinks, unlessLinked } from './feeds/feed-links.js';
import { PinoLogger } from './logging.js';
import { byKeyOnly } from './mcp/by-key-only.js';
import { safeHeaders } from './safe-headers.js';
import { slowBodies } from './slow-bodies.js';
import { againstSlowClients } from './slow-clients.js';
import { trackerScript } from './surveys/tracker-script.js';
import { FactClock } from './tallies/fact-clock.js';

/** Paths that are the server's own; everything else is the page. */
const SERVER_PATHS = /^\/(graphql|health|live|api|v1|hooks|oidc|mcp)(\/|$)/;
/** Where clients of PostHog post to; what is not posted there is the page's. */
const POSTHOG_PATHS = ['/capture', '/e', '/batch', '/i/v0/e', '/flags', '/decide'];
const BODY_LIMIT = '4mb';
/** How long a request may take to arrive; files may take longer, and a connection may send nothing for so long. */
const BODY_MS = 30_000;
const FILES = /^\/api\/v1\/files\/?$/;
const SLOW = { headers: 15_000, request: 3_600_000, silence: 120_000, between: 65_000, lookedEvery: 5_000, connections: 10_000 } as const;

/** The whole server on one port: GraphQL, health, files, and the page. */
export async function createApplication(config: Config, dataSource: DataSource, afterClose: AfterClose): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config, dataSource, afterClose), {
    logger: new PinoLogger(config.logLevel),
    bodyParser: false,
    abortOnError: false,
  });
  app.disable('x-powered-by');
  // Whose X-Forwarded-* headers are believed is the operator's to say: else anybody could say any address to be theirs.
  app.set('trust proxy', config.trustProxy);
  app.use(app.get(Draining).watch, safeHeaders(config), slowBodies(BODY_MS, FILES));
  app.use('/v1', trackingDoor(SEGMENT_LIMIT));
  app.use(POSTHOG_PATHS, trackingDoor(POSTHOG_LIMIT));
  if (config.loopbackOnly) app.use(ownNameOnly);
  app.use('/tracker.js', trackerScript(config.trackerFile));
  // A page asks some thirty questions at once: what is small goes as it is, and the quickest level takes nearly as much off the rest.
  app.use(compression({ level: 1, threshold: 16_384 }));
  const comes = whoComes(app.get(WhoComes));
  // After the body is read: what reads it calls back from where the connection was made, and would forget who asks.
  app.use('/graphql', express.json({ limit: BODY_LIMIT }), badBody, comes, patient(config.questionMs), toldMeanwhile(config.questionMs), keptAnswers(app.get(KeptAnswers), app.get(FactClock), app.get(Spending)));
  app.use('/api/v1/feeds', byFeedLink(app.get(FeedLinks)));
  app.use(['/api', '/live'], unlessLinked(comes), signedInOnly);
  app.use('/api', patient(config.questionMs));
  app.use('/mcp', express.json({ limit: BODY_LIMIT }), badBody, comes, byKeyOnly);
  app.use('/hooks', hookBody());
  againstSlowClients(app.getHttpServer(), SLOW);
  servePage(app, config.webDir);
  return app;
}

const OWN_NAME = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/** Whoever sends here shows a write key, which no foreign page can make a browser add. */
const isTracking = ({ path, method }: Request): boolean => /^\/v1(\/|$)/.test(path) || (method === 'POST' && POSTHOG_PATHS.includes(path.replace(/\/$/, '')));

/** While this machine alone is listened to, and opens the sample by one click, a foreign page that points its own name at this machine (DNS rebinding) must not read or write. */
function ownNameOnly(request: Request, response: Response, next: NextFunction): void {
  if (OWN_NAME.test(request.headers.host ?? '') || isTracking(request)) return next();
  response.status(421).json({ errors: [{ message: 'This server is asked under a name that is not its own. Ask it as 127.0.0.1 or localhost.', extensions: { code: 'BAD_REQUEST' } }] });
}

/** A body that is no JSON, or too large, is the sender's to mend: 4xx and one sentence. */
function badBody(error: Error & { status?: number; type?: string }, _request: Request, response: Response, next: NextFunction): void {
  if (!error.status) return next(error);
  const message = error.type === 'entity.too.large'
    ? `The request is larger than ${BODY_LIMIT}. Send smaller batches, or a file.`
    : 'The request body is not valid JSON.';
  response.status(error.status).json({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
}

function servePage(app: NestExpressApplication, webDir: string): void {
  const page = join(webDir, 'index.html');
  app.use(express.static(webDir, {
    index: false,
    // Built files carry a hash in their name, so they never change.
    setHeaders: (response, path) => response.setHeader('Cache-Control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'),
  }));
  app.use((request: Request, response: Response, next: NextFunction) => {
    const wantsPage = (request.method === 'GET' || request.method === 'HEAD') && !SERVER_PATHS.test(request.path) && request.accepts('html');
    if (!wantsPage || !existsSync(page)) return next();
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(page);
  });
}
