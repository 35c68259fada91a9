import type { Instant } from '@sealtrail/event-sourcing';
import { UpcastingEventStore } from '@sealtrail/event-sourcing/runtime';
import { InMemoryEventStore, writeFacts } from '@sealtrail/event-sourcing/testing';
import { policies } from './policy-in-force';
import { policyUpcasters } from './policy-upcasters';

const NOW: Instant = '2026-03-02T02:00:00.000Z';
const {
  id: _,
  version: __,
  inForceFrom: ___,
  clock,
  issue,
  feedback,
  appeal,
  interview,
  score,
  convert,
  notices,
  ...rest
} = policies()[0];
const whole = { clock, issue, feedback, appeal, interview, score, convert, notices, ...rest };

const read = async (data: object) => {
  const events = new InMemoryEventStore();
  await writeFacts(events, 'supervisionPolicy-all', [{ type: 'PolicyAdopted', data } as never], NOW);
  return (await new UpcastingEventStore(events, policyUpcasters).read('supervisionPolicy-all')).map(({ data }) => data);
};

describe('policies stored before their documents had the count mode, the limit of each colour and the issue modes', () => {
  it('are read with the rules that applied then: the law’s count, yellow for the promised limit, red for the statutory limit', async () => {
    const { case: ofCase, ...others } = rest.rules;
    const before = { ...ofCase, yellow: { graceDays: 1 }, red: { graceDays: 2 } };
    const older = { ...rest, rules: { ...others, case: before } };
    expect(await read({ policy: 'jinan', version: '1', rules: older })).toEqual([
      {
        policy: 'jinan',
        version: '1',
        profile: null,
        rules: {
          ...whole,
          issue: { ...whole.issue, feedbackLate: 'off' },
          rules: {
            ...others,
            case: {
              ...ofCase,
              yellow: { limit: 'promised', graceDays: 1, before: null },
              red: { limit: 'statutory', graceDays: 2 },
            },
          },
        },
      },
    ]);
  });

  it('are left unchanged where they already have the current shape', async () => {
    const today = {
      policy: 'hunan',
      profile: 'hunan-2018',
      rules: {
        ...whole,
        clock: { countMode: 'elapsed', offHours: 'legalInstant', hours: [] },
        issue: { ...issue, case: 'confirmed' },
        feedback: { deadlineDays: 3 },
        appeal: { windowDays: 10, decideDays: 15, stopsPublication: false },
        interview: { redCards: 3, within: 'halfYear' },
        rules: { ...rest.rules, case: { ...rest.rules.case, red: { limit: 'promised', graceDays: 0 } } },
      },
    };
    expect(await read(today)).toEqual([today]);
  });
});
