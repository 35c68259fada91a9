import { written } from '@sealtrail/event-sourcing';
import {
  accept,
  act,
  at,
  document,
  grant,
  jointItem,
  knowing,
  outcome,
  promisedItem,
  proof,
  remedies,
  submit,
  workingDays,
} from '../testing';
import type { ApplicationCommand } from './application-commands';

const received = submit(at('2026-03-02')); // Monday; the first check ends with Monday 9 March
const notice = (instant: string, change: object = {}): ApplicationCommand => ({
  type: 'IssueCorrectionNotice',
  data: {
    ...act(instant),
    missing: [{ code: 'form', reason: written('not signed') }],
    document: document(),
    deadline: workingDays(10),
    proofOfService: null,
    ...change,
  },
});
const correct = (instant: string, ...codes: string[]): ApplicationCommand => ({
  type: 'ReceiveCorrection',
  data: {
    at: instant,
    now: instant,
    department: null,
    officer: null,
    materials: codes.map((code) => ({ code, satisfiedBy: 'paper', file: null, reference: null })),
  },
});
const refuse = (instant: string, ground: string, change: object = {}): ApplicationCommand =>
  ({
    type: 'RefuseAcceptance',
    data: {
      ...act(instant),
      ground,
      reason: written('no'),
      rightDepartment: null,
      remedies,
      document: document(),
      proofOfService: null,
      ...change,
    },
  }) as ApplicationCommand;
const silence: ApplicationCommand = { type: 'RecordSilence', data: { at: '2026-03-09T16:00:00.000Z' } };

describe('acceptance (受理)', () => {
  it('starts both limits, counted from the day after (行政许可法 arts. 42, 82)', () => {
    expect(outcome(knowing(), [received], accept(at('2026-03-03')))).toMatchObject([
      {
        type: 'ApplicationAccepted',
        data: {
          deemed: false,
          promised: { days: 10, date: '2026-03-17' },
          statutory: { days: 20, date: '2026-03-31' },
        },
      },
    ]);
  });

  it('starts the branches of the first stage together, each with its own limit', () => {
    expect(outcome(knowing(jointItem), [received], accept(at('2026-03-03')))).toMatchObject([
      { type: 'ApplicationAccepted', data: { promised: { days: 13 }, statutory: { days: 45 } } },
      {
        type: 'StageStarted',
        data: {
          stage: 'review',
          branches: [
            { id: 'fire', department: 'fire', official: 'fire-handler', limit: { date: '2026-03-10' } },
            { id: 'water', department: 'water', limit: { date: '2026-03-06' } },
          ],
        },
      },
    ]);
  });

  it('needs the department of the item and an official with a mandate for that day', () => {
    expect(outcome(knowing(), [received], accept(at('2026-03-03'), { department: 'fire' }))).toBe(
      'application.other-department',
    );
    expect(outcome(knowing(), [received], accept(at('2026-03-03')), { officer: null })).toBe('application.no-mandate');
  });

  it('defers only what the list lets be deferred (容缺受理)', () => {
    const deferring = (code: string) =>
      accept(at('2026-03-03'), { deferral: { materials: [code], term: workingDays(5) } });
    expect(outcome(knowing(), [received], deferring('form'))).toBe('application.not-deferrable');
    expect(outcome(knowing(), [received], deferring('plan'))).toMatchObject([
      { data: { deferral: { materials: ['plan'], deadline: { date: '2026-03-10' }, consequence: 'withdrawn' } } },
    ]);
  });

  it('lets a commitment stand in for a material of the list (告知承诺)', () => {
    const form = [{ code: 'form', satisfiedBy: 'paper', file: null, reference: null } as const];
    const past = [submit(at('2026-03-02'), { materials: form }), accept(at('2026-03-03'), { commitments: ['plan'] })];
    expect(outcome(knowing(), past, grant(at('2026-03-04')))).toHaveLength(1);
    expect(outcome(knowing(), [received], accept(at('2026-03-03'), { commitments: ['poem'] }))).toBe(
      'application.material-invalid',
    );
  });

  it('is not proved by something that has not happened yet', () => {
    expect(outcome(knowing(), [received], accept(at('2026-03-03'), { proofOfService: proof(at('2026-03-04')) }))).toBe(
      'application.in-the-future',
    );
  });

  it('is not dated before the receipt, and not given twice', () => {
    expect(outcome(knowing(), [received], accept(at('2026-03-01')))).toBe('application.before-receipt');
    expect(outcome(knowing(), [received, accept(at('2026-03-03'))], accept(at('2026-03-04')))).toBe(
      'application.already-accepted',
    );
  });

  it('cannot be told of a case that does not exist', () => {
    expect(outcome(knowing(), [], accept(at('2026-03-03')))).toBe('application.not-found');
  });
});

