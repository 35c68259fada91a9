import type { Reaction, Reactor } from '@sealtrail/event-sourcing';
import type { Limit } from '@sealtrail/working-days';
import type { RecordSilence } from '../domain/application-commands';
import { applicationStream } from '../domain/application-decider';
import type { ApplicationEvent } from '../domain/application-events';
import { movedLimits } from './moved-limits';

/** Follows every first check to its end: silence accepts the case as of its receipt (行政许可法 art. 32(4)). */
export const silenceWatch: Reactor<ApplicationEvent, RecordSilence> = {
  name: 'silence-watch',
  on: {
    ApplicationSubmitted: ({ data: { applicationId, firstCheck } }) => [silenceAt(applicationId, firstCheck)],
    ReceiptConfirmed: ({ data: { applicationId, firstCheck } }) => [silenceAt(applicationId, firstCheck)],
    CorrectionReceived: ({ data: { applicationId, complete, firstCheck } }) =>
      complete && firstCheck !== null ? [silenceAt(applicationId, firstCheck)] : [],
    LimitsMoved: ({ data: { applicationId, moves } }) =>
      movedLimits(moves, 'firstCheck').map(({ limit }) => silenceAt(applicationId, limit)),
  },
};

const silenceAt = (applicationId: string, { at }: Limit): Reaction<RecordSilence> => ({
  stream: applicationStream(applicationId),
  at,
  rank: 0,
  command: { type: 'RecordSilence', data: { at } },
});
