import { written } from '@sealtrail/event-sourcing';
import {
  accept,
  at,
  contextFor,
  documentOf,
  endSuspension,
  giveOpinion,
  grant,
  jointItem,
  officialAct,
  outcome,
  plainOutcome,
  promisedItem,
  proof,
  startSuspension,
  submit,
  workingDays,
} from '../testing';
import type { ApplicationDecisionContext } from './application';
import type { ApplicationCommand } from './application-commands';

const joint = contextFor(jointItem);
const plain = contextFor({ ...promisedItem, materials: [] });
const accepted = [submit(at('2026-03-02')), accept(at('2026-03-02', '11:00'))];

const notice = (instant: string, change: object = {}): ApplicationCommand => ({
  type: 'GiveSuspensionNotice',
  data: {
    ...officialAct(instant),
    suspension: 1,
    document: documentOf(instant),
    expected: workingDays(5),
    ...change,
  },
});
const prolong = (instant: string, change: object = {}): ApplicationCommand => ({
  type: 'ProlongSuspension',
  data: {
    ...officialAct(instant),
    suspension: 1,
    expected: workingDays(8),
    reason: written('slow'),
    document: documentOf(instant),
    ...change,
  },
});

const ofFire = { department: 'fire', officer: 'fire-handler' };
const started = [...accepted, startSuspension(at('2026-03-04'))];
const unnoticed = [...accepted, startSuspension(at('2026-03-04'), { notice: null, expected: null })];
const onBranch = { branch: 'fire', ...ofFire };
const startedOnBranch = [...accepted, startSuspension(at('2026-03-04'), onBranch)];
const unnoticedOnBranch = [
  ...accepted,
  startSuspension(at('2026-03-04'), { ...onBranch, notice: null, expected: null }),
];

type Act = (change: object) => ApplicationCommand;
const start: Act = (change) => startSuspension(at('2026-03-05'), change);
const startOnBranch: Act = (change) => startSuspension(at('2026-03-05'), { branch: 'fire', ...change });
const giveNotice: Act = (change) => notice(at('2026-03-05'), change);
const giveMoreTime: Act = (change) => prolong(at('2026-03-05'), change);
const end: Act = (change) => endSuspension(at('2026-03-05'), change);

const ofTheCase = { department: 'planning', officer: 'li' };
const acts: readonly (readonly [string, readonly ApplicationCommand[], Act, object, object])[] = [
  ['a procedure of the case is started', accepted, start, ofTheCase, ofFire],
  ['one of a branch is started', accepted, startOnBranch, ofFire, ofTheCase],
  ['its notice is given', unnoticed, giveNotice, ofTheCase, ofFire],
  ['that of a branch is given', unnoticedOnBranch, giveNotice, ofFire, ofTheCase],
  ['its time is prolonged', started, giveMoreTime, ofTheCase, ofFire],
  ['that of a branch is prolonged', startedOnBranch, giveMoreTime, ofFire, ofTheCase],
  ['it is ended', started, end, ofTheCase, ofFire],
  ['that of a branch is ended', startedOnBranch, end, ofFire, ofTheCase],
];

describe('the parties of a procedure', () => {
  it.each(acts)('%s only by those whose clock it pauses', (_, past, act, theirs, others) => {
    expect(outcome(joint, past, act(theirs))).not.toEqual(expect.any(String));
    expect(outcome(joint, past, act(others))).toBe('application.other-department');
  });
});

type Refused = readonly [
  what: string,
  context: ApplicationDecisionContext,
  past: readonly ApplicationCommand[],
  act: ApplicationCommand,
  code: string,
];
const decided = [...accepted, grant(at('2026-03-10'))];
const stages = [...accepted, giveOpinion('fire', at('2026-03-04')), giveOpinion('water', at('2026-03-06'))];
const ended = [...started, endSuspension(at('2026-03-10'))];
const build = { branch: 'build', department: 'build', officer: 'build-handler' };

