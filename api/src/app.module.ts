import { Module, type DynamicModule } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { AnswersModule } from './answers/answers.module.js';
import { CONFIG } from './config.token.js';
import type { Config } from './config.js';
import { DatabaseModule, type AfterClose } from './database/database.module.js';
import { GraphqlModule } from './graphql/graphql.module.js';
import { HealthModule } from './health/health.module.js';
import { IdentityModule } from './identity/identity.module.js';
import { KeysResolver } from './identity/keys.resolver.js';
import { MembersModule } from './identity/members/members.module.js';
import { RightsModule } from './identity/rights.module.js';
import { WorkspaceResolver } from './identity/workspace.resolver.js';
import { CollectModule } from './collect/collect.module.js';
import { FeedsModule } from './feeds/feeds.module.js';
import { FilesModule } from './collect/files/files.module.js';
import { HooksModule } from './collect/hooks/hooks.module.js';
import { TrackingModule } from './collect/tracking/tracking.module.js';
import { DeliveryModule } from './delivery/delivery.module.js';
import { LiveModule } from './live/live.module.js';
import { OutcomesModule } from './outcomes/outcomes.module.js';
import { PeopleModule } from './people/people.module.js';
import { ProductsModule } from './products/products.module.js';
import { SampleModule } from './sample/sample.module.js';
import { StorageModule } from './storage/storage.module.js';
import { SurveysModule } from './surveys/surveys.module.js';
import { BiModule } from './bi/bi.module.js';
import { McpModule } from './mcp/mcp.module.js';

@Module({})
export class AppModule {
  static with(config: Config, dataSource: DataSource, afterClose: AfterClose): DynamicModule {
    return {
      module: AppModule,
      global: true,
      imports: [DatabaseModule.with(dataSource, afterClose), IdentityModule, RightsModule, MembersModule, GraphqlModule, ProductsModule, CollectModule, FilesModule, HooksModule, TrackingModule, DeliveryModule, OutcomesModule, PeopleModule, SurveysModule, BiModule, FeedsModule, SampleModule, StorageModule, LiveModule, AnswersModule, McpModule, HealthModule],
      providers: [{ provide: CONFIG, useValue: config }, KeysResolver, WorkspaceResolver],
      exports: [CONFIG],
    };
  }
}
