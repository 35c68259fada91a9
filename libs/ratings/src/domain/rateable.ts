import { type ApplicationEvent, lastSecretDay } from '@sealtrail/applications/events';
import { type Instant, type RecordedEvent } from '@sealtrail/event-sourcing';
import { dateOf, type LocalDate } from '@sealtrail/working-days';
import { ratedCaseOf } from './rated-case';
import type { Rated } from './rating-commands';

/** What can be rated, and the last local day on which its token is valid. */
export type Rateable = Omit<Rated, 'applicationId'> & { readonly until: LocalDate };

/** Every visit, and the matter once it is closed, for ninety natural days each, whether or not it has been rated. */
export function rateableIn(past: readonly RecordedEvent<ApplicationEvent>[], now: Instant): readonly Rateable[] {
  const found = ratedCaseOf(past);
  if (found === null) return [];
  const until = (on: LocalDate, told: RecordedEvent | undefined): LocalDate =>
    lastSecretDay({ on, toldAt: told?.metadata.recordedAt ?? now }, found.zone);
  const visits = past.flatMap((event): readonly Rateable[] =>
    event.type === 'VisitRecorded'
      ? [{ scope: 'visit', visit: event.data.visit, until: until(event.data.occurredOn, event) }]
      : [],
  );
  const closing = past.findLast(({ data }) => 'closing' in data);
  const matter: readonly Rateable[] =
    found.closed === null ? [] : [{ scope: 'matter', visit: null, until: until(found.closed.on, closing) }];
  return [...visits, ...matter].filter((each) => dateOf(now, found.zone) <= each.until);
}
