import { type ApplicationEvent } from '@sealtrail/applications/events';
import { accept, actTimes, at, contextFor, eventsAfter, grant, submit } from '@sealtrail/applications/testing';
import type { RecordedEvent } from '@sealtrail/event-sourcing';
import { rateableIn } from './rateable';

const materials = ['form', 'plan'].map(
  (code) => ({ code, satisfiedBy: 'paper', file: null, reference: null }) as const,
);
const past = eventsAfter(
  contextFor(),
  submit(at('2026-03-02'), { materials }),
  accept(at('2026-03-02', '11:00')),
  { type: 'RecordVisit', data: { ...actTimes(at('2026-03-03')), department: null, officer: 'li', purpose: null } },
  grant(at('2026-03-10')),
);

/** Events as the log returns them, all recorded on one day. */
const toldOn = (date: string, facts: readonly ApplicationEvent[] = past) =>
  facts.map((fact) => ({
    ...fact,
    metadata: { recordedAt: at(date) },
  })) as unknown as readonly RecordedEvent<ApplicationEvent>[];

describe('what can be rated with a token', () => {
  it('is each visit and the matter, for ninety natural days each', () => {
    expect(rateableIn(toldOn('2026-03-02'), at('2026-03-10'))).toStrictEqual([
      { scope: 'visit', visit: 1, until: '2026-06-01' },
      { scope: 'matter', visit: null, until: '2026-06-08' },
    ]);
    expect(rateableIn(toldOn('2026-03-02'), at('2026-06-02'))).toMatchObject([{ scope: 'matter' }]);
    expect(rateableIn(toldOn('2026-03-02'), at('2026-06-09'))).toStrictEqual([]);
  });

  it('is no matter before its closing, and nothing for a missing case', () => {
    expect(rateableIn(toldOn('2026-03-02', past.slice(0, -1)), at('2026-03-10'))).toMatchObject([{ scope: 'visit' }]);
    expect(rateableIn([], at('2026-03-10'))).toStrictEqual([]);
  });

  it('counts the days from the recording if that was later: a late report removes no rating', () => {
    expect(rateableIn(toldOn('2026-07-01'), at('2026-07-01'))).toMatchObject([
      { scope: 'visit', until: '2026-09-29' },
      { scope: 'matter', until: '2026-09-29' },
    ]);
  });
});
