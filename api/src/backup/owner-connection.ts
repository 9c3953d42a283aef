import { GuardedClient } from '../database/guarded-client.js';

/** What a command hears while it works. */
export interface Hearing {
  /** One line more. */
  say(line: string): void;
  /** Where it is just now; written over by the next. */
  now(line: string): void;
  /** Told when the command is to stop. */
  readonly stop: AbortSignal;
}

/** Works on one connection of the owner. It is cut when the command is to stop, or something went wrong: what was under way there is undone by the database. */
export async function asOwner<T>(url: string, name: string, { stop }: Hearing, work: (client: GuardedClient) => Promise<T>): Promise<T> {
  stop.throwIfAborted();
  const client = new GuardedClient({ connectionString: url, application_name: `bifocal ${name}`, connectionTimeoutMillis: 10_000, keepAlive: true });
  const { stream } = (client as unknown as { readonly connection: { readonly stream: { destroy(): void } } }).connection;
  const cut = (): void => { stream.destroy(); };
  await client.connect();
  stop.addEventListener('abort', cut, { once: true });
  try {
    // As long as it takes, whatever the role may have of its own.
    await client.query('SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0');
    const result = await work(client);
    await client.end();
    return result;
  } catch (error) {
    cut();
    throw stop.aborted ? stop.reason : error;
  } finally {
    stop.removeEventListener('abort', cut);
  }
}
