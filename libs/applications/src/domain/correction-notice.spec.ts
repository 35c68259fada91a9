import { calendarFrom, dayDeclared, yearImported } from '@sealtrail/calendar/testing';
import { written } from '@sealtrail/event-sourcing';
import {
  accept,
  actTimes,
  at,
  contextFor,
  jointItem,
  officialAct,
  outcome,
  paperMaterial,
  promisedItem,
  proof,
  requestCorrection,
  submit,
  submitCorrection,
  workingDays,
} from '../testing';
import type { ApplicationCommand } from './application-commands';

const received = submit(at('2026-03-02')); // Monday; the first check ends on Monday 9 March
const notice = (instant: string, change: object = {}) => requestCorrection(['form'], instant, change);
const silence: ApplicationCommand = { type: 'RecordSilence', data: { at: '2026-03-09T16:00:00.000Z' } };

describe('one-time correction notice (一次性告知, 行政许可法 art. 32(4))', () => {
  it('ends the first check and gives the applicant a deadline', () => {
    expect(outcome(contextFor(), [received], notice(at('2026-03-04')))).toMatchObject([
      {
        type: 'CorrectionNoticeIssued',
        data: { notice: 1, newlyNamed: [], late: false, deadline: { date: '2026-03-18' } },
      },
    ]);
  });

  it('starts a fresh first check with the complete correction; deemed acceptance then takes effect on that receipt', () => {
    const past = [received, notice(at('2026-03-04')), submitCorrection(at('2026-03-10'), 'form')];
    expect(outcome(contextFor(), past.slice(0, 2), past[2] as ApplicationCommand)).toMatchObject([
      { type: 'CorrectionReceived', data: { complete: true, firstCheck: { date: '2026-03-17' } } },
    ]);
    expect(
      outcome(contextFor(), past, { type: 'RecordSilence', data: { at: '2026-03-17T16:00:00.000Z' } }),
    ).toMatchObject([{ data: { deemed: true, occurredOn: '2026-03-10', receivedOn: '2026-03-02' } }]);
  });

  it('keeps waiting while the correction is incomplete', () => {
    const asked = notice(at('2026-03-04'), {
      missing: [
        { code: 'form', reason: written('x') },
        { code: 'plan', reason: written('y') },
      ],
    });
    expect(outcome(contextFor(), [received, asked], submitCorrection(at('2026-03-05'), 'form'))).toMatchObject([
      { data: { complete: false, stillMissing: ['plan'], firstCheck: null } },
    ]);
    expect(
      outcome(contextFor(), [received, asked, submitCorrection(at('2026-03-05'), 'form')], accept(at('2026-03-06'))),
    ).toBe('application.correction-pending');
    const both = [received, asked, submitCorrection(at('2026-03-05'), 'form')];
    expect(outcome(contextFor(), both, submitCorrection(at('2026-03-06'), 'plan'))).toMatchObject([
      { data: { complete: true } },
    ]);
  });

  it('accepts requested materials by any route, even if they should not have been requested', () => {
    const asked = requestCorrection(['form', 'diary'], at('2026-03-04'));
    const added: ApplicationCommand = {
      type: 'AddMaterial',
      data: {
        ...actTimes(at('2026-03-05')),
        department: null,
        officer: null,
        material: paperMaterial('form'),
      },
    };
    expect(outcome(contextFor(), [received, asked], added)).toMatchObject([
      { type: 'CorrectionReceived', data: { complete: true } },
    ]);
    expect(outcome(contextFor(), [received, asked], submitCorrection(at('2026-03-05'), 'diary', 'form'))).toMatchObject(
      [{ type: 'CorrectionReceived', data: { complete: true } }],
    );
    expect(outcome(contextFor(), [received, asked], submitCorrection(at('2026-03-05'), 'poem'))).toBe(
      'application.material-invalid',
    );
  });

  it('records a second notice for something omitted in the first as such (art. 72(4)), and does not block it', () => {
    const past = [received, notice(at('2026-03-04')), submitCorrection(at('2026-03-05'), 'form')];
    const again = notice(at('2026-03-06'), { missing: [{ code: 'plan', reason: written('y') }] });
    expect(outcome(contextFor(), past, again)).toMatchObject([
      { data: { notice: 2, newlyNamed: ['plan'], late: false, stopsCheck: false, lengthens: null } },
    ]);
  });

  it('is too late after the first check: recorded, and the deemed acceptance stands', () => {
    expect(outcome(contextFor(), [received, silence], notice(at('2026-03-10')))).toMatchObject([
      { type: 'CorrectionNoticeIssued', data: { late: true, replacesDeemed: false } },
    ]);
    expect(
      outcome(contextFor(), [received, silence, notice(at('2026-03-10'))], accept(at('2026-03-11'))),
    ).toMatchObject([{ type: 'LateReportRecorded' }]);
  });

  it('given in time and proved later undoes the deemed acceptance', () => {
    const told = notice(at('2026-03-05'), { now: at('2026-03-11'), proofOfService: proof(at('2026-03-06')) });
    expect(outcome(contextFor(), [received, silence], told)).toMatchObject([
      { data: { late: false, replacesDeemed: true } },
    ]);
    expect(outcome(contextFor(), [received, silence, told], submitCorrection(at('2026-03-12'), 'form'))).toMatchObject([
      { type: 'CorrectionReceived', data: { complete: true } },
    ]);
  });

  it('allows an error to be corrected on the spot without moving a clock (art. 32(3))', () => {
    const spot: ApplicationCommand = {
      type: 'CorrectOnTheSpot',
      data: { ...officialAct(at('2026-03-02', '11:00')), what: written('date') },
    };
    expect(outcome(contextFor(), [received], spot)).toMatchObject([
      { type: 'CorrectedOnTheSpot', data: { what: written('date') } },
    ]);
  });
});

