import { Global, Inject, Logger, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { BeforeAnyone } from './before-anyone.js';
import { DatabaseNotices } from './notices.js';
import { replicasOf } from './reading-data-source.js';

/** What must still be done once the last connection is closed: stopping a server of our own. */
export type AfterClose = () => Promise<void>;

const AFTER_CLOSE = Symbol('after close');

/** The one open pool, made before the application so that a missing database is said in one sentence. */
@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  private readonly logger = new Logger('database');

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(AFTER_CLOSE) private readonly afterClose: AfterClose,
  ) {}

  static with(dataSource: DataSource, afterClose: AfterClose): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [{ provide: DataSource, useValue: dataSource }, { provide: AFTER_CLOSE, useValue: afterClose }, BeforeAnyone, DatabaseNotices],
      exports: [DataSource, BeforeAnyone, DatabaseNotices],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await replicasOf(this.dataSource)?.close();
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
    await this.afterClose();
    this.logger.log('stopped');
  }
}
