import { findClock, type Suspension } from '@sealtrail/applications/events';
import type { Instant } from '@sealtrail/event-sourcing';
import { type Calendar, limitOf } from '@sealtrail/working-days';
import type { Rule } from '../falling';
import { holder } from './plain-fallings';

/**
 * 特别程序告知: a procedure that excludes time has to be told to the applicant in writing (行政许可法 art. 45). Its lack is
 * a red card at the end of the working day on which the procedure began, or at the recording if that is later, also where
 * the procedure was over by then.
 */
export const suspensionNoticeRule: Rule = {
  fallings: (sight) =>
    sight.watched.ledger.suspensions.flatMap((suspension) => {
      const { terms, limit, at } = noticeDue(suspension, sight.calendar);
      const clock = findClock(sight.watched.ledger, `suspension:${suspension.number}`);
      if (clock === undefined || isTold(suspension, at)) return [];
      const plain = { rule: 'suspensionNotice', level: 'red', clock, basis: 'own', certain: true } as const;
      return [{ ...plain, at, terms, limit, pauses: [], parameters: {} }];
    }),
  fallsOnEnded: true,
  respondents: (_, falling) => holder(falling),
};

/** The day itself, or the next working day where the procedure began on a day off; who records later is asked from then on. */
function noticeDue({ startedOn, startRecordedAt }: Suspension, calendar: Calendar) {
  const terms = [{ days: 0, unit: 'workingDay' }] as const;
  const limit = limitOf({ startedOn, terms, pauses: [], calendar });
  if (limit === null) throw new Error('a limit without pauses cannot stand still');
  return { terms, limit, at: startRecordedAt > limit.at ? startRecordedAt : limit.at };
}

/** A notice reported later counts where it had been given by then. */
const isTold = ({ noticedAt }: Suspension, by: Instant): boolean => noticedAt !== null && noticedAt <= by;
