import type { ExplainQuery } from '../graphql/generated';

export type Explanation = ExplainQuery['explain'];