const refused: readonly Refused[] = [
  ['a start before the acceptance', plain, accepted, startSuspension(at('2026-03-02', '10:30')), 'before-last-step'],
  ['one of a branch that had not begun', joint, stages, startSuspension(at('2026-03-05'), build), 'before-last-step'],
  ['a prolongation before the start', plain, started, prolong(at('2026-03-03')), 'before-last-step'],
  ['an end before the start', plain, started, endSuspension(at('2026-03-03')), 'before-last-step'],
  ['an earlier end before the start', plain, ended, endSuspension(at('2026-03-03')), 'before-last-step'],
  ['a second end of the same instant', plain, ended, endSuspension(at('2026-03-10')), 'suspension-ended'],
  ['a later end', plain, ended, endSuspension(at('2026-03-11')), 'suspension-ended'],
  ['a second notice', plain, started, notice(at('2026-03-05')), 'notice-given'],
  ['a third one', plain, [...unnoticed, notice(at('2026-03-05'))], notice(at('2026-03-06')), 'notice-given'],
  ['no more time', plain, started, prolong(at('2026-03-05'), { expected: workingDays(5) }), 'not-longer'],
  [
    'more of other days',
    plain,
    started,
    prolong(at('2026-03-05'), { expected: { days: 30, unit: 'calendarDay' } }),
    'not-longer',
  ],
  ['more of a time that was not announced', plain, unnoticed, prolong(at('2026-03-05')), 'not-announced'],
  [
    'a procedure of a decided case that has not ended',
    plain,
    decided,
    startSuspension(at('2026-03-04'), { now: at('2026-03-11') }),
    'end-missing',
  ],
  [
    'one that ended after the decision',
    plain,
    decided,
    startSuspension(at('2026-03-04'), { now: at('2026-03-11'), endedAt: at('2026-03-10', '10:01') }),
    'end-missing',
  ],
];

describe('refusals of a procedure', () => {
  it.each(refused)('%s', (_, context, past, act, code) => {
    expect(outcome(context, past, act)).toBe(`application.${code}`);
  });

  it('not an end at the instant of the decision', () => {
    const told = { now: at('2026-03-11'), endedAt: at('2026-03-10') };
    expect(outcome(plain, decided, startSuspension(at('2026-03-04'), told))).toMatchObject([
      { type: 'SuspensionStarted' },
      { type: 'SuspensionEnded' },
    ]);
  });

  it('not a start of the case dated before the opinion of a branch', () => {
    const said = [...accepted, giveOpinion('fire', at('2026-03-05'))];
    const told = startSuspension(at('2026-03-04'), { now: at('2026-03-05', '12:00') });
    expect(outcome(joint, said, told)).not.toEqual(expect.any(String));
  });
});

const toldAs = (context: ApplicationDecisionContext, past: readonly ApplicationCommand[], act: ApplicationCommand) => {
  const facts = plainOutcome(context, past, act);
  return typeof facts === 'string' ? facts : facts[0];
};

describe('the start of a procedure', () => {
  const noticed = (givenAt: string | null) => ({ notice: { document: documentOf(at('2026-03-03')), givenAt } });

  it('is its start if its notice came before, its notice if that came later', () => {
    const early = startSuspension(at('2026-03-04'), noticed(at('2026-03-03')));
    expect(toldAs(plain, accepted, early)).toMatchObject({
      pausesFrom: at('2026-03-04'),
      pausesFromDate: '2026-03-04',
    });
    const later = startSuspension(at('2026-03-04'), { ...noticed(at('2026-03-05')), now: at('2026-03-05', '12:00') });
    expect(toldAs(plain, accepted, later)).toMatchObject({ creditedAt: at('2026-03-05', '12:00') });
  });

  it('a notice counts from its recording, or from the time its proof shows', () => {
    const now = at('2026-03-06');
    const late = { ...noticed(at('2026-03-04')), now };
    expect(toldAs(plain, accepted, startSuspension(at('2026-03-04'), late))).toMatchObject({ creditedAt: now });
    const proofOfService = proof(at('2026-03-05'));
    expect(toldAs(plain, accepted, startSuspension(at('2026-03-04'), { ...late, proofOfService }))).toMatchObject({
      creditedAt: at('2026-03-05'),
      pausesFrom: at('2026-03-05'),
    });
  });

  it('a later notice counts never before the start; proved, from the service', () => {
    const before = notice(at('2026-03-03'), {
      now: at('2026-03-04', '12:00'),
      proofOfService: proof(at('2026-03-03')),
    });
    expect(toldAs(plain, unnoticed, before)).toMatchObject({ pausesFrom: at('2026-03-04') });
    const served = notice(at('2026-03-05'), { now: at('2026-03-09'), proofOfService: proof(at('2026-03-06')) });
    expect(toldAs(plain, unnoticed, served)).toMatchObject({
      creditedAt: at('2026-03-06'),
      pausesFrom: at('2026-03-06'),
    });
  });

  it('its announced time runs from its start, whenever that is announced or prolonged', () => {
    // Five working days from Wednesday 4 March: Wednesday 11 March; eight: Monday 16 March.
    expect(toldAs(plain, unnoticed, notice(at('2026-03-06')))).toMatchObject({ ownLimit: { date: '2026-03-11' } });
    const first = prolong(at('2026-03-06'));
    expect(toldAs(plain, started, first)).toMatchObject({ prolongation: 1, ownLimit: { date: '2026-03-16' } });
    const second = prolong(at('2026-03-09'), { expected: workingDays(9) });
    expect(toldAs(plain, [...started, first], second)).toMatchObject({ prolongation: 2 });
  });

  it('without a notice no time is announced', () => {
    const told = startSuspension(at('2026-03-04'), { notice: null, expected: workingDays(5) });
    expect(toldAs(plain, accepted, told)).toMatchObject({ expected: null, ownLimit: null, pausesFrom: null });
  });
});

