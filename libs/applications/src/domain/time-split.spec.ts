import { nationalCalendar } from '@sealtrail/calendar/testing';
import type { ItemTerms } from '@sealtrail/catalog/events';
import { countedDays } from '@sealtrail/working-days';
import fc from 'fast-check';
import {
  accept,
  actTimes,
  at,
  contextFor,
  endSuspension,
  giveOpinion,
  grant,
  jointItem,
  promisedItem,
  recordedEventsAfter,
  requestCorrection,
  startSuspension,
  submit,
  submitCorrection,
  workingDays,
} from '../testing';
import type { ApplicationCommand } from './application-commands';
import type { TimeSplitPart } from './case-fact';
import type { CaseClock, Ledger } from './ledger';
import { ledgerOf } from './ledger-fold';
import { splitOfCase, splitOfClock } from './time-split';

const ledgerOfStory = (terms: ItemTerms, ...commands: readonly ApplicationCommand[]): Ledger =>
  ledgerOf(recordedEventsAfter(contextFor(terms), ...commands));

const clockOf = (ledger: Ledger, id: string): CaseClock => ledger.clocks.find((clock) => clock.id === id) as CaseClock;

const caseSplit = (ledger: Ledger, now: string) => splitOfCase(ledger, nationalCalendar, now);

const holder = (department: string, official: string | null, days: number): TimeSplitPart => ({
  kind: 'holder',
  department,
  official,
  days,
});

const notice = (instant: string) => requestCorrection(['plan'], instant, { deadline: workingDays(5) });

const assign = (official: string, instant: string): ApplicationCommand => ({
  type: 'AssignHandler',
  data: { ...actTimes(instant), department: 'planning', officer: 'li', branch: null, official },
});

const review = { ...promisedItem, materials: promisedItem.materials.filter(({ code }) => code === 'plan') };

