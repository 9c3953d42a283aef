import pg from 'pg';

/**
 * A connection that can break at any moment without ending the process. The pool and TypeORM listen only while they hold it:
 * between being connected and being held there is a moment, which a server that is just stopping hits.
 */
export class GuardedClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}