describe('silence (视为受理, 行政许可法 art. 32(4))', () => {
  it('accepts as of the day of receipt, and both limits count from there', () => {
    expect(outcome(knowing(), [received], silence)).toMatchObject([
      {
        type: 'ApplicationAccepted',
        data: {
          deemed: true,
          occurredAt: at('2026-03-02'),
          occurredOn: '2026-03-02',
          officer: null,
          document: null,
          promised: { date: '2026-03-16' },
          statutory: { date: '2026-03-30' },
        },
      },
    ]);
  });

  it('starts the stages when it is recorded', () => {
    expect(outcome(knowing(jointItem), [received], silence)).toMatchObject([
      { data: { deemed: true } },
      {
        type: 'StageStarted',
        data: { occurredAt: '2026-03-09T16:00:00.000Z', branches: [{ limit: { date: '2026-03-17' } }, {}] },
      },
    ]);
  });

  it('finds nothing to do before the end of the first check, after a notice, and the second time', () => {
    expect(outcome(knowing(), [received], { type: 'RecordSilence', data: { at: at('2026-03-09') } })).toEqual([]);
    expect(outcome(knowing(), [received, notice(at('2026-03-09'))], silence)).toEqual([]);
    expect(outcome(knowing(), [received, silence], silence)).toEqual([]);
  });

  it('is recorded first by whatever comes after its end, even when its timer has not come', () => {
    expect(outcome(knowing(), [received], accept(at('2026-03-10')))).toMatchObject([
      { type: 'ApplicationAccepted', data: { deemed: true } },
      { type: 'LateReportRecorded', data: { what: 'acceptance' } },
    ]);
  });

  it('counts 24:00 itself as in time (民法典 art. 203)', () => {
    const midnight = '2026-03-09T16:00:00.000Z';
    expect(outcome(knowing(), [received], accept(midnight))).toMatchObject([{ data: { deemed: false } }]);
  });

  it('gives way to an acceptance in time that is proved later, and to nothing less', () => {
    const told = (change: object) => accept(at('2026-03-05'), { now: at('2026-03-11'), ...change });
    const past = [received, silence];
    expect(outcome(knowing(), past, told({ proofOfService: proof(at('2026-03-06')) }))).toMatchObject([
      {
        type: 'ApplicationAccepted',
        data: { deemed: false, replacesDeemed: true, undoes: { on: '2026-03-02' }, promised: { date: '2026-03-19' } },
      },
    ]);
    expect(outcome(knowing(), past, told({}))).toMatchObject([{ type: 'LateReportRecorded' }]);
    expect(outcome(knowing(), past, told({ proofOfService: proof(at('2026-03-10')) }))).toMatchObject([
      { type: 'LateReportRecorded' },
    ]);
  });
});

