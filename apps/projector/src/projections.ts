import { applications } from '@sealtrail/applications';
import { catalogReport, departments, items, officials } from '@sealtrail/catalog';
import { efficiency } from '@sealtrail/efficiency';
import type { AnyProjection } from '@sealtrail/event-sourcing';
import { ratingIndicators, ratings } from '@sealtrail/ratings';
import { cards, watchedCases } from '@sealtrail/supervision';

/** Every read model: one line each. */
export const projections: readonly AnyProjection[] = [
  applications,
  cards,
  catalogReport,
  departments,
  items,
  officials,
  efficiency,
  ratingIndicators,
  ratings,
  watchedCases,
];
