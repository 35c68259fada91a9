import { written } from '@sealtrail/event-sourcing';
import {
  accept,
  actTimes,
  at,
  contextFor,
  grant,
  official,
  outcome,
  paperMaterial,
  promisedItem,
  proof,
  recordedEventsAfter,
  refuse,
  requestCorrection,
  submit,
  submitCorrection,
  withdraw,
  workingDays,
} from '../testing';
import type { ApplicationCommand } from './application-commands';
import type { ProofOfService } from './case-fact';
import { findClock } from './ledger';
import { ledgerOf } from './ledger-fold';

// Received on Monday 2 March; requested on the 4th, with time until Wednesday 11 March.
const received = submit(at('2026-03-02'));
const asked = requestCorrection(['form', 'plan'], at('2026-03-04'), { deadline: workingDays(5) });
const ENDED = '2026-03-11T16:00:00.000Z';
const timeout: ApplicationCommand = { type: 'RecordCorrectionTimeout', data: { at: ENDED } };
const waiting = [received, asked];

const refusing = contextFor({ ...promisedItem, onCorrectionTimeout: 'refused' });

/** A set received at one instant, reported at another. */
const set = (instant: string, now: string, proofOfService: ProofOfService | null, codes = ['form', 'plan']) =>
  ({
    type: 'ReceiveCorrection',
    data: {
      ...actTimes(instant, now),
      department: null,
      officer: null,
      materials: codes.map(paperMaterial),
      proofOfService,
    },
  }) satisfies ApplicationCommand;

const byPortal = { toldBy: { role: 'applicantPortal', department: null } };
const onPaper = (date: string) => ({ document: { kind: written('撤回申请书'), number: 'W-1', date } });

describe('a correction that lapsed, of an item that refuses', () => {
  const lapsed = [...waiting, timeout];

  it('is refused by a person, with reasons, legal basis and remedies, and is excluded from the on-time shares', () => {
    expect(outcome(refusing, lapsed, refuse(at('2026-03-13')))).toMatchObject([
      { type: 'DecisionMade', data: { outcome: 'refused', closing: { withinPromise: null, withinStatute: null } } },
    ]);
    expect(outcome(refusing, lapsed, refuse(at('2026-03-13'), { remedies: null }))).toBe(
      'application.remedies-missing',
    );
    expect(
      outcome(refusing, lapsed, refuse(at('2026-03-13')), { officer: official('li', { posts: ['officer'] }) }),
    ).toBe('application.no-mandate');
  });

  it('is not granted, nor refused before it lapsed, nor as of an instant before that', () => {
    expect(outcome(refusing, lapsed, grant(at('2026-03-13')))).toBe('application.not-accepted');
    expect(outcome(refusing, waiting, refuse(at('2026-03-10')))).toBe('application.not-accepted');
    expect(outcome(refusing, lapsed, refuse(at('2026-03-11'), { now: at('2026-03-13') }))).toBe(
      'application.before-last-step',
    );
  });

  it('accepts a late set, until a person has acted', () => {
    const late = submitCorrection(at('2026-03-13'), 'form', 'plan');
    expect(outcome(refusing, lapsed, late)).toMatchObject([
      { type: 'CorrectionReceived', data: { complete: true, firstCheck: { date: '2026-03-20' } } },
    ]);
    expect(outcome(refusing, [...lapsed, late], refuse(at('2026-03-16')))).toBe('application.not-accepted');
    const refused = [...lapsed, refuse(at('2026-03-12'))];
    expect(outcome(refusing, refused, late)).toBe('application.closed');
    // A set that had arrived in time is stored; it does not undo the person's decision.
    const intime: ProofOfService = { ...proof(at('2026-03-10')), mode: 'window' };
    expect(outcome(refusing, refused, set(at('2026-03-10'), at('2026-03-13'), intime))).toMatchObject([
      { type: 'LateReportRecorded', data: { what: 'correctedSet' } },
    ]);
  });

  it('has lapsed by the time of any other act, whether or not its timer has fired', () => {
    expect(outcome(refusing, waiting, refuse(at('2026-03-13')))).toMatchObject([
      { type: 'CorrectionLapsed', data: { occurredAt: ENDED } },
      { type: 'DecisionMade' },
    ]);
  });

  it('lapses again after a further notice extends it', () => {
    const longer = requestCorrection(['form'], at('2026-03-12'), { deadline: workingDays(5) });
    expect(outcome(refusing, [...lapsed, longer], refuse(at('2026-03-13')))).toBe('application.not-accepted');
  });

  it('is withdrawn only by the applicant: the unit refuses it, with reasons and remedies', () => {
    expect(outcome(refusing, lapsed, withdraw(at('2026-03-13')))).toBe('application.lapse-has-its-act');
    for (const own of [byPortal, onPaper('2026-03-12')]) {
      expect(outcome(refusing, lapsed, withdraw(at('2026-03-13'), own))).toMatchObject([{ data: { lapsed: true } }]);
    }
    expect(outcome(refusing, waiting, withdraw(at('2026-03-10')))).toMatchObject([{ data: { lapsed: false } }]);
  });
});

