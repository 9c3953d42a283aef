import type { FigurePartsFragment } from '../graphql/generated';

export type SparkPoint = FigurePartsFragment['sparkline'][number];