describe('one-time correction notice (一次性告知, 行政许可法 art. 32(4))', () => {
  it('ends the first check and gives the applicant a deadline', () => {
    expect(outcome(knowing(), [received], notice(at('2026-03-04')))).toMatchObject([
      {
        type: 'CorrectionNoticeIssued',
        data: { notice: 1, newlyNamed: [], late: false, deadline: { date: '2026-03-18' } },
      },
    ]);
  });

  it('makes a fresh first check start with the complete correction; then silence accepts as of that receipt', () => {
    const past = [received, notice(at('2026-03-04')), correct(at('2026-03-10'), 'form')];
    expect(outcome(knowing(), past.slice(0, 2), past[2] as ApplicationCommand)).toMatchObject([
      { type: 'CorrectionReceived', data: { complete: true, firstCheck: { date: '2026-03-17' } } },
    ]);
    expect(outcome(knowing(), past, { type: 'RecordSilence', data: { at: '2026-03-17T16:00:00.000Z' } })).toMatchObject(
      [{ data: { deemed: true, occurredOn: '2026-03-10', receivedOn: '2026-03-02' } }],
    );
  });

  it('waits on while the correction is incomplete', () => {
    const asked = notice(at('2026-03-04'), {
      missing: [
        { code: 'form', reason: written('x') },
        { code: 'plan', reason: written('y') },
      ],
    });
    expect(outcome(knowing(), [received, asked], correct(at('2026-03-05'), 'form'))).toMatchObject([
      { data: { complete: false, stillMissing: ['plan'], firstCheck: null } },
    ]);
    expect(outcome(knowing(), [received, asked, correct(at('2026-03-05'), 'form')], accept(at('2026-03-06')))).toBe(
      'application.correction-pending',
    );
    const both = [received, asked, correct(at('2026-03-05'), 'form')];
    expect(outcome(knowing(), both, correct(at('2026-03-06'), 'plan'))).toMatchObject([{ data: { complete: true } }]);
  });

  it('takes what was asked for by whichever path it comes, and where it should not have been asked for', () => {
    const asked = notice(at('2026-03-04'), { missing: [{ code: 'diary', reason: written('x') }] });
    const added: ApplicationCommand = {
      type: 'AddMaterial',
      data: {
        at: at('2026-03-05'),
        now: at('2026-03-05'),
        department: null,
        officer: null,
        material: { code: 'diary', satisfiedBy: 'paper', file: null, reference: null },
      },
    };
    expect(outcome(knowing(), [received, asked], added)).toMatchObject([
      { type: 'CorrectionReceived', data: { complete: true } },
    ]);
    expect(outcome(knowing(), [received, asked], correct(at('2026-03-05'), 'poem'))).toBe(
      'application.material-invalid',
    );
  });

  it('records a second notice for something missed the first time as such (art. 72(4)), and does not block it', () => {
    const past = [received, notice(at('2026-03-04')), correct(at('2026-03-05'), 'form')];
    const again = notice(at('2026-03-06'), { missing: [{ code: 'plan', reason: written('y') }] });
    expect(outcome(knowing(), past, again)).toMatchObject([{ data: { notice: 2, newlyNamed: ['plan'], late: false } }]);
  });

  it('comes too late after the first check: recorded, and the acceptance by silence stands', () => {
    expect(outcome(knowing(), [received, silence], notice(at('2026-03-10')))).toMatchObject([
      { type: 'CorrectionNoticeIssued', data: { late: true, replacesDeemed: false } },
    ]);
    expect(outcome(knowing(), [received, silence, notice(at('2026-03-10'))], accept(at('2026-03-11')))).toMatchObject([
      { type: 'LateReportRecorded' },
    ]);
  });

  it('given in time and proved later undoes the acceptance by silence', () => {
    const told = notice(at('2026-03-05'), { now: at('2026-03-11'), proofOfService: proof(at('2026-03-06')) });
    expect(outcome(knowing(), [received, silence], told)).toMatchObject([
      { data: { late: false, replacesDeemed: true } },
    ]);
    expect(outcome(knowing(), [received, silence, told], correct(at('2026-03-12'), 'form'))).toMatchObject([
      { type: 'CorrectionReceived', data: { complete: true } },
    ]);
  });

  it('lets an error be put right on the spot without moving a clock (art. 32(3))', () => {
    const spot: ApplicationCommand = {
      type: 'CorrectOnTheSpot',
      data: { ...act(at('2026-03-02', '11:00')), what: written('date') },
    };
    expect(outcome(knowing(), [received], spot)).toMatchObject([
      { type: 'CorrectedOnTheSpot', data: { what: written('date') } },
    ]);
  });
});

