import { accessContext } from '@sealtrail/access';
import { applicationsContext } from '@sealtrail/applications';
import { calendarContext } from '@sealtrail/calendar';
import { catalogContext } from '@sealtrail/catalog';
import { efficiencyContext } from '@sealtrail/efficiency';
import { type Context, compose, type RejectionCodeOf } from '@sealtrail/event-sourcing/runtime';
import { noticesContext } from '@sealtrail/notices';
import { policyContext } from '@sealtrail/policy';
import { ratingsContext } from '@sealtrail/ratings';
import { supervisionContext } from '@sealtrail/supervision';
import { webhooksContext } from '@sealtrail/webhooks';

const declared = [
  accessContext,
  calendarContext,
  policyContext,
  catalogContext,
  applicationsContext,
  supervisionContext,
  noticesContext,
  ratingsContext,
  efficiencyContext,
  webhooksContext,
] as const;

/** Every context of the product: one line each. */
export const contexts: readonly Context[] = declared;

/** Every rejection code of the contexts. */
export type RejectionCode = RejectionCodeOf<(typeof declared)[number]>;

/** What hosts run, as declared by the contexts. */
export const {
  modules,
  projections,
  viewNames,
  reactors,
  commandRouting,
  neverParked,
  upcasters,
  published,
  statements,
} = compose(declared);
