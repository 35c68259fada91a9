import type { Reaction, Reactor, RecordedEvent } from '@sealtrail/event-sourcing';
import type { Limit } from '@sealtrail/working-days';
import type { RecordSilence } from '../domain/application-commands';
import { applicationStream } from '../domain/application-decider';
import type { ApplicationEvent } from '../domain/application-events';
import { laterOf } from '../domain/effective-time';
import { rescheduledLimits } from './rescheduled-limits';

type Watched = RecordedEvent<ApplicationEvent>['metadata'];

/** Follows every first check to its end: the case is then deemed accepted as of its receipt (行政许可法 art. 32(4)). */
export const silenceWatch: Reactor<ApplicationEvent, RecordSilence> = {
  name: 'silence-watch',
  on: {
    ApplicationSubmitted: ({ data: { applicationId, firstCheck }, metadata }) => [
      silenceAt(applicationId, firstCheck, metadata),
    ],
    ReceiptConfirmed: ({ data: { applicationId, firstCheck }, metadata }) => [
      silenceAt(applicationId, firstCheck, metadata),
    ],
    CorrectionReceived: ({ data: { applicationId, complete, firstCheck }, metadata }) =>
      complete && firstCheck !== null ? [silenceAt(applicationId, firstCheck, metadata)] : [],
    LimitsMoved: ({ data: { applicationId, moves }, metadata }) =>
      rescheduledLimits(moves, 'firstCheck').map(({ limit }) => silenceAt(applicationId, limit, metadata)),
  },
};

/** For a check that had ended before it was reported, the deemed acceptance is recorded at the report: the stages start then. */
function silenceAt(applicationId: string, { at: end }: Limit, { recordedAt }: Watched): Reaction<RecordSilence> {
  const at = laterOf(end, recordedAt);
  return { stream: applicationStream(applicationId), at, rank: 0, command: { type: 'RecordSilence', data: { at } } };
}
