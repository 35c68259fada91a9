import type { ApplicationEvent, ClosingTime, TimeSplitPart } from '@sealtrail/applications/events';
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
  startSuspension,
  submit,
} from '@sealtrail/applications/testing';
import { decided, reassessed, timeReportOf, withdrawn } from '../testing';
import { type CountedEvent, eventCounts } from './event-counts';
import type { Outcome } from './report-enums';

const part = (department: string, official: string | null, days: number): TimeSplitPart => ({
  kind: 'holder',
  department,
  official,
  days,
});

const time = (parts: readonly TimeSplitPart[], withinPromise: boolean | null = true): ClosingTime => ({
  split: {
    from: '2026-03-02',
    to: '2026-03-10',
    unit: 'workingDay',
    days: parts.reduce((sum, { days }) => sum + days, 0),
    parts,
  },
  ifBranchesKept: { withinPromise, withinStatute: true },
});

const held = (department: string, official: string | null, days: number) => ({
  owner: 'holder',
  department,
  official,
  procedure: null,
  days,
});

const counted = (facts: readonly ApplicationEvent[]) =>
  facts.filter(({ type }) => type in eventCounts) as readonly CountedEvent[];

describe('whose the time of decided cases was', () => {
  it('is told of each row, in parts that sum to all days from receipt to end', async () => {
    const joint = recordedEventsAfter(
      contextFor(jointItem),
      submit(at('2026-03-02')),
      accept(at('2026-03-02')),
      giveOpinion('water', at('2026-03-04')),
      giveOpinion('fire', at('2026-03-06')),
      giveOpinion('build', at('2026-03-10')),
      grant(at('2026-03-12')),
    );
    const paused = recordedEventsAfter(
      contextFor({ ...promisedItem, materials: [] }),
      submit(at('2026-03-02')),
      accept(at('2026-03-02')),
      startSuspension(at('2026-03-03')),
      endSuspension(at('2026-03-06')),
      grant(at('2026-03-10')),
    );
    const { total, rows } = await timeReportOf(counted([...joint, ...paused]));
    expect(total?.workingDays).toEqual({
      cases: 2,
      days: 14,
      parts: [
        held('planning', 'li', 5),
        held('fire', 'fire-handler', 4),
        { owner: 'pause', department: null, official: null, procedure: 'expertReview', days: 3 },
        held('build', 'build-handler', 2),
      ],
    });
    expect(rows).toMatchObject([{ department: 'planning', notSplit: 0, workingDays: { days: 14 } }]);
  });

  it('names officials of its own department alone to a key of one', async () => {
    const events = [decided('2026-03-10', { time: time([part('planning', 'li', 3), part('fire', 'wang', 2)]) })];
    const { rows } = await timeReportOf(events, { scope: { department: 'planning', region: null } });
    expect(rows[0]?.workingDays.parts).toEqual([held('planning', 'li', 3), held('fire', null, 2)]);
  });

  it('takes a procedure by whatever code it has', async () => {
    const paused = { kind: 'pause', suspension: 1, procedure: 'constructor', days: 2 } as const;
    const one = decided('2026-03-10', { time: time([part('planning', 'li', 3), paused]) });
    const { total } = await timeReportOf([one, one]);
    expect(total?.workingDays.parts).toMatchObject([
      { days: 6 },
      { owner: 'pause', procedure: 'constructor', days: 4 },
    ]);
  });

  it('is in no part where a closing does not say it', async () => {
    const events = [decided('2026-03-10'), decided('2026-03-11', { time: time([part('planning', 'li', 6)]) })];
    const { total } = await timeReportOf(events);
    expect(total).toMatchObject({ notSplit: 1, workingDays: { cases: 1, days: 6 } });
    expect(total?.withinPromiseIfBranchesKept).toEqual({ numerator: 1, denominator: 1, percent: 100 });
  });

  it('follows a closing that is assessed again', async () => {
    const before = { time: time([part('planning', 'li', 8)]) };
    const after = { time: time([part('planning', 'li', 6), { kind: 'applicant', days: 1 }]) };
    const { total } = await timeReportOf([decided('2026-03-10', before), reassessed('2026-03-10', before, after)]);
    expect(total?.workingDays).toMatchObject({
      cases: 1,
      days: 7,
      parts: [{ days: 6 }, { owner: 'applicant', days: 1 }],
    });
  });
});

describe('had every branch kept its limit', () => {
  const share = async (...events: readonly CountedEvent[]) => (await timeReportOf(events)).total;
  const late = (ifKept: boolean, outcome: Outcome = 'granted') => {
    const how = { withinPromise: false, time: time([part('planning', 'li', 12)], ifKept) };
    return outcome === 'withdrawn' ? withdrawn('2026-03-20', how) : decided('2026-03-20', how);
  };
  const inTime = decided('2026-03-10', { time: time([part('planning', 'li', 6)]) });

  it('so many of the decided cases would have been in time', async () => {
    expect(await share(inTime, late(true), late(false))).toMatchObject({
      withinPromise: { numerator: 1, denominator: 3 },
      withinPromiseIfBranchesKept: { numerator: 2, denominator: 3, percent: 66.67 },
    });
  });

  it('one that was given up after its limit would have been given up before it: outside both sides', async () => {
    expect(await share(late(true, 'withdrawn'), late(false, 'withdrawn'))).toMatchObject({
      withinPromise: { numerator: 0, denominator: 2 },
      withinPromiseIfBranchesKept: { numerator: 0, denominator: 1 },
    });
  });
});
