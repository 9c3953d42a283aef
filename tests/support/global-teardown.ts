import { forgetCluster } from './cluster.ts';

export default async function globalTeardown(): Promise<void> {
  await globalThis.stopCluster?.();
  globalThis.stopCluster = undefined;
  await forgetCluster();
}
