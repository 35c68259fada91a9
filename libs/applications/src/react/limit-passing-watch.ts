import type { Instant, Reaction, Reactor } from '@sealtrail/event-sourcing';
import type { Limit } from '@sealtrail/working-days';
import type { RecordLimitPassing } from '../domain/application-commands';
import { applicationStream } from '../domain/application-decider';
import type { ApplicationEvent } from '../domain/application-events';
import { rescheduledLimits } from './rescheduled-limits';

/**
 * Follows every accepted case to the end of its promised and its statutory limit: their passing is recorded independent of any policy. After a
 * passing is undone the case is checked immediately, because another limit may have passed by now.
 */
export const limitPassingWatch: Reactor<ApplicationEvent, RecordLimitPassing> = {
  name: 'limit-passing-watch',
  on: {
    ApplicationAccepted: ({ data: { applicationId, promised, statutory } }) =>
      endsOf(applicationId, [promised, statutory]),
    LimitsMoved: ({ data: { applicationId, moves } }) =>
      endsOf(
        applicationId,
        rescheduledLimits(moves, 'case').map(({ limit }) => limit),
      ),
    LimitPassingUndone: ({ data: { applicationId }, metadata: { recordedAt } }) => [
      recordPassing(applicationId, recordedAt),
    ],
    ClosingReassessed: ({ data: { applicationId }, metadata: { recordedAt } }) => [
      recordPassing(applicationId, recordedAt),
    ],
  },
};

/** One check per instant: both limits may end together. */
const endsOf = (applicationId: string, limits: readonly (Limit | null)[]): readonly Reaction<RecordLimitPassing>[] =>
  [...new Set(limits.flatMap((limit) => (limit === null ? [] : [limit.at])))].map((at) => ({
    ...recordPassing(applicationId, at),
    at,
    rank: 0,
  }));

const recordPassing = (applicationId: string, at: Instant): Reaction<RecordLimitPassing> => ({
  stream: applicationStream(applicationId),
  command: { type: 'RecordLimitPassing', data: { at } },
});
