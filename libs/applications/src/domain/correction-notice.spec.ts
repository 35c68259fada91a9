import { written } from '@sealtrail/event-sourcing';
import { accept, act, askFor, at, correct, knowing, outcome, paper, promisedItem, proof, submit } from '../testing';
import type { ApplicationCommand } from './application-commands';

const received = submit(at('2026-03-02')); // Monday; the first check ends with Monday 9 March
const notice = (instant: string, change: object = {}) => askFor(['form'], instant, change);
const silence: ApplicationCommand = { type: 'RecordSilence', data: { at: '2026-03-09T16:00:00.000Z' } };

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
        material: paper('diary'),
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
