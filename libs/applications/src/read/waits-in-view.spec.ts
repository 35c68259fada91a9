import type { ItemTerms } from '@sealtrail/catalog/events';
import type { ApplicationCommand } from '../domain/application-commands';
import {
  accept,
  actTimes,
  at,
  contextFor,
  paperMaterial,
  promisedItem,
  proof,
  recordedEventsAfter,
  requestCorrection,
  startSuspension,
  submit,
  submitCorrection,
  submitCorrectionLate,
  workingDays,
} from '../testing';
import { viewAfter } from '../testing/views';
import type { ApplicationView } from './application-view';

const received = at('2026-03-02');

const afterStory = (terms: ItemTerms, ...commands: readonly ApplicationCommand[]): ApplicationView =>
  viewAfter(recordedEventsAfter(contextFor(terms), ...commands));

const notice = (instant: string, over: object = {}) =>
  requestCorrection(['plan'], instant, { deadline: workingDays(5), ...over });

const material = (instant: string, code: string): ApplicationCommand => ({
  type: 'AddMaterial',
  data: { ...actTimes(instant), department: null, officer: null, material: paperMaterial(code) },
});

describe('what a case waits for, in its view', () => {
  it('waits for the applicant after a correction notice, and for the first check after a complete correction', () => {
    const told = afterStory(promisedItem, submit(received), notice(at('2026-03-03')));
    expect(told).toMatchObject({
      status: 'correctionPending',
      missing: ['plan'],
      correctionDeadline: { date: '2026-03-10' },
      corrections: 0,
    });
    const half = afterStory(
      promisedItem,
      submit(received),
      notice(at('2026-03-03')),
      submitCorrection(at('2026-03-04'), 'photo'),
    );
    expect(half).toMatchObject({ status: 'correctionPending', missing: ['plan'], corrections: 1 });
    const whole = afterStory(
      promisedItem,
      submit(received),
      notice(at('2026-03-03')),
      submitCorrection(at('2026-03-04'), 'plan'),
    );
    expect(whole).toMatchObject({
      status: 'submitted',
      missing: [],
      correctionDeadline: null,
      firstCheck: { date: '2026-03-11' },
      materials: [{ code: 'plan', satisfiedBy: 'paper', file: null }],
    });
  });

  it('is open again after a corrected set that had arrived in time, and what it extended is due later', () => {
    const asked = requestCorrection(['form'], at('2026-03-04'), { deadline: workingDays(2) });
    expect(
      afterStory(
        promisedItem,
        submit(received),
        asked,
        submitCorrectionLate(at('2026-03-06'), at('2026-03-10'), 'form'),
      ),
    ).toMatchObject({
      status: 'submitted',
      outcome: null,
      closedAt: null,
      closedOn: null,
      corrections: 1,
      firstCheck: { date: '2026-03-13' },
    });
    const longer = requestCorrection(['plan'], at('2026-03-05'), { deadline: workingDays(2) });
    expect(afterStory(promisedItem, submit(received), asked, longer)).toMatchObject({
      missing: ['form'],
      correctionDeadline: { date: '2026-03-09' },
    });
    const beyond = requestCorrection(['diary'], at('2026-03-05'));
    expect(afterStory(promisedItem, submit(received), beyond)).toMatchObject({ status: 'submitted', missing: [] });
  });

  it('waits for no correction once it is accepted without one', () => {
    const terms = { ...promisedItem, onCorrectionTimeout: 'refused' } as const;
    const asked = requestCorrection(['plan'], at('2026-03-04'), { deadline: workingDays(2) });
    const deferral = { materials: ['plan'], term: workingDays(3) };
    expect(afterStory(terms, submit(received), asked, accept(at('2026-03-10'), { deferral }))).toMatchObject({
      status: 'accepted',
      missing: [],
      deferred: ['plan'],
      correctionDeadline: null,
      waiting: false,
    });
  });

  it('is not changed by a late notice', () => {
    const before = afterStory(promisedItem, submit(received), notice(at('2026-03-12')));
    expect(before).toMatchObject({ status: 'accepted', deemed: true, missing: [], correctionDeadline: null });
  });

  it('shows no procedure as open of a review that a notice in time undid', () => {
    const proved = { now: at('2026-03-12'), proofOfService: proof(at('2026-03-06')) };
    const view = afterStory(
      promisedItem,
      submit(received),
      startSuspension(at('2026-03-11')),
      notice(at('2026-03-06'), proved),
    );
    expect(view).toMatchObject({ status: 'correctionPending', suspended: false });
    expect(view.suspensions).toMatchObject([{ number: 1, startedOn: '2026-03-11', endedOn: '2026-03-11' }]);
  });

  it('undoes a deemed acceptance that a notice in time replaces', () => {
    const silence: ApplicationCommand = { type: 'RecordSilence', data: { at: '2026-03-09T16:00:00.000Z' } };
    const proved = { now: at('2026-03-12'), proofOfService: proof(at('2026-03-06')) };
    expect(afterStory(promisedItem, submit(received), silence, notice(at('2026-03-06'), proved))).toMatchObject({
      status: 'correctionPending',
      acceptedOn: null,
      deemed: false,
      promised: null,
      statutory: null,
    });
  });

  it('waits for a person if the applicant’s deadline ended and the consequence is a refusal', () => {
    const refusing = { ...promisedItem, onCorrectionTimeout: 'refused' } as const;
    const lapse: ApplicationCommand = {
      type: 'RecordCorrectionTimeout',
      data: { at: '2026-03-10T16:00:00.000Z' },
    };
    const past = [submit(received), notice(at('2026-03-03')), lapse] as const;
    expect(afterStory(refusing, ...past)).toMatchObject({
      waiting: true,
      waitsFor: [{ what: 'correctionLapsed', since: '2026-03-11', consequence: 'refused' }],
    });
    expect(afterStory(refusing, ...past, submitCorrection(at('2026-03-12'), 'plan'))).toMatchObject({
      waiting: false,
      waitsFor: [],
    });
  });

  it('waits for a person if deferred materials (容缺) were not submitted, until they are', () => {
    const accepted = accept(at('2026-03-02'), { deferral: { materials: ['plan'], term: workingDays(3) } });
    const lapse: ApplicationCommand = { type: 'RecordDeferralTimeout', data: { at: '2026-03-05T16:00:00.000Z' } };
    const past = [submit(received), accepted, lapse] as const;
    expect(afterStory(promisedItem, submit(received), accepted)).toMatchObject({
      deferred: ['plan'],
      deferralDeadline: { date: '2026-03-05' },
      waiting: false,
    });
    expect(afterStory(promisedItem, ...past)).toMatchObject({
      waiting: true,
      waitsFor: [{ what: 'deferralLapsed', consequence: 'withdrawn' }],
    });
    expect(afterStory(promisedItem, ...past, material(at('2026-03-06'), 'plan'))).toMatchObject({
      deferred: [],
      waiting: false,
    });
  });
});
