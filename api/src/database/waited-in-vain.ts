/** The one who asked has left: what was being read is no longer wanted. */
export class Left extends Error {}

/** Whether an error comes of that, however it is wrapped. */
export function cameOf(kind: typeof Left | typeof TookTooLong, error: unknown): boolean {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; depth += 1) {
    if (at instanceof kind) return true;
    at = 'driverError' in at && at.driverError !== at ? at.driverError : 'originalError' in at && at.originalError ? at.originalError : at.cause;
  }
  return false;
}

/** What was asked takes longer than the one who asks may wait: its statement was ended. */
export class TookTooLong extends Error {}
