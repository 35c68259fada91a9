import type { ApplicationEvent } from '@sealtrail/applications/events';
import { contextFor, fullCaseOfAll, fullItem, recordedEventsAfter } from '@sealtrail/applications/testing';
import type { RecordedEvent } from '@sealtrail/event-sourcing';
import { policies } from '@sealtrail/policy/events';
import { supervisedCaseOf } from './supervised-case';

describe('a case as supervision sees it', () => {
  it('is found by looking at each fact a few times, however many there are', () => {
    let looks = 0;
    const events = recordedEventsAfter(contextFor(fullItem), ...fullCaseOfAll).map(
      (event) =>
        new Proxy(event, {
          get: (target, name) => {
            if (name === 'data') looks++;
            return target[name as keyof RecordedEvent<ApplicationEvent>];
          },
        }),
    );
    const { ledger, grants } = supervisedCaseOf(events, policies());
    expect([events.length > 1_000, ledger.suspensions.length, grants.length]).toEqual([true, 100, 200]);
    expect(looks).toBeLessThan(10 * events.length);
  });
});