describe('a case closed by a timer because no corrected set arrived', () => {
  const closed = [...waiting, timeout];
  const receiptOf = (servedAt: string): ProofOfService => proof(servedAt, { mode: 'window' });
  const posted = (servedAt: string): ProofOfService => proof(servedAt, { mode: 'courier' });

  it('is reopened by a set that had arrived in time: its first check runs from its receipt', () => {
    const told = set(at('2026-03-10'), at('2026-03-13'), receiptOf(at('2026-03-10')));
    expect(outcome(contextFor(), closed, told)).toMatchObject([
      {
        type: 'ApplicationReopened',
        data: { notice: 1, undoes: { outcome: 'returned', on: '2026-03-11', closing: { corrections: 0, visits: 0 } } },
      },
      { type: 'CorrectionReceived', data: { occurredOn: '2026-03-10', firstCheck: { date: '2026-03-17' } } },
    ]);
    const ledger = ledgerOf(recordedEventsAfter(contextFor(), ...closed, told));
    expect(ledger.closedAt).toBeNull();
    expect(findClock(ledger, 'correction:1')?.endedBy).toBe('CorrectionReceived');
    expect(findClock(ledger, 'firstCheck:2')).toMatchObject({ endedBy: null, startedOn: '2026-03-10' });
  });

  it('also for an item that treats it as withdrawn; and continues like any other', () => {
    const withdrawing = contextFor({ ...promisedItem, onCorrectionTimeout: 'withdrawn' });
    const told = set(at('2026-03-10'), at('2026-03-13'), receiptOf(at('2026-03-10')));
    expect(outcome(withdrawing, closed, told)).toMatchObject([{ data: { undoes: { outcome: 'withdrawn' } } }, {}]);
    expect(outcome(withdrawing, [...closed, told], accept(at('2026-03-13')))).toMatchObject([
      { type: 'ApplicationAccepted', data: { deemed: false } },
    ]);
    expect(
      outcome(withdrawing, [...closed, told], { type: 'RecordSilence', data: { at: '2026-03-17T16:00:00.000Z' } }),
    ).toMatchObject([{ data: { deemed: true, occurredOn: '2026-03-10' } }]);
  });

  it('is reopened by a set posted on the last day, and its first check runs from its receipt', () => {
    const told = set(at('2026-03-13'), at('2026-03-13'), posted(at('2026-03-11', '23:00')));
    expect(outcome(contextFor(), closed, told)).toMatchObject([
      { type: 'ApplicationReopened' },
      { type: 'CorrectionReceived', data: { occurredOn: '2026-03-13', firstCheck: { date: '2026-03-20' } } },
    ]);
    expect(outcome(contextFor(), closed, set(at('2026-03-13'), at('2026-03-13'), posted(at('2026-03-12'))))).toBe(
      'application.closed',
    );
  });

  it('stays closed without proof, with an incomplete set, or with a late one; a claim is stored', () => {
    const claimed = [
      set(at('2026-03-10'), at('2026-03-13'), null),
      set(at('2026-03-10'), at('2026-03-13'), receiptOf(at('2026-03-12'))),
      set(at('2026-03-10'), at('2026-03-13'), receiptOf(at('2026-03-10')), ['form']),
    ];
    for (const told of claimed) {
      expect(outcome(contextFor(), closed, told)).toMatchObject([
        { type: 'LateReportRecorded', data: { what: 'correctedSet' } },
      ]);
    }
    expect(outcome(contextFor(), closed, set(at('2026-03-12'), at('2026-03-13'), receiptOf(at('2026-03-12'))))).toBe(
      'application.closed',
    );
  });

  it('is the same whether its timer fired before the set was reported or not', () => {
    const told = set(at('2026-03-10'), at('2026-03-13'), receiptOf(at('2026-03-10')));
    const types = (past: readonly ApplicationCommand[]) =>
      recordedEventsAfter(contextFor(), ...past, told).map(({ type, data }) => `${type} ${data.occurredAt}`);
    expect(types(waiting)).toEqual(types(closed));
  });

  it('is not reopened if a person closed it', () => {
    const withdrawal = withdraw(at('2026-03-10'));
    const told = set(at('2026-03-10', '12:00'), at('2026-03-13'), receiptOf(at('2026-03-10', '12:00')));
    expect(outcome(contextFor(), [...waiting, withdrawal], told)).toBe('application.closed');
  });

  it('removes the visits paid since from the figures with the closing', () => {
    const visit: ApplicationCommand = {
      type: 'RecordVisit',
      data: { ...actTimes(at('2026-03-12')), department: null, officer: null, purpose: null },
    };
    const told = set(at('2026-03-10'), at('2026-03-13'), receiptOf(at('2026-03-10')));
    expect(outcome(contextFor(), [...closed, visit], told)).toMatchObject([
      { data: { undoes: { closing: { visits: 1 } } } },
      {},
    ]);
  });
});