describe('the days of a case', () => {
  it('belong to the handler from receipt to decision', () => {
    const ledger = ledgerOfStory(
      { ...promisedItem, materials: [] },
      submit(at('2026-03-02')),
      accept(at('2026-03-04')),
      grant(at('2026-03-10')),
    );
    expect(caseSplit(ledger, at('2026-06-01'))).toEqual({
      from: '2026-03-02',
      to: '2026-03-10',
      unit: 'workingDay',
      days: 6,
      parts: [holder('planning', 'li', 6)],
    });
  });

  it('exclude the day of receipt itself', () => {
    const ledger = ledgerOfStory(
      { ...promisedItem, materials: [] },
      submit(at('2026-03-02')),
      accept(at('2026-03-02')),
      grant(at('2026-03-02', '17:00')),
    );
    expect(caseSplit(ledger, at('2026-06-01'))).toMatchObject({ days: 0, parts: [] });
  });

  it('belong to the applicant during a correction within its deadline (行政许可法 art. 32(5))', () => {
    const ledger = ledgerOfStory(
      review,
      submit(at('2026-03-02')),
      notice(at('2026-03-04')),
      submitCorrection(at('2026-03-09'), 'plan'),
      accept(at('2026-03-10')),
    );
    expect(caseSplit(ledger, at('2026-03-12'))).toMatchObject({
      days: 8,
      parts: [holder('planning', 'li', 5), { kind: 'applicant', days: 3 }],
    });
  });

  it('belong to the department after a lapsed deadline, because it must draw the consequence', () => {
    const terms = { ...review, onCorrectionTimeout: 'refused' } as const;
    const lapse: ApplicationCommand = {
      type: 'RecordCorrectionTimeout',
      data: { at: at('2026-03-11', '00:00') },
    };
    const ledger = ledgerOfStory(terms, submit(at('2026-03-02')), notice(at('2026-03-04')), lapse);
    expect(caseSplit(ledger, at('2026-03-13'))).toMatchObject({
      days: 9,
      parts: [holder('planning', 'li', 4), { kind: 'applicant', days: 5 }],
    });
  });

  it('belong to the holder of the first check until a deemed acceptance (行政许可法 art. 32(4))', () => {
    const silence: ApplicationCommand = { type: 'RecordSilence', data: { at: at('2026-03-10', '00:00') } };
    const ledger = ledgerOfStory(
      promisedItem,
      submit(at('2026-03-02')),
      assign('wang', at('2026-03-05')),
      silence,
      assign('zhou', at('2026-03-10')),
    );
    expect(caseSplit(ledger, at('2026-03-12')).parts).toEqual([
      holder('planning', 'li', 2),
      holder('planning', 'wang', 3),
      holder('planning', 'zhou', 3),
    ]);
  });

  it('belong on a change of handler to the holder at the end of the day', () => {
    const ledger = ledgerOfStory(
      promisedItem,
      submit(at('2026-03-02')),
      accept(at('2026-03-02')),
      assign('wang', at('2026-03-05')),
    );
    expect(caseSplit(ledger, at('2026-03-06')).parts).toEqual([
      holder('planning', 'li', 2),
      holder('planning', 'wang', 2),
    ]);
  });

  it('belong to the pause they lie in, overlapping ones to the first (行政许可法 art. 45)', () => {
    const ledger = ledgerOfStory(
      promisedItem,
      submit(at('2026-03-02')),
      accept(at('2026-03-02')),
      startSuspension(at('2026-03-03')),
      startSuspension(at('2026-03-05'), { procedure: 'hearing' }),
      endSuspension(at('2026-03-06')),
      endSuspension(at('2026-03-10'), { suspension: 2 }),
    );
    expect(caseSplit(ledger, at('2026-03-11'))).toMatchObject({
      days: 7,
      parts: [
        holder('planning', 'li', 2),
        { kind: 'pause', suspension: 1, procedure: 'expertReview', days: 3 },
        { kind: 'pause', suspension: 2, procedure: 'hearing', days: 2 },
      ],
    });
  });

  it('belong to the handler in a procedure without notice: nothing is paused', () => {
    const ledger = ledgerOfStory(
      promisedItem,
      submit(at('2026-03-02')),
      accept(at('2026-03-02')),
      startSuspension(at('2026-03-03'), { notice: null }),
    );
    expect(caseSplit(ledger, at('2026-03-06')).parts).toEqual([holder('planning', 'li', 4)]);
  });

  it('belong in a stage to the branch that it waited for', () => {
    const ledger = ledgerOfStory(
      jointItem,
      submit(at('2026-03-02')),
      accept(at('2026-03-02')),
      giveOpinion('water', at('2026-03-04')),
      giveOpinion('fire', at('2026-03-06')),
      giveOpinion('build', at('2026-03-10')),
    );
    expect(caseSplit(ledger, at('2026-03-12')).parts).toEqual([
      holder('fire', 'fire-handler', 4),
      holder('build', 'build-handler', 2),
      holder('planning', 'li', 2),
    ]);
  });

  it('belong to the branch that reported late, while the next stage could not know that it had started', () => {
    const ledger = ledgerOfStory(
      jointItem,
      submit(at('2026-03-02')),
      accept(at('2026-03-02')),
      giveOpinion('water', at('2026-03-04')),
      giveOpinion('fire', at('2026-03-05'), { now: at('2026-03-09', '11:00') }),
      giveOpinion('build', at('2026-03-10')),
    );
    expect(caseSplit(ledger, at('2026-03-11')).parts).toEqual([
      holder('fire', 'fire-handler', 5),
      holder('build', 'build-handler', 1),
      holder('planning', 'li', 1),
    ]);
  });

  it('belong among running branches to the one that was due first', () => {
    const ledger = ledgerOfStory(jointItem, submit(at('2026-03-02')), accept(at('2026-03-02')));
    expect(caseSplit(ledger, at('2026-03-06')).parts).toEqual([holder('water', 'water-handler', 4)]);
  });
});

