import {
  accept,
  at,
  contextFor,
  endSuspension,
  grant,
  jointItem,
  outcome,
  promisedItem,
  proof,
  recordedEventsAfter,
  startSuspension,
  submit,
} from '../testing';
import { findClock } from './ledger';
import { ledgerOf } from './ledger-fold';

const accepted = [submit(at('2026-03-02')), accept(at('2026-03-02', '11:00'))];

describe('a suspension that ended earlier than reported before (特别程序, 行政许可法 art. 45)', () => {
  // Paused (03-04, 03-13]: seven working days. Promised 10 of them end on 03-25, and 03-24 is the ninth.
  const item = { ...promisedItem, materials: [] };
  const paused = [...accepted, startSuspension(at('2026-03-04')), endSuspension(at('2026-03-13'))];
  const decided = [...paused, grant(at('2026-03-24'))];
  const now = at('2026-03-26');
  const told = endSuspension(at('2026-03-06'), { now });
  const moves = [
    { clock: 'case', basis: 'promised', from: { date: '2026-03-25' }, to: { date: '2026-03-18' } },
    { clock: 'case', basis: 'statutory', from: { date: '2026-04-09' }, to: { date: '2026-04-01' } },
  ];

  it('gives back the days without proof, also in a decided case: the report counts against the reporter', () => {
    expect(outcome(contextFor(item), decided, told)).toMatchObject([
      { type: 'SuspensionEnded', data: { suspension: 1, occurredOn: '2026-03-06' } },
      { type: 'LimitsMoved', data: { cause: 'suspension', moves } },
      {
        type: 'ClosingReassessed',
        data: {
          before: { usedDays: 9, withinPromise: true, withinStatute: true },
          after: { usedDays: 14, withinPromise: false, withinStatute: true },
        },
      },
    ]);
    expect(outcome(contextFor(item), paused, told)).toMatchObject([{ type: 'SuspensionEnded' }, { data: { moves } }]);
  });

  it('never ends later', () => {
    expect(outcome(contextFor(item), decided, endSuspension(at('2026-03-13'), { now }))).toBe(
      'application.suspension-ended',
    );
    expect(outcome(contextFor(item), decided, endSuspension(at('2026-03-25'), { now }))).toBe('application.closed');
    expect(outcome(contextFor(item), decided, endSuspension(at('2026-03-03'), { now }))).toBe(
      'application.before-last-step',
    );
  });

  it('leaves its own clock as reported, unless it is proved: an end in time is in the reporter’s favour', () => {
    const ended = (change: object) =>
      findClock(
        ledgerOf(
          recordedEventsAfter(contextFor(item), ...decided, endSuspension(at('2026-03-06'), { now, ...change })),
        ),
        'suspension:1',
      )?.endedAt;
    expect(ended({})).toBe(at('2026-03-13'));
    expect(ended({ proofOfService: proof(at('2026-03-06')) })).toBe(at('2026-03-06'));
  });

  it('is only stored if it may count against another department of the case, unless it is proved', () => {
    const past = [...accepted, startSuspension(at('2026-03-03')), endSuspension(at('2026-03-13'))];
    const late = (change: object) =>
      outcome(contextFor(jointItem), past, endSuspension(at('2026-03-04'), { now, ...change }));
    expect(late({})).toMatchObject([{ type: 'LateReportRecorded', data: { what: 'suspensionEnd' } }]);
    expect(late({})).toHaveLength(1);
    expect(late({ proofOfService: proof(at('2026-03-04')) })).toMatchObject([
      { type: 'SuspensionEnded' },
      { type: 'LimitsMoved' },
    ]);
  });
});
