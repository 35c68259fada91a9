import type { Reaction, Reactor } from '@sealtrail/event-sourcing';
import type { Limit } from '@sealtrail/working-days';
import type { RecordDeferralTimeout } from '../domain/application-commands';
import { applicationStream } from '../domain/application-decider';
import type { ApplicationEvent } from '../domain/application-events';
import { rescheduledLimits } from './rescheduled-limits';

/** Follows every acceptance with deferred materials (容缺受理) to their deadline. */
export const deferralWatch: Reactor<ApplicationEvent, RecordDeferralTimeout> = {
  name: 'deferral-watch',
  on: {
    ApplicationAccepted: ({ data: { applicationId, deferral } }) =>
      deferral === null ? [] : [timeoutAt(applicationId, deferral.deadline)],
    LimitsMoved: ({ data: { applicationId, moves } }) =>
      rescheduledLimits(moves, 'deferral').map(({ limit }) => timeoutAt(applicationId, limit)),
  },
};

const timeoutAt = (applicationId: string, { at }: Limit): Reaction<RecordDeferralTimeout> => ({
  stream: applicationStream(applicationId),
  at,
  rank: 0,
  command: { type: 'RecordDeferralTimeout', data: { at } },
});