describe('one notice ends the first check, once', () => {
  const first = notice(at('2026-03-04'), { deadline: workingDays(5) }); // until 11 March
  const answered = [received, first, submitCorrection(at('2026-03-05'), 'form')]; // a fresh first check, until 12 March
  const silent = (instant: string): ApplicationCommand => ({ type: 'RecordSilence', data: { at: instant } });

  it('a further notice after a complete answer ends no first check: the case is still deemed accepted', () => {
    const again = requestCorrection(['plan'], at('2026-03-10'));
    expect(outcome(contextFor(), [...answered, again], silent('2026-03-12T16:00:00.000Z'))).toMatchObject([
      { type: 'ApplicationAccepted', data: { deemed: true, occurredOn: '2026-03-05' } },
    ]);
  });

  it('answers to a further notice, and better versions until acceptance, are materials', () => {
    const again = requestCorrection(['plan'], at('2026-03-10'));
    for (const past of [[...answered, again], answered]) {
      expect(outcome(contextFor(), past, submitCorrection(at('2026-03-11'), 'plan', 'form'))).toMatchObject([
        { type: 'MaterialAdded', data: { material: { code: 'plan' } } },
        { type: 'MaterialAdded', data: { material: { code: 'form' } } },
      ]);
    }
  });

  it('a further notice that was given in time and is proved later undoes no deemed acceptance', () => {
    const past = [...answered, silent('2026-03-12T16:00:00.000Z')];
    const told = { now: at('2026-03-16'), proofOfService: proof(at('2026-03-10')) };
    expect(outcome(contextFor(), past, requestCorrection(['plan'], at('2026-03-10'), told))).toMatchObject([
      { type: 'CorrectionNoticeIssued', data: { stopsCheck: false, replacesDeemed: false } },
    ]);
  });

  it('a further notice while the answer is awaited may extend the deadline, and never shortens it', () => {
    const longer = requestCorrection(['plan'], at('2026-03-06'), { deadline: workingDays(5) }); // until 13 March
    const shorter = requestCorrection(['plan'], at('2026-03-06'), { deadline: workingDays(1) });
    expect(outcome(contextFor(), [received, first], longer)).toMatchObject([
      { data: { stopsCheck: false, lengthens: 1, deadline: { date: '2026-03-13' } } },
    ]);
    expect(outcome(contextFor(), [received, first], shorter)).toMatchObject([{ data: { lengthens: null } }]);
    const timeout = (instant: string): ApplicationCommand => ({
      type: 'RecordCorrectionTimeout',
      data: { at: instant },
    });
    const past = [received, first, longer, shorter];
    expect(outcome(contextFor(), past, timeout('2026-03-11T16:00:00.000Z'))).toEqual([]);
    expect(outcome(contextFor(), past, timeout('2026-03-13T16:00:00.000Z'))).toMatchObject([
      { type: 'ApplicationReturned', data: { reason: { parameters: { notice: 1, deadline: '2026-03-13' } } } },
    ]);
    // Materials named only in the further notice are not required for a complete answer.
    expect(outcome(contextFor(), past, submitCorrection(at('2026-03-12'), 'form'))).toMatchObject([
      { type: 'CorrectionReceived', data: { notice: 1, complete: true } },
    ]);
  });

  it('keeps an extended deadline when the calendar changes', () => {
    const longer = requestCorrection(['plan'], at('2026-03-06'), { deadline: workingDays(5) });
    const calendar = calendarFrom([yearImported(2026), dayDeclared({ date: '2026-03-12', working: false })]);
    const change: ApplicationCommand = { type: 'RecomputeLimits', data: { changedAt: at('2026-03-09') } };
    expect(outcome(contextFor(), [received, first, longer], change, { calendar })).toMatchObject([
      { data: { moves: [{ clock: 'correction:1', from: { date: '2026-03-13' }, to: { date: '2026-03-16' } }] } },
    ]);
  });

  it("any department of the case gives further notices; the first belongs to the item's department", () => {
    const joint = contextFor({ ...jointItem, materials: promisedItem.materials });
    const fire = requestCorrection(['plan'], at('2026-03-05'), { department: 'fire', officer: 'fire-handler' });
    expect(outcome(joint, [received], fire)).toBe('application.other-department');
    expect(outcome(joint, [received, first], fire)).toMatchObject([
      { data: { notice: 2, department: 'fire', stopsCheck: false } },
    ]);
    // Not even after a void notice, or one not proved to be in time: the check belongs to another department.
    const beyond = requestCorrection(['diary'], at('2026-03-04'));
    expect(outcome(joint, [received, beyond], fire)).toBe('application.other-department');
    const told = { now: at('2026-03-11'), proofOfService: proof(at('2026-03-05')) };
    const proved = requestCorrection(['plan'], at('2026-03-05'), {
      ...told,
      department: 'fire',
      officer: 'fire-handler',
    });
    expect(outcome(joint, [received, silence], proved)).toMatchObject([{ data: { stopsCheck: false } }]);
    const strange = requestCorrection(['plan'], at('2026-03-05'), { department: 'police', officer: 'police-handler' });
    expect(outcome(joint, [received, first], strange)).toBe('application.other-department');
  });
});