describe('the days of a clock', () => {
  it('belong to each branch’s own holder, whatever other branches do', () => {
    const ledger = ledgerOfStory(
      jointItem,
      submit(at('2026-03-02')),
      accept(at('2026-03-02')),
      giveOpinion('fire', at('2026-03-06')),
    );
    const split = (id: string) => splitOfClock(ledger, clockOf(ledger, id), nationalCalendar, at('2026-03-10'));
    expect(split('branch:fire')).toMatchObject({ days: 4, parts: [holder('fire', 'fire-handler', 4)] });
    expect(split('branch:water')).toMatchObject({ days: 6, parts: [holder('water', 'water-handler', 6)] });
  });

  it('are calendar days if its term counts those', () => {
    const terms = { ...promisedItem, promised: { days: 56, unit: 'calendarDay' }, statutory: null } as const;
    const ledger = ledgerOfStory(terms, submit(at('2026-03-02')), accept(at('2026-03-02')));
    const split = splitOfClock(ledger, clockOf(ledger, 'case'), nationalCalendar, at('2026-03-09'));
    expect(split).toMatchObject({ unit: 'calendarDay', days: 7 });
  });

  it('run to the report for an unproved end reported late', () => {
    const late = {
      ...grant(at('2026-03-13')),
      data: { ...grant(at('2026-03-13')).data, now: at('2026-03-20') },
    } as ApplicationCommand;
    const ledger = ledgerOfStory(
      { ...promisedItem, materials: [] },
      submit(at('2026-03-02')),
      accept(at('2026-03-02')),
      late,
    );
    const split = splitOfClock(ledger, clockOf(ledger, 'case'), nationalCalendar, at('2026-06-01'));
    expect(split).toMatchObject({ to: '2026-03-20', days: 14 });
  });
});

describe('the parts', () => {
  const day = (n: number): string => at(`2026-03-${String(2 + n).padStart(2, '0')}`);

  it('add up to the total, whatever happens in a case', () => {
    const histories = fc.record({
      joint: fc.boolean(),
      acceptedAfter: fc.integer({ min: 0, max: 3 }),
      pauses: fc
        .array(fc.tuple(fc.integer({ min: 4, max: 20 }), fc.integer({ min: 0, max: 6 })), { maxLength: 3 })
        .map((some) => some.sort(([a], [b]) => a - b)),
      assignedAfter: fc.integer({ min: 4, max: 20 }),
      now: fc.integer({ min: 21, max: 29 }),
    });
    fc.assert(
      fc.property(histories, ({ joint, acceptedAfter, pauses, assignedAfter, now }) => {
        const terms = joint ? jointItem : { ...promisedItem, materials: [] };
        const stops = pauses.flatMap(([from, length], index) => [
          { on: from, command: startSuspension(day(from)) },
          { on: from + length, command: endSuspension(day(from + length), { suspension: index + 1 }) },
        ]);
        const commands = [...stops, { on: assignedAfter, command: assign('wang', day(assignedAfter)) }]
          .map((one, index) => ({ ...one, index }))
          .sort((a, b) => a.on - b.on || a.index - b.index)
          .map(({ command }) => command);
        const ledger = ledgerOfStory(terms, submit(day(0)), accept(day(acceptedAfter)), ...commands);
        const splits = [
          splitOfCase(ledger, nationalCalendar, day(now)),
          ...ledger.clocks.map((clock) => splitOfClock(ledger, clock, nationalCalendar, day(now))),
        ];
        for (const { from, to, unit, days, parts } of splits) {
          expect(days).toBe(countedDays({ from, to, unit, pauses: [], calendar: nationalCalendar }));
          expect(parts.reduce((sum, part) => sum + part.days, 0)).toBe(days);
        }
      }),
      { numRuns: 100 },
    );
  });
});
