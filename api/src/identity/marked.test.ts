import 'reflect-metadata';
import { readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Controller, Get } from '@nestjs/common';
import { Needs, NEEDED, Open } from './needs.js';

const src = join(dirname(fileURLToPath(import.meta.url)), '..');

type Class = { readonly name: string; readonly prototype: object };
interface Door { readonly name: string; readonly kind: 'Query' | 'Mutation' | 'Subscription' | 'path' | 'question'; readonly of: string; readonly isMarked: boolean }

/** Every way in that a class has: paths, root fields, and questions on nouns. */
function doorsOf(found: Class): Door[] {
  const noun = (Reflect.getMetadata('graphql:resolver_name', found) ?? Reflect.getMetadata('graphql:resolve_type', found)) as unknown;
  return Object.getOwnPropertyNames(found.prototype).flatMap((name): Door[] => {
    const handler: unknown = Object.getOwnPropertyDescriptor(found.prototype, name)?.value;
    if (typeof handler !== 'function' || name === 'constructor') return [];
    const root = Reflect.getMetadata('graphql:resolver_type', handler) as string | undefined;
    const isPath = Reflect.hasMetadata('path', handler) && Reflect.hasMetadata('method', handler);
    const isQuestion = Reflect.hasMetadata('graphql:resolve_property', handler);
    if (!root && !isPath && !isQuestion) return [];
    const isMarked = Reflect.hasMetadata(NEEDED, handler) || Reflect.hasMetadata(NEEDED, found);
    const kind = isPath ? 'path' : root === 'Query' || root === 'Mutation' || root === 'Subscription' ? root : 'question';
    return [{ name: `${found.name}.${name}`, kind, of: typeof noun === 'function' ? noun.name : String(noun ?? ''), isMarked }];
  });
}

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? files(join(folder, entry.name)) : /\.(resolver|controller)\.ts$/.test(entry.name) ? [join(folder, entry.name)] : []));
}

/** One file after the other: loading the same modules at once is more than the loader of tests takes. */
async function everyDoor(): Promise<Door[]> {
  const doors: Door[] = [];
  for (const file of files(src)) {
    const module = (await import(pathToFileURL(file).href)) as Record<string, unknown>;
    const classes = Object.values(module).filter((value): value is Class & (new () => object) => typeof value === 'function' && /^class\b/.test(Function.prototype.toString.call(value)));
    doors.push(...classes.flatMap(doorsOf).map((door) => ({ ...door, name: `${relative(src, file)} ${door.name}` })));
  }
  return doors;
}

describe('every way in', () => {
  it('says what it needs, or that it is open', async () => {
    const doors = (await everyDoor()).filter(({ kind }) => kind !== 'question');
    expect(doors.filter(({ kind }) => kind === 'Query').length).toBeGreaterThan(20);
    expect(doors.filter(({ kind }) => kind === 'Mutation').length).toBeGreaterThan(40);
    expect(doors.filter(({ kind }) => kind === 'path').length).toBeGreaterThan(10);
    expect(doors.filter(({ isMarked }) => !isMarked).map(({ name }) => name)).toEqual([]);
  });

  it('says of which half it is, where it hangs on a product: a product is everybody\'s', async () => {
    const questions = (await everyDoor()).filter(({ kind, of }) => kind === 'question' && of === 'Product');
    expect(questions.length).toBeGreaterThan(15);
    // When the first and the last of its facts happened says nothing of either half.
    expect(questions.filter(({ isMarked, name }) => !isMarked && !/\.(firstFactAt|lastFactAt)$/.test(name)).map(({ name }) => name)).toEqual([]);
  });

  it('is found where nothing is said', () => {
    @Resolver()
    class Planted {
      @Query(() => String) unmarked(): string { return ''; }
      @Needs() @Mutation(() => String) marked(): string { return ''; }
      @Open() @Query(() => String) open(): string { return ''; }
      @ResolveField(() => String) question(): string { return ''; }
    }
    @Controller('planted')
    class PlantedPath {
      @Get() unmarked(): string { return ''; }
      @Needs('READ_AUDIT') @Get('x') marked(): string { return ''; }
    }
    expect([...doorsOf(Planted), ...doorsOf(PlantedPath)].filter(({ kind, isMarked }) => kind !== 'question' && !isMarked).map(({ name }) => name)).toEqual(['Planted.unmarked', 'PlantedPath.unmarked']);
  });
});
