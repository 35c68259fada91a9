import { planOf } from './case-plan';
import { cardsOf } from './day-count';
import { dayAt, dutchHolidays, isDayOff, lastMomentOf, midnightAfter } from './dutch-days';
import { type PermitCase, readPermitLog } from './permit-log';
import type { PlayedCase } from './played-case';
import { disagreements } from './report';

describe('days in the Netherlands', () => {
  it('end at midnight, in summer and in winter', () => {
    expect(midnightAfter('2011-01-10')).toBe('2011-01-10T23:00:00.000Z');
    expect(midnightAfter('2011-07-10')).toBe('2011-07-10T22:00:00.000Z');
    expect(midnightAfter('2011-03-26')).toBe('2011-03-26T23:00:00.000Z');
    expect(midnightAfter('2011-03-27')).toBe('2011-03-27T22:00:00.000Z');
    expect(midnightAfter('2010-10-30')).toBe('2010-10-30T22:00:00.000Z');
    expect(midnightAfter('2010-10-31')).toBe('2010-10-31T23:00:00.000Z');
    expect(lastMomentOf('2011-07-10')).toBe('2011-07-10T21:59:59.999Z');
    expect([dayAt('2011-07-10T21:59:59.999Z'), dayAt('2011-07-10T22:00:00.000Z')]).toEqual([
      '2011-07-10',
      '2011-07-11',
    ]);
  });

  it('are off at weekends and on the holidays of the law on terms', () => {
    expect([...dutchHolidays(2011).keys()]).toEqual([
      '2011-01-01',
      '2011-04-22',
      '2011-04-25',
      '2011-06-02',
      '2011-06-13',
      '2011-04-30',
      '2011-05-05',
      '2011-12-25',
      '2011-12-26',
    ]);
    expect(['2011-04-23', '2011-06-02', '2011-06-03'].map(isDayOff)).toEqual([true, true, false]);
  });
});

const permit: PermitCase = {
  case: 'p1',
  channel: 'Desk',
  department: 'General',
  group: null,
  responsible: 'Resource01',
  start: '2011-03-01T09:00:00.000+01:00',
  deadline: '2011-04-26T00:00:00.000+02:00',
  end: null,
  events: [],
};

const played = (change: Partial<PermitCase> = {}, facts: Partial<PlayedCase> = {}): PlayedCase => ({
  plan: planOf({ ...permit, ...change }),
  applicationId: 'a',
  steps: [],
  pauses: [],
  extended: false,
  endedOn: null,
  ...facts,
});

const levels = (of: PlayedCase, until = '2012-01-01T00:00:00.000Z'): readonly string[] =>
  cardsOf(of, until).map(({ rule, level, at }) => `${rule} ${level} ${at.slice(0, 13)}`);

describe('the day count', () => {
  it('warns at nine tenths and issues a red card when the eight weeks have ended', () => {
    // Day 51 is 21 April; day 56 is 26 April.
    expect(levels(played())).toEqual(['case red 2011-04-26T22', 'case warning 2011-04-21T22']);
    expect(levels(played({}, { endedOn: '2011-04-26' }))).toEqual(['case warning 2011-04-21T22']);
    expect(levels(played({}, { endedOn: '2011-04-21' }))).toEqual([]);
    expect(levels(played(), '2011-04-22T00:00:00.000Z')).toEqual(['case warning 2011-04-21T22']);
  });

  it('moves an end off days off', () => {
    // Day 56 after 27 February is Easter Sunday.
    const start = '2011-02-27T09:00:00.000+01:00';
    expect(levels(played({ start, deadline: '2011-04-24T00:00:00.000+02:00' }))[0]).toBe('case red 2011-04-26T22');
  });

  it('issues yellow cards by a shorter promise, and red ones by the law', () => {
    expect(levels(played({ deadline: '2011-03-11T00:00:00.000+01:00' }))).toEqual([
      'case red 2011-04-26T22',
      'case yellow 2011-03-11T23',
      'case warning 2011-03-09T23',
    ]);
  });

  it('excludes the days of a suspension, and warns of its end', () => {
    const stop = { from: '2011-03-07', days: 7, to: '2011-03-14' };
    expect(levels(played({}, { pauses: [stop] }))).toEqual([
      'case red 2011-05-03T22',
      'case warning 2011-04-28T22',
      'suspension warning 2011-03-12T23',
    ]);
    expect(levels(played({}, { pauses: [{ ...stop, to: null }] }))).toEqual([
      'suspension warning 2011-03-12T23',
      'suspension yellow 2011-03-14T23',
      'suspension red 2011-03-15T23',
    ]);
  });

  it('adds six weeks for an extension', () => {
    expect(levels(played({ deadline: '2011-06-07T00:00:00.000+02:00' }, { extended: true }))[0]).toBe(
      'case red 2011-06-07T22',
    );
  });

  it('issues cards for late steps, and warns those with open steps before the handler', () => {
    const step = (id: string, department: string, official: string, doneOn: string | null) => ({
      id,
      task: id,
      department,
      official,
      doneOn,
    });
    const steps = [
      step('a', 'one', 'x', '2011-04-01'),
      step('b', 'one', 'y', null),
      step('c', 'two', 'z', '2011-03-02'),
    ];
    const cards = cardsOf(played({}, { steps }), '2012-01-01T00:00:00.000Z');
    const who = cards.map(({ rule, level, department, official }) => [rule, level, department, official].join(' '));
    expect(who).toEqual(['case red one x', 'case warning one y', 'step yellow one x', 'step yellow one y']);
  });
});

describe('the log', () => {
  it('is read line by line; invalid lines are reported', () => {
    const { cases, unreadable } = readPermitLog(`${JSON.stringify(permit)}\n\n{\n{"case":1,"events":[]}\n`);
    expect(cases).toHaveLength(1);
    expect(unreadable).toEqual([
      { line: 3, why: 'it is no JSON' },
      { line: 4, why: 'it lacks a name' },
    ]);
  });

  it('explains a deadline by a suspension or an extension', () => {
    const acts = (deadline: string, change: Partial<PermitCase> = {}) =>
      planOf({ ...permit, deadline, ...change }).acts.map(({ kind, day }) => `${kind} ${day}`);
    expect(acts('2011-04-26T00:00:00.000+02:00')).toEqual([]);
    expect(acts('2011-05-03T00:00:00.000+02:00')).toEqual(['suspend 2011-03-15', 'resume 2011-03-22']);
    expect(acts('2011-06-07T00:00:00.000+02:00')).toEqual(['extend 2011-04-19']);
    const end = '2011-03-05T09:00:00.000+01:00';
    expect(acts('2011-05-03T00:00:00.000+02:00', { end })).toEqual(['suspend 2011-03-03', 'end 2011-03-05']);
  });
});

describe('agreement', () => {
  it('is total, or every card that only one side has is named', () => {
    const [one, two] = cardsOf(played(), '2012-01-01T00:00:00.000Z') as [never, never];
    expect(disagreements({ expected: [one, two], found: [two, one] })).toEqual([]);
    expect(disagreements({ expected: [one], found: [one, one] })).toHaveLength(1);
    expect(disagreements({ expected: [one, two], found: [one] })[0]).toContain('not carded');
  });
});
