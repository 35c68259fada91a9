import type { Reactor } from '@sealtrail/event-sourcing';
import type { RecordSuccessor } from '../domain/application-commands';
import { applicationStream } from '../domain/application-decider';
import type { ApplicationEvent } from '../domain/application-events';

/** Records in a lapsed case that a successor has been filed (后继办件). */
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
