import type { Instant } from '@sealtrail/event-sourcing';
import { type Calendar, dateOf, type LocalDate, recounted, type StepLimit } from '@sealtrail/working-days';

/** A step counts from its recording: no proof of an earlier date is accepted. */
export const isInTime = (step: StepLimit, now: Instant, calendar: Calendar): boolean =>
  now <= recounted(step, calendar).at;

export const localDay = (now: Instant, { zone }: Calendar): LocalDate => dateOf(now, zone);
