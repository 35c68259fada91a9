import {
  accept,
  at,
  contextFor,
  grant,
  jointItem,
  outcome,
  paperMaterial,
  proof,
  requestCorrection,
  submit,
  workingDays,
} from '../testing';
import type { ApplicationCommand } from './application-commands';

const received = submit(at('2026-03-02')); // Monday; the first check ends on Monday 9 March
const notice = (instant: string, change: object = {}) => requestCorrection(['form'], instant, change);
const silence: ApplicationCommand = { type: 'RecordSilence', data: { at: '2026-03-09T16:00:00.000Z' } };

describe('acceptance (受理)', () => {
  it('starts both limits, counted from the day after (行政许可法 arts. 42, 82)', () => {
    expect(outcome(contextFor(), [received], accept(at('2026-03-03')))).toMatchObject([
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
    expect(outcome(contextFor(jointItem), [received], accept(at('2026-03-03')))).toMatchObject([
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
    expect(outcome(contextFor(), [received], accept(at('2026-03-03'), { department: 'fire' }))).toBe(
      'application.other-department',
    );
    expect(outcome(contextFor(), [received], accept(at('2026-03-03')), { officer: null })).toBe(
      'application.no-mandate',
    );
  });

  it('defers only materials that the item allows to be deferred (容缺受理)', () => {
    const deferring = (code: string) =>
      accept(at('2026-03-03'), { deferral: { materials: [code], term: workingDays(5) } });
    expect(outcome(contextFor(), [received], deferring('form'))).toBe('application.not-deferrable');
    expect(outcome(contextFor(), [received], deferring('plan'))).toMatchObject([
      { data: { deferral: { materials: ['plan'], deadline: { date: '2026-03-10' }, consequence: 'withdrawn' } } },
    ]);
  });

  it('accepts a commitment in place of a material of the list (告知承诺)', () => {
    const form = [paperMaterial('form')];
    const past = [submit(at('2026-03-02'), { materials: form }), accept(at('2026-03-03'), { commitments: ['plan'] })];
    expect(outcome(contextFor(), past, grant(at('2026-03-04')))).toHaveLength(1);
    expect(outcome(contextFor(), [received], accept(at('2026-03-03'), { commitments: ['poem'] }))).toBe(
      'application.material-invalid',
    );
  });

  it('is not proved by a proof dated in the future', () => {
    expect(
      outcome(contextFor(), [received], accept(at('2026-03-03'), { proofOfService: proof(at('2026-03-04')) })),
    ).toBe('application.in-the-future');
  });

  it('is not dated before the receipt, and not repeated', () => {
    expect(outcome(contextFor(), [received], accept(at('2026-03-01')))).toBe('application.before-receipt');
    expect(outcome(contextFor(), [received, accept(at('2026-03-03'))], accept(at('2026-03-04')))).toBe(
      'application.already-accepted',
    );
  });

  it('is refused for a missing case', () => {
    expect(outcome(contextFor(), [], accept(at('2026-03-03')))).toBe('application.not-found');
  });
});

describe('deemed acceptance (视为受理, 行政许可法 art. 32(4))', () => {
  it('takes effect on the day of receipt, and both limits count from there', () => {
    expect(outcome(contextFor(), [received], silence)).toMatchObject([
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
    expect(outcome(contextFor(jointItem), [received], silence)).toMatchObject([
      { data: { deemed: true } },
      {
        type: 'StageStarted',
        data: { occurredAt: '2026-03-09T16:00:00.000Z', branches: [{ limit: { date: '2026-03-17' } }, {}] },
      },
    ]);
  });

  it('records nothing before the end of the first check, after a notice, or a second time', () => {
    expect(outcome(contextFor(), [received], { type: 'RecordSilence', data: { at: at('2026-03-09') } })).toEqual([]);
    expect(outcome(contextFor(), [received, notice(at('2026-03-09'))], silence)).toEqual([]);
    expect(outcome(contextFor(), [received, silence], silence)).toEqual([]);
  });

  it('is recorded first by the next command after the end of the check, even before its timer fires', () => {
    expect(outcome(contextFor(), [received], accept(at('2026-03-10')))).toMatchObject([
      { type: 'ApplicationAccepted', data: { deemed: true } },
      { type: 'LateReportRecorded', data: { what: 'acceptance' } },
    ]);
  });

  it('treats an act at exactly 24:00 as in time (民法典 art. 203)', () => {
    const midnight = '2026-03-09T16:00:00.000Z';
    expect(outcome(contextFor(), [received], accept(midnight))).toMatchObject([{ data: { deemed: false } }]);
  });

  it('is undone only by an acceptance in time that is proved later', () => {
    const told = (change: object) => accept(at('2026-03-05'), { now: at('2026-03-11'), ...change });
    const past = [received, silence];
    expect(outcome(contextFor(), past, told({ proofOfService: proof(at('2026-03-06')) }))).toMatchObject([
      {
        type: 'ApplicationAccepted',
        data: { deemed: false, replacesDeemed: true, undoes: { on: '2026-03-02' }, promised: { date: '2026-03-19' } },
      },
    ]);
    expect(outcome(contextFor(), past, told({}))).toMatchObject([{ type: 'LateReportRecorded' }]);
    expect(outcome(contextFor(), past, told({ proofOfService: proof(at('2026-03-10')) }))).toMatchObject([
      { type: 'LateReportRecorded' },
    ]);
  });
});
