import type { Reactor } from '@sealtrail/event-sourcing';
import type { RecordSuccessor } from '../domain/application-commands';
import { applicationStream } from '../domain/application-decider';
import type { ApplicationEvent } from '../domain/application-events';

/** Tells a case that had lapsed of the one that has been filed in its place (后继办件). */
export const successorWatch: Reactor<ApplicationEvent, RecordSuccessor> = {
  name: 'successor-watch',
  on: {
    ApplicationSubmitted: ({ data: { applicationId, number, occurredAt, successorOf } }) =>
      successorOf === null
        ? []
        : [
            {
              stream: applicationStream(successorOf.applicationId),
              command: {
                type: 'RecordSuccessor',
                data: {
                  at: occurredAt,
                  successor: applicationId,
                  successorNumber: number,
                  statedBy: successorOf.statedBy,
                },
              },
            },
          ],
  },
};
