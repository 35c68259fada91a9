import type { Instant } from '@sealtrail/event-sourcing';
import { type Policies, policyAt } from '@sealtrail/policy/events';
import { type Calendar, dateOf, type Limit } from '@sealtrail/working-days';
import type { PolicyPromise } from './case-fact';
import { limitWithoutPauses } from './limits';

/** The start of the clock, and the limit that no promise exceeds. */
type Start = { readonly from: Instant; readonly atMost: Limit };

/** A promise of the policy itself (收件审查、送达), by the version in force when the clock starts; it ends with the limit at the latest. */
export function promiseOf(
  rule: 'firstCheck' | 'delivery',
  { from, atMost }: Start,
  { policies, calendar }: { readonly policies: Policies; readonly calendar: Calendar },
): PolicyPromise {
  const { id, version, rules } = policyAt(policies, from);
  const term = { days: rules[rule].yellow.promiseDays, unit: 'workingDay' } as const;
  const promised = limitWithoutPauses(dateOf(from, calendar.zone), term, calendar);
  return { limit: promised.at > atMost.at ? atMost : promised, policy: { id, version } };
}