describe('correction timeout', () => {
  const timeout = (instant: string): ApplicationCommand => ({
    type: 'RecordCorrectionTimeout',
    data: { at: instant, notice: 1 },
  });
  const due = '2026-03-18T16:00:00.000Z';
  const past = [received, notice(at('2026-03-04'))];

  const reason = { code: 'lapse.not-corrected', parameters: { notice: 1, deadline: '2026-03-18' } };

  it.each([
    ['returned', 'ApplicationReturned', { reason }],
    ['withdrawn', 'ApplicationWithdrawn', { reason, lapsed: true }],
    ['refused', 'CorrectionLapsed', {}],
  ] as const)('of an item with %s becomes %s', (onCorrectionTimeout, type, data) => {
    const known = knowing({ ...promisedItem, onCorrectionTimeout });
    expect(outcome(known, past, timeout(due))).toMatchObject([{ type, data: { occurredAt: due, ...data } }]);
    expect(outcome(known, [...past, timeout(due)], timeout(due))).toEqual([]);
  });

  it('finds nothing to do early, or after the correction', () => {
    expect(outcome(knowing(), past, timeout(at('2026-03-18')))).toEqual([]);
    expect(outcome(knowing(), [...past, correct(at('2026-03-10'), 'form')], timeout(due))).toEqual([]);
  });
});

describe('non-acceptance (不予受理, 行政许可法 arts. 32, 78)', () => {
  it('closes the case with reason, remedies and document, outside the on-time figures', () => {
    expect(outcome(knowing(), [received], refuse(at('2026-03-03'), 'notRequired'))).toMatchObject([
      {
        type: 'ApplicationNotAccepted',
        data: { ground: 'notRequired', remedies, closing: { withinPromise: null, usedDays: null } },
      },
    ]);
    expect(outcome(knowing(), [received, refuse(at('2026-03-03'), 'notRequired')], accept(at('2026-03-04')))).toBe(
      'application.closed',
    );
  });

  it('names the right department where the agency is not competent (art. 32(2))', () => {
    expect(outcome(knowing(), [received], refuse(at('2026-03-03'), 'notCompetent'))).toBe(
      'application.right-department-missing',
    );
    expect(
      outcome(knowing(), [received], refuse(at('2026-03-03'), 'notCompetent', { rightDepartment: 'fire' })),
    ).toHaveLength(1);
  });

  it('needs the ground to be there', () => {
    expect(outcome(knowing(), [received], refuse(at('2026-03-03'), 'correctedSetWrong'))).toBe(
      'application.ground-missing',
    );
    expect(outcome(knowing(), [received], refuse(at('2026-03-03'), 'onTheSpot'))).toBe(
      'application.ground-not-offered',
    );
    expect(outcome(knowing(), [received], refuse(at('2026-03-03'), 'incomplete'))).toBe(
      'application.ground-not-offered',
    );
    expect(outcome(knowing(), [received], refuse(at('2026-03-03'), 'falseMaterial', { reason: written(' ') }))).toBe(
      'application.reasons-missing',
    );
    const realEstate = knowing({ ...promisedItem, refusableOnTheSpot: true, onIncomplete: 'return' });
    expect(outcome(realEstate, [received], refuse(at('2026-03-03'), 'onTheSpot'))).toHaveLength(1);
    expect(outcome(realEstate, [received], refuse(at('2026-03-03'), 'incomplete'))).toHaveLength(1);
    const corrected = [received, notice(at('2026-03-03')), correct(at('2026-03-04'), 'form')];
    expect(outcome(knowing(), corrected, refuse(at('2026-03-05'), 'correctedSetWrong'))).toHaveLength(1);
  });

  it('is refused once the case has been accepted', () => {
    expect(outcome(knowing(), [received, accept(at('2026-03-03'))], refuse(at('2026-03-04'), 'notRequired'))).toBe(
      'application.already-accepted',
    );
  });
});
