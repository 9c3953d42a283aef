import { Inject } from '@nestjs/common';
import { Field, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { CONFIG } from '../config.token.js';
import type { Config } from '../config.js';
import { factVersion, talkVersion } from '../facts/fact-version.js';
import { DateTime } from '../graphql/scalars.js';
import { Needs } from './needs.js';
import { WhoAsks } from './who-asks.js';

@ObjectType({ description: 'The organisation whose facts these are.' })
export class Workspace {
  @Field(() => String, { description: 'Its key.' }) key: string;
  @Field(() => String, { description: 'Its name.' }) name: string;
  @Field(() => String, { description: 'Moves when facts do: an answer stays right while this stays the same.' }) version: string;
  @Field(() => String, { description: 'Moves when people say something about a sprint: notes, actions, reasons, whether its goal was met. No number hangs on it.' }) talkVersion: string;
  @Field(() => Boolean, { description: 'Whether the simulated sample is loaded.' }) sampleLoaded: boolean;
  @Field(() => Boolean, { description: 'Whether it is the workspace of the simulated sample.' }) simulated: boolean;
  @Field(() => Boolean, { description: 'Whether only this machine can reach the server.' }) loopbackOnly: boolean;
  @Field(() => DateTime, { description: 'The server\'s clock.' }) asOf: Date;
}

const SQL = `
  SELECT w.key, w.name, w.simulated, ${factVersion('w.id')} AS version, ${talkVersion('w.id')} AS "talkVersion",
         EXISTS (SELECT FROM source WHERE workspace_id = w.id AND simulated) AS "sampleLoaded"
  FROM workspace w WHERE w.id = $1`;

@Resolver()
export class WorkspaceResolver {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(WhoAsks) private readonly whoAsks: WhoAsks,
  ) {}

  @Needs()
  @Query(() => Workspace, { description: 'The organisation whose facts these are.' })
  async workspace(): Promise<Workspace> {
    const { workspaceId } = await this.whoAsks.workspace();
    const [row] = await this.dataSource.query<Omit<Workspace, 'loopbackOnly' | 'asOf'>[]>(SQL, [workspaceId]);
    return { ...row!, loopbackOnly: this.config.loopbackOnly, asOf: new Date() };
  }
}
