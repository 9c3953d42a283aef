import { groupShares } from '@bifocal/metrics';
import { Inject, Injectable } from '@nestjs/common';
import { VerbatimTags, type MostTags } from '../facts/verbatim-tags.js';
import { checkFilters } from '../figures/asked-metrics.js';
import { printOf, readCursor, readFirst, writeCursor } from '../figures/cursor.js';
import type { FilterInput } from '../graphql/figure.js';
import { badInput, notFound } from '../graphql/named-error.js';
import { WhoAsks } from '../identity/who-asks.js';
import { SaidTables } from '../tallies/outcome/said-tables.js';
import type { VerbatimSearch } from '../tallies/outcome/verbatims.js';
import { questionOf, wholeRange, type OutcomeAsked } from './outcome-question.js';
import { metricOf } from './outcomes.service.js';
import { MOST, searchOf } from './said-words.js';
import type { ScoreGroup } from './said.enums.js';
import type { TagCount, TaggedVerbatim, VerbatimPage } from './verbatim.type.js';

const LIMITS: MostTags = { ofVerbatim: MOST.tagsOfVerbatim, ofProduct: MOST.tagsOfProduct };

export interface VerbatimsAsked {
  readonly search?: string | null;
  readonly survey?: string | null;
  readonly group?: ScoreGroup | null;
  readonly tag?: string | null;
  readonly untagged?: boolean | null;
  readonly filters?: readonly FilterInput[] | null;
}

/** What people wrote with their scores, and what others made of it. */
@Injectable()
export class VerbatimsService {
  constructor(
    @Inject(WhoAsks) private readonly whoAsks: WhoAsks,
    @Inject(SaidTables) private readonly tables: SaidTables,
    @Inject(VerbatimTags) private readonly verbatimTags: VerbatimTags,
  ) {}

  async page(about: OutcomeAsked, given: VerbatimsAsked, first: number, after: string | null): Promise<VerbatimPage> {
    const limit = readFirst(first, MOST.verbatims);
    const search = readSearch(given);
    const print = printOf([about.product.id, about.range, search, given.filters ?? []]);
    const offset = after ? Number(readCursor(print, after)[0]) : 0;
    const { rows, totalCount } = await this.tables.verbatims({ ...questionOf(about, [wholeRange(about)]), filters: given.filters ?? [] }, search, { offset, limit });
    const next = offset + rows.length;
    return { rows, totalCount, nextCursor: next < totalCount ? writeCursor(print, [next]) : null };
  }

  async tagCounts(about: OutcomeAsked, given: VerbatimsAsked): Promise<TagCount[]> {
    const search = readSearch(given);
    const tallies = await this.tables.tags({ ...questionOf(about, [wholeRange(about)]), filters: given.filters ?? [] }, search);
    return tallies.map((tally) => {
      const { favourable, critical } = groupShares(tally);
      return { name: tally.name, answers: favourable.denominator ?? 0, favourable: tally.favourable, critical: tally.critical, favourableShare: favourable.value, criticalShare: critical.value };
    });
  }

  async known({ asked, product }: OutcomeAsked): Promise<string[]> {
    return this.verbatimTags.known(asked.workspaceId, product.id);
  }

  async tag(id: number, name: string, author: string | null): Promise<TaggedVerbatim> {
    const { workspaceId } = await this.whoAsks.workspace();
    const tagged = found(await this.verbatimTags.add(workspaceId, id, name, author, LIMITS), id);
    if (tagged.full === 'ofVerbatim') throw badInput(`verbatim: it has ${MOST.tagsOfVerbatim} tags already, which is the most. Take one away first.`);
    if (tagged.full === 'ofProduct') throw badInput(`tag: the product has ${MOST.tagsOfProduct} tags already, which is the most. Use one that is there.`);
    return { id, tags: tagged.tags };
  }

  async untag(id: number, name: string): Promise<TaggedVerbatim> {
    const { workspaceId } = await this.whoAsks.workspace();
    return { id, tags: found(await this.verbatimTags.remove(workspaceId, id, name), id) };
  }
}

function readSearch({ search, survey, group, tag, untagged, filters }: VerbatimsAsked): VerbatimSearch {
  checkFilters([metricOf('satisfaction.nps')], filters ?? []);
  if (tag != null && untagged) throw badInput('untagged: nothing carries a tag and no tag. Give one of the two.');
  return { text: searchOf(search), survey: survey ?? null, group: group ?? null, tag: tag ?? null, untagged: untagged ?? false };
}

function found<T>(value: T | null, id: number): T {
  if (value === null) throw notFound(`verbatim: there is none with the id ${id}.`);
  return value;
}