describe('material outside the item’s list (行政许可法 art. 31)', () => {
  it('has no effect: a notice that names nothing else ends no first check', () => {
    const beyond = requestCorrection(['diary'], at('2026-03-04'));
    expect(outcome(contextFor(), [received], beyond)).toMatchObject([
      { data: { stopsCheck: false, lengthens: null, beyondList: ['diary'] } },
    ]);
    // A notice without listed material does not count: the next one is still the first.
    expect(outcome(contextFor(), [received, beyond], notice(at('2026-03-05')))).toMatchObject([
      { data: { notice: 2, stopsCheck: true, newlyNamed: [] } },
    ]);
    expect(outcome(contextFor(), [received, beyond], silence)).toMatchObject([{ data: { deemed: true } }]);
    expect(outcome(contextFor(), [received, beyond], accept(at('2026-03-05')))).toMatchObject([
      { data: { deemed: false } },
    ]);
  });

  it('is not required for a complete answer where listed material was requested too', () => {
    const mixed = requestCorrection(['diary', 'form'], at('2026-03-04'));
    expect(outcome(contextFor(), [received], mixed)).toMatchObject([
      { data: { stopsCheck: true, beyondList: ['diary'] } },
    ]);
    expect(outcome(contextFor(), [received, mixed], submitCorrection(at('2026-03-05'), 'form'))).toMatchObject([
      { data: { complete: true, stillMissing: [] } },
    ]);
  });

  it('leaves a proved notice without effect on the deemed acceptance', () => {
    const told = { now: at('2026-03-11'), proofOfService: proof(at('2026-03-05')) };
    expect(
      outcome(contextFor(), [received, silence], requestCorrection(['diary'], at('2026-03-05'), told)),
    ).toMatchObject([{ data: { stopsCheck: false, replacesDeemed: false } }]);
  });
});

