// A Nest + Apollo server with nothing but our schema and one table in memory: what the frameworks themselves cost.
import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectDir } from '../../api/bin/prepare.mjs';

const [, , answersFile] = process.argv;
const resolve = createRequire(join(projectDir, 'api/package.json')).resolve;
const from = (name) => import(pathToFileURL(resolve(name)).href);
const [{ Module }, { NestFactory }, { GraphQLModule }, { ApolloDriver }] = await Promise.all([from('@nestjs/common'), from('@nestjs/core'), from('@nestjs/graphql'), from('@nestjs/apollo')]);
const tables = JSON.parse(readFileSync(answersFile, 'utf8'));

class BareModule {}
Module({
  imports: [GraphQLModule.forRoot({
    driver: ApolloDriver, path: '/graphql', playground: false, graphiql: false,
    typeDefs: readFileSync(join(projectDir, 'api/schema.graphql'), 'utf8'),
    // The number of days that are asked about says which of the tables is meant.
    resolvers: { Query: { metricTable: (_root, { first }) => tables[first] } },
  })],
})(BareModule);

const app = await NestFactory.create(BareModule, { logger: ['error'] });
await app.listen(0, '127.0.0.1');
process.stdout.write(`Bare is at ${await app.getUrl()}\n`);