describe('the holder of a procedure', () => {
  const assign = (instant: string, change: object = {}): ApplicationCommand => ({
    type: 'AssignHandler',
    data: { ...officialAct(instant), branch: null, official: 'wang', ...change },
  });

  it('is the holder of the case, or of the branch, when it starts', () => {
    const official = (past: readonly ApplicationCommand[], change: object = {}) =>
      toldAs(joint, past, startSuspension(at('2026-03-06'), change));
    expect(official(accepted)).toMatchObject({ holder: { department: 'planning', official: 'li' } });
    expect(official([...accepted, assign(at('2026-03-03'))])).toMatchObject({ holder: { official: 'wang' } });
    expect(official(accepted, onBranch)).toMatchObject({ holder: { department: 'fire', official: 'fire-handler' } });
    const taken = assign(at('2026-03-03'), { ...ofFire, branch: 'fire', official: 'zhou' });
    expect(official([...accepted, taken], onBranch)).toMatchObject({
      holder: { department: 'fire', official: 'zhou' },
    });
  });

  it('an opinion ends only the procedures of its branch', () => {
    const two = [...startedOnBranch, startSuspension(at('2026-03-04')), startSuspension(at('2026-03-04'), water)];
    const facts = plainOutcome(joint, two, giveOpinion('fire', at('2026-03-06')));
    const ends = typeof facts === 'string' ? facts : facts.filter(({ type }) => type === 'SuspensionEnded');
    expect(ends).toMatchObject([{ suspension: 1 }]);
  });

  it('for other departments it lasts until the report of an earlier end, unless that is proved', () => {
    const over = (change: object) => toldAs(joint, started, endSuspension(at('2026-03-06'), change));
    expect(over({ now: at('2026-03-09') })).toMatchObject({ forOthersOn: '2026-03-09' });
    expect(over({ now: at('2026-03-06', '20:00') })).not.toHaveProperty('forOthersOn');
    expect(over({ now: at('2026-03-09'), proofOfService: proof(at('2026-03-06')) })).not.toHaveProperty('forOthersOn');
    expect(toldAs(plain, started, endSuspension(at('2026-03-06'), { now: at('2026-03-09') }))).not.toHaveProperty(
      'forOthersOn',
    );
  });

  it('a report of an earlier end is only stored if others are involved, unless it is proved', () => {
    const again = (context: ApplicationDecisionContext, change: object = {}) =>
      toldAs(context, ended, endSuspension(at('2026-03-06'), { now: at('2026-03-11'), ...change }));
    expect(again(joint)).toMatchObject({ type: 'LateReportRecorded' });
    expect(again(joint, { proofOfService: proof(at('2026-03-06')) })).toMatchObject({ type: 'SuspensionEnded' });
    expect(again(plain)).toMatchObject({ type: 'SuspensionEnded' });
  });
});

const water = { branch: 'water', department: 'water', officer: 'water-handler' };
