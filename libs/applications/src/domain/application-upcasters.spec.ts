import { fold, type JsonObject, written } from '@sealtrail/event-sourcing';
import { UpcastingEventStore } from '@sealtrail/event-sourcing/runtime';
import { InMemoryEventStore, writeFacts } from '@sealtrail/event-sourcing/testing';
import {
  at,
  contextFor,
  document,
  officialAct,
  recordedEventsAfter,
  requestCorrection,
  submit,
  submitCorrection,
} from '../testing';
import { viewAfter } from '../testing/views';
import type { ApplicationCommand } from './application-commands';
import { applicationDecider } from './application-decider';
import type { ApplicationEvent } from './application-events';
import { upcasters } from './application-upcasters';

/** An event as stored before it had these members. */
function before({ type, data }: ApplicationEvent, ...members: readonly string[]) {
  const older = Object.entries(data).filter(([name]) => !members.includes(name));
  return { type, data: Object.fromEntries(older) as JsonObject };
}

const NOTICE = ['countsFrom', 'deadlineBinds', 'beyondList', 'stopsCheck', 'lengthens'];

describe('older events of a case', () => {
  const asked = requestCorrection(['form'], at('2026-03-04'));

  it('read and fold like current events', async () => {
    const terminated: ApplicationCommand = {
      type: 'TerminateApplication',
      data: {
        ...officialAct(at('2026-03-11')),
        approval: 'onPaper',
        reason: written('gone'),
        legalBasis: written('b'),
        document: document(),
        ground: null,
        remedies: null,
      },
    };
    const past = recordedEventsAfter(
      contextFor(),
      submit(at('2026-03-02')),
      asked,
      submitCorrection(at('2026-03-10'), 'form'),
      terminated,
    );
    const store = new InMemoryEventStore();
    const older = past.map((event) => before(event, ...NOTICE, 'checkedFrom', 'proofOfService', 'ground', 'remedies'));
    await writeFacts(store, 'application-a1', older, at('2026-03-11'));
    const lifted = (await new UpcastingEventStore(store, upcasters).read('application-a1')) as typeof past;
    expect(lifted.map(({ data }) => data)).toEqual(past.map(({ data }) => data));
    expect(fold(applicationDecider, lifted)).toEqual(fold(applicationDecider, past));
    expect(viewAfter(lifted)).toEqual(viewAfter(past));
  });

  it('an assignment had only the limits of its own day', () => {
    const lift = upcasters['HandlerAssigned'] as (data: JsonObject) => { readonly data: JsonObject };
    expect(lift({ occurredAt: at('2026-03-04') }).data).toMatchObject({ holdsFrom: at('2026-03-04'), keeps: [] });
    const keeps = [{ clock: 'case', basis: 'promised' }];
    expect(lift({ keeps }).data).toMatchObject({ keeps });
  });

  it('a hand-over had left the first check with the window', () => {
    const lift = upcasters['FileHandedOver'] as (data: JsonObject) => { readonly data: JsonObject };
    expect(lift({ occurredAt: at('2026-03-04') }).data).toMatchObject({ holder: null, holdsFrom: null });
    const holder = { department: 'planning', official: 'li' };
    expect(lift({ holder }).data).toMatchObject({ holder });
  });

  it('a late report did not store its act, and a proof review not its revision', () => {
    const lift = (type: string, data: JsonObject) =>
      (upcasters[type] as (older: JsonObject) => { readonly data: JsonObject })(data).data;
    expect(lift('LateReportRecorded', { what: 'acceptance', document: null })).toEqual({
      what: 'acceptance',
      document: null,
      proofOfService: null,
      told: null,
    });
    const told = { type: 'AcceptApplication', data: {} };
    expect(lift('LateReportRecorded', { told })).toMatchObject({ told });
    expect(lift('ProofReviewed', { review: 1 })).toEqual({ review: 1, of: null });
    expect(lift('ProofPutToReview', { review: 1 })).toEqual({ review: 1, of: null, because: 'ownProof' });
    const held = { review: 1, of: 4, because: 'successor' };
    expect(lift('ProofPutToReview', held)).toEqual(held);
  });

  it('a receipt named no predecessor', () => {
    const lift = upcasters['ApplicationSubmitted'] as (data: JsonObject) => { readonly data: JsonObject };
    const { data } = recordedEventsAfter(contextFor(), submit(at('2026-03-02')))[0] as unknown as {
      readonly data: JsonObject;
    };
    const { successorOf: _, ...older } = data;
    expect(lift(older).data).toMatchObject({ successorOf: null });
    const successorOf = { applicationId: 'a0', statedBy: 'applicant' };
    expect(lift({ ...data, successorOf }).data).toMatchObject({ successorOf });
  });

  it('a closing did not store its time by owner', () => {
    const lift = (type: string, data: JsonObject) =>
      (upcasters[type] as (older: JsonObject) => { readonly data: JsonObject })(data).data;
    const [older, today] = [{ visits: 1 }, { visits: 1, time: { split: {} } }];
    const lifted = { visits: 1, time: null };
    const CLOSINGS = [
      'ApplicationNotAccepted',
      'DecisionMade',
      'ApplicationWithdrawn',
      'ApplicationReturned',
      'ApplicationTerminated',
    ];
    for (const type of CLOSINGS) {
      expect(lift(type, { closing: older })).toMatchObject({ closing: lifted });
      expect(lift(type, { closing: today })).toMatchObject({ closing: today });
    }
    expect(lift('ApplicationReopened', { undoes: { closing: older } })).toEqual({ undoes: { closing: lifted } });
    expect(lift('ClosingReassessed', { before: older, after: today })).toEqual({ before: lifted, after: today });
  });

  it('an extension gave no days to branches', () => {
    const lift = upcasters['ApplicationExtended'] as (data: JsonObject) => { readonly data: JsonObject };
    expect(lift({ moves: 'statutory' }).data).toMatchObject({ moves: 'statutory', branches: [] });
    expect(lift({ branches: ['fire'] }).data).toMatchObject({ branches: ['fire'] });
  });

  it('a stage started with the preceding step, regardless of when that was reported', () => {
    const lift = upcasters['StageStarted'] as (data: JsonObject) => { readonly data: JsonObject };
    const older = { occurredAt: at('2026-03-05'), occurredOn: '2026-03-05' };
    expect(lift(older).data).toEqual({ ...older, countsFrom: { at: at('2026-03-05'), on: '2026-03-05' } });
    const today = { ...older, countsFrom: { at: at('2026-03-09'), on: '2026-03-09' } };
    expect(lift(today).data).toEqual(today);
  });

  it('events did not store the promises of the policy', () => {
    const lift = (type: string, data: JsonObject) =>
      (upcasters[type] as (older: JsonObject) => { readonly data: JsonObject })(data).data;
    const { data } = recordedEventsAfter(contextFor(), submit(at('2026-03-02')))[0] as unknown as {
      readonly data: JsonObject;
    };
    const { firstCheckPromise: promise, ...older } = data;
    expect(promise).toMatchObject({ limit: { date: '2026-03-04' } });
    expect(lift('ApplicationSubmitted', older)['firstCheckPromise']).toBeNull();
    expect(lift('ApplicationSubmitted', data)['firstCheckPromise']).toEqual(promise);
    expect(lift('CorrectionReceived', {})).toMatchObject({ firstCheckPromise: null });
    expect(lift('DecisionMade', {})).toMatchObject({ deliveryPromise: null });
  });

  it('an acceptance stored only days of grace, and before that those of a case without a statutory limit', () => {
    const lift = upcasters['ApplicationAccepted'] as (data: JsonObject) => { readonly data: JsonObject };
    const working = (days: number) => ({ days, unit: 'workingDay' });
    const countRules = { countMode: 'nextDay', offHours: 'legalInstant', hours: [] };
    const rule = (basis: string, graceDays: number) => ({ basis, before: null, graceDays });
    expect(lift({}).data).toMatchObject({ cardRules: null });
    expect(lift({ grace: null }).data).toMatchObject({ cardRules: null });
    expect(lift({ grace: working(5) }).data).toMatchObject({
      cardRules: { countRules, cards: [rule('promised', 0), rule('promised', 5)] },
    });
    const both = { grace: { yellow: working(1), red: working(2) } };
    expect(lift({ statutory: {}, ...both }).data).toMatchObject({
      cardRules: { countRules, cards: [rule('promised', 1), rule('statutory', 2)] },
    });
    expect(lift(both).data).not.toHaveProperty('grace');
    const today = { cardRules: { countRules, cards: [] } };
    expect(lift(today).data).toMatchObject(today);
  });

  it('a non-acceptance named no material', () => {
    const lift = upcasters['ApplicationNotAccepted'] as (data: JsonObject) => { readonly data: JsonObject };
    const stillWrong = [{ code: 'form', reason: 'not signed' }];
    expect(lift({}).data).toMatchObject({ stillWrong: [] });
    expect(lift({ stillWrong }).data).toMatchObject({ stillWrong });
  });

  it('a notice ended the first check unless it was late, whatever it named', () => {
    const lift = upcasters['CorrectionNoticeIssued'] as (data: JsonObject) => { readonly data: JsonObject };
    expect(lift({ occurredOn: '2026-03-04', late: false }).data).toMatchObject({
      stopsCheck: true,
      countsFrom: '2026-03-04',
      deadlineBinds: true,
    });
    expect(lift({ occurredOn: '2026-03-04', late: true }).data).toMatchObject({ stopsCheck: false });
  });
});
