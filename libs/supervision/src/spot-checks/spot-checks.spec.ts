import { createHash } from 'node:crypto';
import { decide, evolve, type Instant, Rejection, written } from '@sealtrail/event-sourcing';
import { decidedCaseOf } from '../testing';
import { type CheckedCase, checkedCaseDecider, type RecordSpotCheckFinding } from './checked-case-decider';
import { drawn } from './draw';
import { type DrawSpotCheck, type SpotCheck, spotCheckDecider } from './spot-check-decider';
import type { DecidedCase } from './spot-check-events';

const NOW: Instant = '2026-04-03T01:00:00.000Z';
const document = { number: '济政务查〔2026〕2号', date: '2026-04-03', seal: '政务服务管理办公室' };
const cases = (count: number): readonly DecidedCase[] =>
  Array.from({ length: count }, (_, n) => decidedCaseOf(`a${n + 1}`));

const draw = (change: Partial<DrawSpotCheck['data']> = {}): DrawSpotCheck => ({
  type: 'DrawSpotCheck',
  data: {
    check: 'sc1',
    region: '370100',
    department: null,
    item: null,
    from: '2026-03-01',
    to: '2026-03-31',
    seed: '03 11 17',
    percent: 50,
    document,
    by: 'supervisor',
    now: NOW,
    today: '2026-04-03',
    ...change,
  },
});

const facts = (population: readonly DecidedCase[], change: Partial<DrawSpotCheck['data']> = {}) =>
  decide(spotCheckDecider, draw(change), spotCheckDecider.initial, { cases: population });
const check = (population: readonly DecidedCase[], change: Partial<DrawSpotCheck['data']> = {}): SpotCheck =>
  facts(population, change).reduce<SpotCheck>((state, fact) => evolve(spotCheckDecider, state, fact), null);

/** The code of a refusal, and those of its fields. */
function refusalOf(run: () => unknown): readonly string[] {
  try {
    run();
  } catch (error) {
    if (error instanceof Rejection) return [error.code, ...error.errors.map((one) => `${one.pointer} ${one.code}`)];
    throw error;
  }
  return [];
}

describe('a spot check', () => {
  it('draws the first cases in the order of the SHA-256 of seed, line feed and number, whatever their order was', () => {
    const population = cases(9);
    const place = ({ number }: DecidedCase) => createHash('sha256').update(`s\n${number}`).digest('hex');
    const byHand = [...population].sort((a, b) => (place(a) < place(b) ? -1 : 1)).slice(0, 5);
    expect(drawn('s', 50, population)).toEqual(byHand);
    expect(drawn('s', 50, population.toReversed())).toEqual(byHand);
    expect(drawn('t', 50, population)).not.toEqual(byHand);
  });

  it('draws at least its share: half of 9 is 5, one in a hundred of 1 is 1, all of them are all', () => {
    expect([check(cases(9)), check(cases(1), { percent: 1 }), check(cases(7), { percent: 100 })]).toMatchObject([
      { population: 9, cases: 5 },
      { population: 1, cases: 1 },
      { population: 7, cases: 7 },
    ]);
  });

  it('keeps its cases in facts of a hundred, and nothing of them besides', () => {
    const named = cases(250).map((one) => ({ ...one, applicant: 'a person' }));
    const [head, ...parts] = facts(named, { percent: 100 });
    expect(head).toMatchObject({
      type: 'SpotCheckDrawn',
      data: { population: 250, cases: 250, drawnBy: 'supervisor' },
    });
    expect(parts.map(({ data }) => ('first' in data ? [data.first, data.cases.length] : []))).toEqual([
      [0, 100],
      [100, 100],
      [200, 50],
    ]);
    expect(JSON.stringify(parts)).not.toContain('a person');
    expect(check(named, { percent: 100 })?.drawn).toHaveLength(250);
  });

  it('is drawn once: sent again, with whatever cases, it stays as it was', () => {
    expect(decide(spotCheckDecider, draw(), check(cases(9)), { cases: cases(20) })).toEqual([]);
  });

  it.each<[string, readonly DecidedCase[], Partial<DrawSpotCheck['data']>, readonly string[]]>([
    ['of nothing', [], {}, ['spot-check.nothing-decided']],
    [
      'of a period that runs',
      cases(2),
      { to: '2026-04-03' },
      ['spot-check.invalid', '/period spot-check.period-running'],
    ],
    [
      'by a document of tomorrow',
      cases(2),
      { document: { ...document, date: '2026-04-04' } },
      ['spot-check.invalid', '/document/date spot-check.dated-after-now'],
    ],
    ['of more cases than can be looked at', cases(2_001), {}, ['spot-check.too-many-drawn']],
  ])('is not drawn %s', (_, population, change, refusal) => {
    expect(refusalOf(() => facts(population, change))).toEqual(refusal);
  });
});

describe('what a spot check found', () => {
  const find = (change: Partial<RecordSpotCheckFinding['data']> = {}): RecordSpotCheckFinding => ({
    type: 'RecordSpotCheckFinding',
    data: {
      check: 'sc1',
      applicationId: 'a1',
      finding: 'conforming',
      text: written('齐全'),
      document,
      reason: null,
      by: 'supervisor',
      now: NOW,
      today: '2026-04-03',
      ...change,
    },
  });
  const drawnCase = decidedCaseOf('a1');
  const found = (...commands: readonly RecordSpotCheckFinding[]) =>
    commands.reduce<{ state: CheckedCase; events: readonly object[] }>(
      ({ state }, command) => {
        const events = decide(checkedCaseDecider, command, state, { drawnCase });
        return { state: events.reduce((before, event) => evolve(checkedCaseDecider, before, event), state), events };
      },
      { state: checkedCaseDecider.initial, events: [] },
    ).events;
  const corrected = { finding: 'irregular', text: written('缺送达回证'), reason: written('复查') } as const;

  it('says where the case counts, and that it was not counted before', () => {
    expect(found(find())).toMatchObject([
      { data: { applicationId: 'a1', decidedOn: '2026-03-10', finding: 'conforming', counted: null, before: null } },
    ]);
  });

  it('of a second check says how the case was counted by the first', () => {
    expect(found(find(), find({ check: 'sc2', finding: 'irregular' }))).toMatchObject([
      { data: { check: 'sc2', finding: 'irregular', counted: 'conforming', before: null } },
    ]);
  });

  it('is corrected with a reason, and the same once more is nothing', () => {
    expect(found(find(), find(corrected))).toMatchObject([{ data: { counted: 'conforming', before: 'conforming' } }]);
    expect(found(find(), find())).toEqual([]);
  });

  it.each<[string, readonly RecordSpotCheckFinding[], readonly string[]]>([
    ['a correction without a reason', [find(), find({ ...corrected, reason: null })], ['spot-check.reason-missing']],
    ['a reason where there is nothing to correct', [find(corrected)], ['spot-check.nothing-to-correct']],
    [
      'a record from before the decision',
      [find({ document: { ...document, date: '2026-03-09' } })],
      ['spot-check.invalid', '/document/date spot-check.dated-before-decision'],
    ],
  ])('is not %s', (_, commands, refusal) => expect(refusalOf(() => found(...commands))).toEqual(refusal));

  it('is of no case that was chosen afterwards', () => {
    const chosen = () => decide(checkedCaseDecider, find(), checkedCaseDecider.initial, { drawnCase: null });
    expect(refusalOf(chosen)).toEqual(['spot-check.case-not-drawn']);
  });
});
