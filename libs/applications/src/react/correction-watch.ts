import type { Reaction, Reactor } from '@sealtrail/event-sourcing';
import type { Limit } from '@sealtrail/working-days';
import type { RecordCorrectionTimeout } from '../domain/application-commands';
import { applicationStream } from '../domain/application-decider';
import type { ApplicationEvent } from '../domain/application-events';
import { rescheduledLimits } from './rescheduled-limits';

/** Follows every correction notice (补正告知) to the end of the applicant's deadline. */
export const correctionWatch: Reactor<ApplicationEvent, RecordCorrectionTimeout> = {
  name: 'correction-watch',
  on: {
    // Only the notice that ended the first check waits for an answer, with the longest deadline that the applicant was given.
    CorrectionNoticeIssued: ({ data: { applicationId, deadline, deadlineBinds, stopsCheck, lengthens } }) =>
      deadlineBinds && (stopsCheck || lengthens !== null) ? [timeoutAt(applicationId, deadline)] : [],
    LimitsMoved: ({ data: { applicationId, moves } }) =>
      rescheduledLimits(moves, 'correction').map(({ limit }) => timeoutAt(applicationId, limit)),
  },
};

const timeoutAt = (applicationId: string, { at }: Limit): Reaction<RecordCorrectionTimeout> => ({
  stream: applicationStream(applicationId),
  at,
  rank: 0,
  command: { type: 'RecordCorrectionTimeout', data: { at } },
});