describe('a corrected set that is reported late', () => {
  const toldBy = (department: string | null, now: string, proofOfService: ProofOfService | null = null) => {
    const told = set(at('2026-03-05'), now, proofOfService);
    return { ...told, data: { ...told.data, department } };
  };
  const longAsked = [received, requestCorrection(['form', 'plan'], at('2026-03-04'))];

  it('without proof starts no first check that has already ended, unless the checking department reports it', () => {
    // From 5 March the first check ends on the 12th.
    expect(outcome(contextFor(), longAsked, toldBy(null, at('2026-03-12')))).toMatchObject([
      { data: { checkedFrom: { on: '2026-03-05' }, firstCheck: { date: '2026-03-12' } } },
    ]);
    expect(outcome(contextFor(), longAsked, toldBy(null, at('2026-03-13')))).toMatchObject([
      { data: { occurredOn: '2026-03-05', checkedFrom: { on: '2026-03-13' }, firstCheck: { date: '2026-03-20' } } },
    ]);
    for (const known of [
      toldBy('planning', at('2026-03-13')),
      toldBy(null, at('2026-03-13'), proof(at('2026-03-05'))),
    ]) {
      expect(outcome(contextFor(), longAsked, known)).toMatchObject([{ data: { checkedFrom: { on: '2026-03-05' } } }]);
    }
  });

  it('is deemed accepted as of the start of its first check', () => {
    const past = [...longAsked, toldBy(null, at('2026-03-13'))];
    const silence: ApplicationCommand = { type: 'RecordSilence', data: { at: '2026-03-20T16:00:00.000Z' } };
    expect(outcome(contextFor(), past, silence)).toMatchObject([{ data: { deemed: true, occurredOn: '2026-03-13' } }]);
    expect(findClock(ledgerOf(recordedEventsAfter(contextFor(), ...past)), 'firstCheck:2')?.startedOn).toBe(
      '2026-03-13',
    );
  });
});

describe('an acceptance while the correction is awaited (容缺受理)', () => {
  const terms = {
    ...promisedItem,
    materials: promisedItem.materials.map((rule) => ({ ...rule, deferrable: true })),
  };
  const deferring = (...materials: readonly string[]) =>
    accept(at('2026-03-06'), { deferral: { materials, term: workingDays(5) } });

  it('is recorded if it defers everything that is still missing', () => {
    expect(outcome(contextFor(terms), waiting, deferring('form', 'plan'))).toMatchObject([
      { type: 'ApplicationAccepted', data: { deemed: false, deferral: { materials: ['form', 'plan'] } } },
    ]);
    const half = [...waiting, submitCorrection(at('2026-03-05'), 'form')];
    expect(outcome(contextFor(terms), half, deferring('plan'))).toHaveLength(1);
    expect(outcome(contextFor(terms), waiting, deferring('plan'))).toBe('application.correction-pending');
    expect(outcome(contextFor(terms), waiting, accept(at('2026-03-06')))).toBe('application.correction-pending');
  });

  it('ends the applicant’s time to correct: no timer closes the case any more', () => {
    const past = [...waiting, deferring('form', 'plan')];
    expect(outcome(contextFor(terms), past, timeout)).toEqual([]);
    expect(findClock(ledgerOf(recordedEventsAfter(contextFor(terms), ...past)), 'correction:1')?.endedBy).toBe(
      'ApplicationAccepted',
    );
    expect(outcome(contextFor(terms), past, grant(at('2026-03-09')))).toBe('application.materials-missing');
  });
});
