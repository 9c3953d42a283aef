import type { DataSource } from 'typeorm';
import { Replica } from './replica.js';

const CLUSTER = 'SELECT (SELECT system_identifier::text FROM pg_control_system()) AS cluster';

/**
 * The replicas at these addresses, looked at once; one that is away is tried again every second. The server signs in to each as
 * the role that it works as, which a replica has as the primary has it: who is named in the address does not matter.
 */
export async function openReplicas(primary: DataSource, urls: readonly string[], runtimeUrl: string, connections: number, say: (line: string) => void): Promise<Replica[]> {
  if (urls.length === 0) return [];
  const [row] = await primary.query<{ cluster: string }[]>(CLUSTER);
  const replicas = urls.map((url) => new Replica(asRuntime(url, runtimeUrl), connections, row!.cluster, say));
  await Promise.all(replicas.map((replica) => replica.watch()));
  return replicas;
}

function asRuntime(url: string, runtimeUrl: string): string {
  const [replica, runtime] = [new URL(url), new URL(runtimeUrl)];
  [replica.username, replica.password] = [runtime.username, runtime.password];
  if (replica.pathname.length < 2) replica.pathname = runtime.pathname;
  return replica.href;
}