describe('the deadline of a notice (补正期限)', () => {
  it('is at least one working day: a live notice with less is refused', () => {
    for (const deadline of [workingDays(0), { days: 0, unit: 'calendarDay' }]) {
      expect(outcome(contextFor(), [received], notice(at('2026-03-04'), { deadline }))).toBe(
        'application.deadline-too-short',
      );
    }
    expect(outcome(contextFor(), [received], notice(at('2026-03-04'), { deadline: workingDays(1) }))).toHaveLength(1);
  });

  it('that was set elsewhere with less is recorded, and its lapse closes nothing', () => {
    const hasty = notice(at('2026-03-04'), { now: at('2026-03-05'), deadline: workingDays(0) });
    expect(outcome(contextFor(), [received], hasty)).toMatchObject([
      { data: { deadlineBinds: false, stopsCheck: true } },
    ]);
    const timeout: ApplicationCommand = {
      type: 'RecordCorrectionTimeout',
      data: { at: at('2026-03-20') },
    };
    expect(outcome(contextFor(), [received, hasty], timeout)).toEqual([]);
    expect(outcome(contextFor(), [received, hasty], submitCorrection(at('2026-03-20'), 'form'))).toMatchObject([
      { type: 'CorrectionReceived' },
    ]);
  });

  it('starts at the recording if it is reported late and nothing shows that it was served', () => {
    const told = notice(at('2026-03-04'), { now: at('2026-03-06'), deadline: workingDays(5) });
    const data = {
      occurredOn: '2026-03-04',
      countsFrom: '2026-03-06',
      deadline: { date: '2026-03-13' },
      stopsCheck: true,
    };
    expect(outcome(contextFor(), [received], told)).toMatchObject([{ data }]);
    const live = notice(at('2026-03-04'), { now: at('2026-03-04', '18:00'), deadline: workingDays(5) });
    expect(outcome(contextFor(), [received], live)).toMatchObject([{ data: { deadline: { date: '2026-03-11' } } }]);
  });

  it('counts from the service, if later than the notice', () => {
    const sent = { now: at('2026-03-06'), deadline: workingDays(5), proofOfService: proof(at('2026-03-06', '09:00')) };
    expect(outcome(contextFor(), [received], notice(at('2026-03-04'), sent))).toMatchObject([
      { data: { occurredOn: '2026-03-04', countsFrom: '2026-03-06', deadline: { date: '2026-03-13' } } },
    ]);
  });
});

describe('correction timeout', () => {
  const timeout = (instant: string): ApplicationCommand => ({
    type: 'RecordCorrectionTimeout',
    data: { at: instant },
  });
  const due = '2026-03-18T16:00:00.000Z';
  const past = [received, notice(at('2026-03-04'))];

  const reason = { code: 'lapse.not-corrected', parameters: { notice: 1, deadline: '2026-03-18' } };

  it.each([
    ['returned', 'ApplicationReturned', { reason }],
    ['withdrawn', 'ApplicationWithdrawn', { reason, lapsed: true }],
    ['refused', 'CorrectionLapsed', {}],
  ] as const)('of an item with %s becomes %s', (onCorrectionTimeout, type, data) => {
    const context = contextFor({ ...promisedItem, onCorrectionTimeout });
    expect(outcome(context, past, timeout(due))).toMatchObject([{ type, data: { occurredAt: due, ...data } }]);
    expect(outcome(context, [...past, timeout(due)], timeout(due))).toEqual([]);
  });

  it('records nothing when it is early, or after the correction', () => {
    expect(outcome(contextFor(), past, timeout(at('2026-03-18')))).toEqual([]);
    expect(outcome(contextFor(), [...past, submitCorrection(at('2026-03-10'), 'form')], timeout(due))).toEqual([]);
  });
});
