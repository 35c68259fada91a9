import type { Reaction, Reactor } from '@sealtrail/event-sourcing';
import type { Limit } from '@sealtrail/working-days';
import type { RecordCorrectionTimeout } from '../domain/application-commands';
import { applicationStream } from '../domain/application-decider';
import type { ApplicationEvent } from '../domain/application-events';
import { movedLimits } from './moved-limits';

/** Follows every correction notice (补正告知) to the end of the time the applicant has. */
export const correctionWatch: Reactor<ApplicationEvent, RecordCorrectionTimeout> = {
  name: 'correction-watch',
  on: {
    // A notice that came too late has no effect on the acceptance by silence: nothing waits for its answer.
    CorrectionNoticeIssued: ({ data: { applicationId, notice, deadline, late } }) =>
      late ? [] : [timeoutAt(applicationId, notice, deadline)],
    LimitsMoved: ({ data: { applicationId, moves } }) =>
      movedLimits(moves, 'correction').map(({ clock, limit }) => timeoutAt(applicationId, noticeOf(clock), limit)),
  },
};

const timeoutAt = (applicationId: string, notice: number, { at }: Limit): Reaction<RecordCorrectionTimeout> => ({
  stream: applicationStream(applicationId),
  at,
  rank: 0,
  command: { type: 'RecordCorrectionTimeout', data: { at, notice } },
});

const noticeOf = (clock: string): number => Number(clock.slice(clock.indexOf(':') + 1));
