import { AsyncLocalStorage } from 'node:async_hooks';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type QueryRunner } from 'typeorm';

const door = new AsyncLocalStorage<true>();

/** Whether what is asked now is asked at the door, where it is not known yet who asks. */
export const isAtTheDoor = (): boolean => door.getStore() === true;

/**
 * The one way around the walls (docs/decisions/0034). Who somebody is has to be found before it is known in which workspace they
 * ask: by a session's token, a key's public half, an e-mail address. Asked here, the tables that say who may come in show their
 * rows: accounts, members, sessions, links, keys, and which workspaces there are. No table with facts does. Only the room
 * `identity` may use it (tests/arrows.cjs).
 */
@Injectable()
export class BeforeAnyone {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  query<Rows>(sql: string, parameters?: readonly unknown[]): Promise<Rows> {
    return door.run(true, () => this.dataSource.query<Rows>(sql, parameters === undefined ? undefined : [...parameters]));
  }

  /** For transactions: what is true when one begins holds until it ends. */
  createQueryRunner(): QueryRunner {
    const runner = this.dataSource.createQueryRunner();
    const start = runner.startTransaction.bind(runner);
    runner.startTransaction = (level) => door.run(true, () => start(level));
    return runner;
  }
}
