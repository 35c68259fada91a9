import { type AnyReactor, type Reaction, type RecordedEvent } from '@sealtrail/event-sourcing';
import type { ApplicationEvent } from '../domain/application-events';
import {
  accept,
  at,
  contextFor,
  recordedEventsAfter,
  requestCorrection,
  submit,
  submitCorrection,
  workingDays,
} from '../testing';
import { correctionWatch } from './correction-watch';
import { deferralWatch } from './deferral-watch';
import { limitPassingWatch } from './limit-passing-watch';
import { silenceWatch } from './silence-watch';
import { successorWatch } from './successor-watch';

const received = at('2026-03-02');

const reactionsTo = (reactor: AnyReactor, past: readonly RecordedEvent<ApplicationEvent>[]): readonly Reaction[] =>
  past.flatMap((event) => reactor.on[event.type]?.(event) ?? []);

const notice = (instant: string, change: object = {}) => requestCorrection(['plan'], instant, change);

const moved = (clock: string, to: string | null): RecordedEvent<ApplicationEvent> => {
  const [submitted] = recordedEventsAfter(contextFor(), submit(received)) as [RecordedEvent<ApplicationEvent>];
  const limit = (submitted as Extract<ApplicationEvent, { type: 'ApplicationSubmitted' }>).data.firstCheck;
  const move = { clock, basis: 'statutory', from: limit, to: to === null ? null : { ...limit, at: to } } as const;
  return {
    ...submitted,
    type: 'LimitsMoved',
    data: { ...submitted.data, applicationId: 'a1', cause: 'calendar', moves: [move] },
  } as unknown as RecordedEvent<ApplicationEvent>;
};

describe('silence-watch', () => {
  const silenceAt = (instant: string): Reaction => ({
    stream: 'application-a1',
    at: instant,
    rank: 0,
    command: { type: 'RecordSilence', data: { at: instant } },
  });

  it('checks when the five working days of the first check end (行政许可法 art. 32(4))', () => {
    const past = recordedEventsAfter(contextFor(), submit(received));
    expect(reactionsTo(silenceWatch, past)).toEqual([silenceAt('2026-03-09T16:00:00.000Z')]);
  });

  it('follows the fresh first check of a complete correction, and of no other', () => {
    const told = notice(at('2026-03-03'));
    const half = recordedEventsAfter(contextFor(), submit(received), told, submitCorrection(at('2026-03-04'), 'photo'));
    expect(reactionsTo(silenceWatch, half)).toHaveLength(1);
    const whole = recordedEventsAfter(contextFor(), submit(received), told, submitCorrection(at('2026-03-04'), 'plan'));
    expect(reactionsTo(silenceWatch, whole).slice(1)).toEqual([silenceAt('2026-03-11T16:00:00.000Z')]);
  });

  it('checks immediately if the first check had ended before it was reported', () => {
    const now = at('2026-03-20', '09:30');
    const past = recordedEventsAfter(contextFor(), submit(received, { now }));
    expect(reactionsTo(silenceWatch, past)).toEqual([silenceAt(now)]);
  });

  it('follows a first check that a calendar change moved, and no other clock', () => {
    expect(reactionsTo(silenceWatch, [moved('firstCheck:1', '2026-03-10T16:00:00.000Z')])).toEqual([
      silenceAt('2026-03-10T16:00:00.000Z'),
    ]);
    for (const other of ['case', 'correction:1', 'deferral', 'delivery', 'branch:firstCheck']) {
      expect(reactionsTo(silenceWatch, [moved(other, '2026-03-10T16:00:00.000Z')])).toEqual([]);
    }
    expect(reactionsTo(silenceWatch, [moved('firstCheck:1', null)])).toEqual([]);
  });
});

