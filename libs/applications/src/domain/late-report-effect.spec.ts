import { fold } from '@sealtrail/event-sourcing';
import {
  accept,
  at,
  caseAfter,
  contextFor,
  grant,
  outcome,
  ownProof,
  paperMaterial,
  proof,
  recordedEventsAfter,
  requestCorrection,
  reviewProof,
  submit,
  submitCorrection,
  submitCorrectionLate,
  workingDays,
} from '../testing';
import type { ApplicationCommand } from './application-commands';
import { applicationDecider } from './application-decider';
import { effectOf } from './effect';
import { findClock } from './ledger';

const filed = submit(at('2026-03-02'), { materials: ['form', 'plan'].map(paperMaterial) });
const accepted = [filed, accept(at('2026-03-02', '11:00'))];
const silence: ApplicationCommand = { type: 'RecordSilence', data: { at: at('2026-03-10', '00:00') } };
const facts = (past: readonly ApplicationCommand[], command: ApplicationCommand) => {
  const events = outcome(contextFor(), past, command);
  if (typeof events === 'string') throw new Error(events);
  return events;
};
const effect = (past: readonly ApplicationCommand[], command: ApplicationCommand) => {
  const before = recordedEventsAfter(contextFor(), ...past);
  const own = recordedEventsAfter(contextFor(), ...past, command).slice(before.length);
  return effectOf({ before: fold(applicationDecider, before), ownEvents: own });
};

describe('the delivery of a decision that is reported on a later day', () => {
  // Decided on Monday 9 March, reported on Thursday 12 March.
  const decided = (change: object) => grant(at('2026-03-09'), { now: at('2026-03-12'), ...change });
  const from = (command: ApplicationCommand) =>
    facts(accepted, command).find(({ type }) => type === 'DecisionMade')?.data;

  it('has its limit counted from the recording if nothing proves the decision', () => {
    expect(from(decided({}))).toMatchObject({
      deliveryFrom: { on: '2026-03-12' },
      delivery: { date: '2026-03-26' },
      deliveryPromise: { limit: { date: '2026-03-17' } },
    });
    const state = caseAfter(contextFor(), ...accepted, decided({}));
    expect(findClock(state.ledger, 'delivery')).toMatchObject({ startedOn: '2026-03-12' });
  });

  it('has it counted from the time a proof shows', () => {
    const shown = ownProof(at('2026-03-10'));
    expect(from(decided({ proofOfService: shown }))).toMatchObject({
      deliveryFrom: { on: '2026-03-10' },
      delivery: { date: '2026-03-24' },
    });
  });

  it('has it counted from the decision if that is reported on its day', () => {
    const sameDay = grant(at('2026-03-09'), { now: at('2026-03-09', '20:00') });
    expect(from(sameDay)).toMatchObject({ deliveryFrom: { at: at('2026-03-09') }, delivery: { date: '2026-03-23' } });
  });
});

describe('a notice that undoes a deemed acceptance', () => {
  const asked = (change: object) =>
    requestCorrection(['form'], at('2026-03-05'), { deadline: workingDays(3), ...change });
  const past = [submit(at('2026-03-02')), silence];
  const noticeIn = (events: ReturnType<typeof facts>) =>
    events.find(({ type }) => type === 'CorrectionNoticeIssued')?.data;

  it('leaves the applicant a working day from its report with proof', () => {
    // Three working days from the service end on 10 March; reported on Friday 13 March.
    const told = asked({ now: at('2026-03-13'), proofOfService: proof(at('2026-03-05')) });
    expect(noticeIn(facts(past, told))).toMatchObject({
      replacesDeemed: true,
      deadline: { date: '2026-03-16' },
      countsFrom: '2026-03-13',
      deadlineBinds: true,
    });
  });

  it('leaves it from the decision of a reviewer who accepts it: nothing closes at once', () => {
    const told = asked({ now: at('2026-04-20'), proofOfService: ownProof(at('2026-03-05')) });
    const held = [...past, told];
    const [, notice] = facts(held, reviewProof(at('2026-04-22')));
    expect(notice).toMatchObject({ type: 'CorrectionNoticeIssued', data: { deadline: { date: '2026-04-23' } } });
    const timer: ApplicationCommand = { type: 'RecordCorrectionTimeout', data: { at: at('2026-04-22', '23:00') } };
    expect(facts([...held, reviewProof(at('2026-04-22'))], timer)).toEqual([]);
  });

  it('keeps the deadline it set if that is later', () => {
    const told = asked({ now: at('2026-03-11'), proofOfService: proof(at('2026-03-05')), deadline: workingDays(10) });
    expect(noticeIn(facts(past, told))).toMatchObject({ deadline: { date: '2026-03-19' }, countsFrom: '2026-03-05' });
  });
});

describe('a corrected set received in pieces', () => {
  const asked = [submit(at('2026-03-02')), requestCorrection(['form', 'plan'], at('2026-03-03'))];
  const pieces = [...asked, submitCorrection(at('2026-03-11'), 'form')];
  // The first piece is reported last, with the receipt of its time.
  const last = submitCorrectionLate(at('2026-03-05'), at('2026-03-16'), 'plan');

  it('is complete with its latest piece, in whatever order they are reported: the fresh first check runs from there', () => {
    expect(facts(pieces, last)).toMatchObject([
      { data: { complete: true, checkedFrom: { at: at('2026-03-11') }, firstCheck: { date: '2026-03-18' } } },
    ]);
    const inOrder = [...asked, submitCorrectionLate(at('2026-03-05'), at('2026-03-05', '12:00'), 'plan')];
    expect(facts(inOrder, submitCorrection(at('2026-03-11'), 'form'))).toMatchObject([
      { data: { checkedFrom: { at: at('2026-03-11') }, firstCheck: { date: '2026-03-18' } } },
    ]);
  });

  it('also with a piece that was received as a material', () => {
    const added: ApplicationCommand = {
      type: 'AddMaterial',
      data: {
        at: at('2026-03-11'),
        now: at('2026-03-11'),
        department: null,
        officer: null,
        material: paperMaterial('form'),
        proofOfService: null,
      },
    };
    expect(facts([...asked, added], last)).toMatchObject([{ data: { checkedFrom: { at: at('2026-03-11') } } }]);
  });

  it('counts as reported', () => {
    expect(effect(pieces, last)).toEqual({ kind: 'applied', reason: null });
  });
});
