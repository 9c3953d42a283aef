// Written by codegen.mjs from the schema and the .graphql documents. Do not edit.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type CalendarUnit =
  | 'DAY'
  | 'WEEK'
  | 'MONTH'
  | 'QUARTER'
  | 'YEAR';

export type Unit =
  | 'POINTS'
  | 'ITEMS'
  | 'HOURS'
  | 'DAYS'
  | 'PEOPLE'
  | 'CUSTOMERS'
  | 'EVENTS'
  | 'RESPONSES'
  | 'RATIO'
  | 'SCORE'
  | 'MONEY'
  | 'COUNT';

export type Better =
  | 'HIGHER'
  | 'LOWER'
  | 'NEITHER';

export type Additivity =
  | 'ADDITIVE'
  | 'SEMI_ADDITIVE'
  | 'NOT_ADDITIVE';

export type Measure =
  | 'POINTS'
  | 'ITEMS'
  | 'HOURS';

export type RangeInput = {
  from?: string | number | null | undefined;
  to?: string | number | null | undefined;
  last?: string | null | undefined;
  this?: CalendarUnit | null | undefined;
};

export type FilterInput = {
  dimension: string;
  in: Array<string>;
};

export type ExplainQueryVariables = Exact<{
  metric: string;
  product?: string | null | undefined;
  team?: string | null | undefined;
  sprint?: string | number | null | undefined;
  release?: string | number | null | undefined;
  range?: RangeInput | null | undefined;
  filters?: Array<FilterInput> | FilterInput | null | undefined;
  measure?: Measure | null | undefined;
  funnel?: string | number | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ExplainQuery = { explain: { formulaWithNumbers: string, asOf: string, totalCount: number, nextCursor: string | null, numeratorTotal: number | null, denominatorTotal: number | null, leftOutCount: number, graphql: string, metric: { key: string, name: string, definition: string, formula: string, source: string | null, version: number, additivity: Additivity }, figure: { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> }, rows: Array<{ key: string, label: string, detail: string | null, at: string | null, numerator: number | null, denominator: number | null }>, leftOut: Array<{ key: string, label: string, reason: string }> } };

export type FigurePartsFragment = { metric: string, name: string, unit: Unit, better: Better, currency: string | null, value: number | null, valueExact: string | null, numerator: number | null, denominator: number | null, sampleSize: number | null, low: number | null, high: number | null, nullReason: string | null, complete: boolean, asOf: string, previous: number | null, change: number | null, changeLow: number | null, changeHigh: number | null, isChange: boolean | null, target: number | null, sparkline: Array<{ period: string, value: number | null, complete: boolean }> };

export type WorkspaceQueryVariables = Exact<{ [key: string]: never; }>;


export type WorkspaceQuery = { workspace: { key: string, name: string, version: string, sampleLoaded: boolean, loopbackOnly: boolean, asOf: string } };

export type ProductsQueryVariables = Exact<{ [key: string]: never; }>;


export type ProductsQuery = { products: Array<{ id: string, key: string, name: string, timeZone: string, currency: string, simulated: boolean, firstFactAt: string | null, lastFactAt: string | null, teams: Array<{ id: string, key: string, name: string, timeZone: string, measure: Measure }> }> };

export type RemoveSampleMutationVariables = Exact<{ [key: string]: never; }>;


export type RemoveSampleMutation = { removeSample: boolean };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const FigurePartsFragmentDoc = new TypedDocumentString(`
    fragment FigureParts on Figure {
  metric
  name
  unit
  better
  currency
  value
  valueExact
  numerator
  denominator
  sampleSize
  low
  high
  nullReason
  complete
  asOf
  previous
  change
  changeLow
  changeHigh
  isChange
  target
  sparkline {
    period
    value
    complete
  }
}
    `, {"fragmentName":"FigureParts"}) as unknown as TypedDocumentString<FigurePartsFragment, unknown>;
export const ExplainDocument = new TypedDocumentString(`
    query Explain($metric: String!, $product: String, $team: String, $sprint: ID, $release: ID, $range: RangeInput, $filters: [FilterInput!], $measure: Measure, $funnel: ID, $first: Int, $after: String) {
  explain(
    metric: $metric
    product: $product
    team: $team
    sprint: $sprint
    release: $release
    range: $range
    filters: $filters
    measure: $measure
    funnel: $funnel
    first: $first
    after: $after
  ) {
    metric {
      key
      name
      definition
      formula
      source
      version
      additivity
    }
    figure {
      ...FigureParts
    }
    formulaWithNumbers
    asOf
    rows {
      key
      label
      detail
      at
      numerator
      denominator
    }
    totalCount
    nextCursor
    numeratorTotal
    denominatorTotal
    leftOut {
      key
      label
      reason
    }
    leftOutCount
    graphql
  }
}
    fragment FigureParts on Figure {
  metric
  name
  unit
  better
  currency
  value
  valueExact
  numerator
  denominator
  sampleSize
  low
  high
  nullReason
  complete
  asOf
  previous
  change
  changeLow
  changeHigh
  isChange
  target
  sparkline {
    period
    value
    complete
  }
}`) as unknown as TypedDocumentString<ExplainQuery, ExplainQueryVariables>;
export const WorkspaceDocument = new TypedDocumentString(`
    query Workspace {
  workspace {
    key
    name
    version
    sampleLoaded
    loopbackOnly
    asOf
  }
}
    `) as unknown as TypedDocumentString<WorkspaceQuery, WorkspaceQueryVariables>;
export const ProductsDocument = new TypedDocumentString(`
    query Products {
  products {
    id
    key
    name
    timeZone
    currency
    simulated
    firstFactAt
    lastFactAt
    teams {
      id
      key
      name
      timeZone
      measure
    }
  }
}
    `) as unknown as TypedDocumentString<ProductsQuery, ProductsQueryVariables>;
export const RemoveSampleDocument = new TypedDocumentString(`
    mutation RemoveSample {
  removeSample
}
    `) as unknown as TypedDocumentString<RemoveSampleMutation, RemoveSampleMutationVariables>;