describe('correction-watch', () => {
  const timeoutAt = (instant: string): Reaction => ({
    stream: 'application-a1',
    at: instant,
    rank: 0,
    command: { type: 'RecordCorrectionTimeout', data: { at: instant } },
  });

  it('checks when the applicant’s deadline ends', () => {
    const past = recordedEventsAfter(contextFor(), submit(received), notice(at('2026-03-03')));
    expect(reactionsTo(correctionWatch, past)).toEqual([timeoutAt('2026-03-17T16:00:00.000Z')]);
  });

  it('schedules nothing after a late notice (行政许可法 art. 32(4))', () => {
    const past = recordedEventsAfter(contextFor(), submit(received), notice(at('2026-03-12')));
    expect(past.map(({ type }) => type)).toContain('CorrectionNoticeIssued');
    expect(reactionsTo(correctionWatch, past)).toEqual([]);
  });

  it('schedules nothing after a notice that ended no first check, or whose deadline is not binding', () => {
    const beyond = requestCorrection(['diary'], at('2026-03-03'));
    const hasty = notice(at('2026-03-03'), { now: at('2026-03-04'), deadline: workingDays(0) });
    for (const given of [beyond, hasty]) {
      expect(reactionsTo(correctionWatch, recordedEventsAfter(contextFor(), submit(received), given))).toEqual([]);
    }
  });

  it('follows a deadline that a further notice extends, and none that it would shorten', () => {
    const first = notice(at('2026-03-03'), { deadline: workingDays(5) });
    const longer = requestCorrection(['form'], at('2026-03-05'), { deadline: workingDays(5) });
    const shorter = requestCorrection(['form'], at('2026-03-05'), { deadline: workingDays(1) });
    const past = recordedEventsAfter(contextFor(), submit(received), first, longer, shorter);
    expect(reactionsTo(correctionWatch, past)).toEqual([
      timeoutAt('2026-03-10T16:00:00.000Z'),
      timeoutAt('2026-03-12T16:00:00.000Z'),
    ]);
  });

  it('follows a moved deadline', () => {
    expect(reactionsTo(correctionWatch, [moved('correction:12', '2026-03-20T16:00:00.000Z')])).toEqual([
      timeoutAt('2026-03-20T16:00:00.000Z'),
    ]);
  });
});

describe('limit-passing-watch', () => {
  const look = (instant: string) => ({
    stream: 'application-a1',
    command: { type: 'RecordLimitPassing', data: { at: instant } },
  });
  const atItsEnd = (instant: string): Reaction => ({ ...look(instant), at: instant, rank: 0 });
  const past = recordedEventsAfter(contextFor(), submit(received), accept(at('2026-03-03')));

  it('checks when the promised limit ends, and when the statutory limit does', () => {
    expect(reactionsTo(limitPassingWatch, past)).toEqual([
      atItsEnd('2026-03-17T16:00:00.000Z'),
      atItsEnd('2026-03-31T16:00:00.000Z'),
    ]);
  });

  it('follows a limit of the case that moved, and no other clock', () => {
    const end = '2026-04-03T16:00:00.000Z';
    expect(reactionsTo(limitPassingWatch, [moved('case', end)])).toEqual([atItsEnd(end)]);
    for (const other of ['firstCheck:1', 'correction:1', 'deferral', 'delivery', 'branch:case']) {
      expect(reactionsTo(limitPassingWatch, [moved(other, end)])).toEqual([]);
    }
    expect(reactionsTo(limitPassingWatch, [moved('case', null)])).toEqual([]);
  });

  it('checks immediately after a passing was undone or a closing reassessed', () => {
    for (const type of ['LimitPassingUndone', 'ClosingReassessed'] as const) {
      const event = { ...past[0], type, metadata: { ...past[0]?.metadata, recordedAt: at('2026-04-01') } };
      expect(reactionsTo(limitPassingWatch, [event as RecordedEvent<ApplicationEvent>])).toEqual([
        look(at('2026-04-01')),
      ]);
    }
  });
});

describe('deferral-watch', () => {
  const timeoutAt = (instant: string): Reaction => ({
    stream: 'application-a1',
    at: instant,
    rank: 0,
    command: { type: 'RecordDeferralTimeout', data: { at: instant } },
  });

  it('checks when the deferred materials (容缺) are due', () => {
    const deferral = { materials: ['plan'], term: workingDays(5) };
    const past = recordedEventsAfter(contextFor(), submit(received), accept(at('2026-03-03'), { deferral }));
    expect(reactionsTo(deferralWatch, past)).toEqual([timeoutAt('2026-03-10T16:00:00.000Z')]);
  });

  it('schedules nothing for an acceptance without deferral', () => {
    const past = recordedEventsAfter(contextFor(), submit(received), accept(at('2026-03-03')));
    expect(reactionsTo(deferralWatch, past)).toEqual([]);
  });

  it('follows a moved deadline', () => {
    expect(reactionsTo(deferralWatch, [moved('deferral', '2026-03-11T16:00:00.000Z')])).toEqual([
      timeoutAt('2026-03-11T16:00:00.000Z'),
    ]);
  });
});

describe('successor-watch', () => {
  it('records a successor in its predecessor, and nothing if none was named', () => {
    const predecessor = { item: 'i1', status: 'returned', hasLapsed: true, activeSuccessors: [] } as const;
    const context = contextFor(undefined, { predecessor });
    const past = recordedEventsAfter(context, submit(received, { applicationId: 'a2', successorOf: 'a1' }));
    expect(reactionsTo(successorWatch, past)).toEqual([
      {
        stream: 'application-a1',
        command: {
          type: 'RecordSuccessor',
          data: {
            at: received,
            successor: 'a2',
            successorNumber: '37010020260302000001X',
            statedBy: 'department',
          },
        },
      },
    ]);
    expect(reactionsTo(successorWatch, recordedEventsAfter(contextFor(), submit(received)))).toEqual([]);
  });
});
