import { applications } from '@sealtrail/applications';
import { catalogReport, departments, items, officials } from '@sealtrail/catalog';
import { efficiency } from '@sealtrail/efficiency';
import { ratingIndicators, ratings } from '@sealtrail/ratings';
import { cards, watchedCases } from '@sealtrail/supervision';

/** The views that answers rest on. Projectors fold the same ones: `test/processes/` holds the lists together. */
export const viewNames: readonly string[] = [
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
].map(({ name }) => name);
