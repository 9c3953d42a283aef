import { Injectable } from '@nestjs/common';
import { unauthenticated } from '../graphql/named-error.js';
import type { Asker } from './asker.js';
import { asking } from './asking.js';
import type { Scope } from './workspace.js';

/** Answers whose facts a request may see. Every question starts here. */
@Injectable()
export class WhoAsks {
  /** Throws UNAUTHENTICATED where nobody has signed in. */
  asker(): Asker {
    const asker = asking.current();
    if (!asker) throw unauthenticated();
    return asker;
  }

  async workspace(): Promise<Scope> {
    return { workspaceId: this.asker().workspaceId };
  }
}
