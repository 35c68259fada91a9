import { nationalCalendar } from '@sealtrail/calendar/testing';
import type { ItemTerms } from '@sealtrail/catalog/events';
import fc from 'fast-check';
import {
  accept,
  at,
  contextFor,
  endSuspension,
  giveOpinion,
  grant,
  jointItem,
  promisedItem,
  recordedEventsAfter,
  refuse,
  requestCorrection,
  startSuspension,
  submit,
  submitCorrection,
  withdraw,
  workingDays,
} from '../testing';
import type { ApplicationCommand } from './application-commands';
import { ledgerOf } from './ledger-fold';
import { splitOfCase } from './time-split';

/** What the fact that closes a case says of its time, and what its page shows long after. */
function told(terms: ItemTerms, ...commands: readonly ApplicationCommand[]) {
  const past = recordedEventsAfter(contextFor(terms), ...commands);
  const closing = past.flatMap(({ data }) => ('closing' in data ? [data.closing] : [])).at(-1);
  return { time: closing?.time ?? null, shown: splitOfCase(ledgerOf(past), nationalCalendar, at('2026-12-01')) };
}

const filed = [submit(at('2026-03-02')), accept(at('2026-03-02'))];

describe('whose the time of a closed case was', () => {
  it('is said by the fact that closes it, in parts that sum to the whole', () => {
    const corrected = [
      submit(at('2026-03-02')),
      requestCorrection(['plan'], at('2026-03-04'), { deadline: workingDays(5) }),
      submitCorrection(at('2026-03-09'), 'plan'),
      accept(at('2026-03-10')),
      startSuspension(at('2026-03-11')),
      endSuspension(at('2026-03-13')),
      refuse(at('2026-03-17')),
    ];
    expect(told(promisedItem, ...corrected).time?.split).toEqual({
      from: '2026-03-02',
      to: '2026-03-17',
      unit: 'workingDay',
      days: 11,
      parts: [
        { kind: 'holder', department: 'planning', official: 'li', days: 6 },
        { kind: 'applicant', days: 3 },
        { kind: 'pause', suspension: 1, procedure: 'expertReview', days: 2 },
      ],
    });
  });

  it.each<[string, ItemTerms, readonly ApplicationCommand[]]>([
    ['granted', { ...promisedItem, materials: [] }, [...filed, grant(at('2026-03-10'))]],
    ['given up in the first check', promisedItem, [submit(at('2026-03-02')), withdraw(at('2026-03-05'))]],
    ['decided after silence', promisedItem, [submit(at('2026-03-02')), refuse(at('2026-03-12'))]],
    ['told late', { ...promisedItem, materials: [] }, [...filed, grant(at('2026-03-13'), { now: at('2026-03-20') })]],
    [
      'closed by the timer, for want of a corrected set',
      promisedItem,
      [
        submit(at('2026-03-02')),
        requestCorrection(['plan'], at('2026-03-04'), { deadline: workingDays(3) }),
        { type: 'RecordCorrectionTimeout', data: { at: at('2026-03-10', '00:00') } },
      ],
    ],
  ])('of a case that was %s as its page shows it', (_, terms, commands) => {
    const { time, shown } = told(terms, ...commands);
    expect(time?.split).toEqual(shown);
  });

  it('splits the time as the case shows it, into parts that add up to the whole', () => {
    const days = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(days, ([water = 0, fire = 0, build = 0, paused = 0, decided = 0]) => {
        const on = (day: number) => at(`2026-03-${String(2 + day).padStart(2, '0')}`);
        const first = Math.max(water, fire);
        const opinions: [number, ApplicationCommand][] = [
          [water, giveOpinion('water', on(water))],
          [fire, giveOpinion('fire', on(fire))],
          [first + build, giveOpinion('build', on(first + build))],
        ];
        const commands = opinions.sort(([a], [b]) => a - b).map(([, command]) => command);
        const last = first + build;
        const pause = [startSuspension(on(last)), endSuspension(on(last + paused))];
        const end = Math.min(last + paused + decided, 29);
        const { time, shown } = told(jointItem, ...filed, ...commands, ...(paused > 2 ? [] : pause), grant(on(end)));
        expect(time?.split).toEqual(shown);
        expect(time?.split.parts.reduce((sum, part) => sum + part.days, 0)).toBe(shown.days);
      }),
      { numRuns: 60 },
    );
  });
});

/**
 * Accepted on Monday 2 March: fire has 5 working days, to 9 March, water 3, to 5 March; then build has 8; the case is promised in 13, by
 * 19 March.
 */
describe('how a case would stand, had every branch kept its limit', () => {
  const within = (...commands: readonly ApplicationCommand[]) =>
    told(jointItem, ...filed, ...commands).time?.ifBranchesKept.withinPromise;

  it('is in time, where it lost no more days than its slowest branches took too many', () => {
    // Fire ends the stage two working days late; the case is decided on its fifteenth.
    const late = [giveOpinion('water', at('2026-03-04')), giveOpinion('fire', at('2026-03-11'))];
    const built = [...late, giveOpinion('build', at('2026-03-20'))];
    expect(within(...built, grant(at('2026-03-23')))).toBe(true);
    expect(within(...built, grant(at('2026-03-24')))).toBe(false);
  });

  it('is late all the same, where a late branch held nothing up', () => {
    // Water is a day late by its own limit, and still before fire, which is in time.
    const late = [giveOpinion('water', at('2026-03-06')), giveOpinion('fire', at('2026-03-09'))];
    expect(within(...late, giveOpinion('build', at('2026-03-18')), grant(at('2026-03-20')))).toBe(false);
  });

  it('counts each stage by itself', () => {
    const late = [giveOpinion('water', at('2026-03-04')), giveOpinion('fire', at('2026-03-10'))];
    // A day in the first stage, one in the second, which has to 20 March.
    const built = [...late, giveOpinion('build', at('2026-03-23'))];
    expect(within(...built, grant(at('2026-03-23')))).toBe(true);
  });

  it('is as it stands where it was in time, or has no branches', () => {
    const kept = [giveOpinion('water', at('2026-03-04')), giveOpinion('fire', at('2026-03-05'))];
    expect(within(...kept, giveOpinion('build', at('2026-03-10')), grant(at('2026-03-12')))).toBe(true);
    const plain = { ...promisedItem, materials: [] };
    expect(told(plain, ...filed, grant(at('2026-03-17'))).time?.ifBranchesKept).toEqual({
      withinPromise: false,
      withinStatute: true,
    });
  });
});
