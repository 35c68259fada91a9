import { findClock, type Suspension } from '@sealtrail/applications/events';
import type { Instant } from '@sealtrail/event-sourcing';
import { type Calendar, limitOf } from '@sealtrail/working-days';
import { clockHolder } from './limit-triggers';
import type { Rule } from './rule';

/**
 * 特别程序告知: a suspension has to be notified to the applicant in writing (行政许可法 art. 45). Red at the end of the working
 * day on which it began, or at its recording if that is later, also where it was over by then.
 */
export const suspensionNoticeRule: Rule = {
  triggers: ({ ledger, calendar }) =>
    ledger.suspensions.flatMap((suspension) => {
      const { terms, limit, at } = noticeDue(suspension, calendar);
      const clock = findClock(ledger, `suspension:${suspension.number}`);
      if (clock === undefined || isNotified(suspension, at)) return [];
      const card = { rule: 'suspensionNotice', level: 'red', clock, basis: 'own', needsConfirmation: false } as const;
      return [{ ...card, at, terms, limit, pauses: [], parameters: {} }];
    }),
  firesAfterClockEnd: true,
  respondents: clockHolder,
};

/** The day itself, or the next working day where it began on a day off; the recording, where that is later. */
function noticeDue({ startedOn, startRecordedAt }: Suspension, calendar: Calendar) {
  const terms = [{ days: 0, unit: 'workingDay' }] as const;
  const limit = limitOf({ startedOn, terms, pauses: [], calendar });
  if (limit === null) throw new Error('a limit without pauses always ends');
  return { terms, limit, at: startRecordedAt > limit.at ? startRecordedAt : limit.at };
}

/** A notice reported later counts where it had been given by then. */
const isNotified = ({ noticedAt }: Suspension, by: Instant): boolean => noticedAt !== null && noticedAt <= by;
