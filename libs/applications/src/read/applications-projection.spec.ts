import type { ItemTerms } from '@sealtrail/catalog/events';
import { written } from '@sealtrail/event-sourcing';
import type { ApplicationCommand } from '../domain/application-commands';
import {
  accept,
  act,
  askFor,
  at,
  correct,
  correctLate,
  document,
  grant,
  jointItem,
  knowing,
  opine,
  paper,
  promisedItem,
  proof,
  recordedStory,
  remedies,
  resume,
  submit,
  suspend,
  when,
  workingDays,
} from '../testing';
import { viewAfter } from '../testing/views';
import type { ApplicationView } from './application-view';
import { applications } from './applications-projection';

const received = at('2026-03-02');

const afterStory = (terms: ItemTerms, ...commands: readonly ApplicationCommand[]): ApplicationView =>
  viewAfter(recordedStory(knowing(terms), ...commands));

const notice = (instant: string, over: object = {}) => askFor(['plan'], instant, { deadline: workingDays(5), ...over });

const material = (instant: string, code: string): ApplicationCommand => ({
  type: 'AddMaterial',
  data: { ...when(instant), department: null, officer: null, material: paper(code) },
});

const free = { ...promisedItem, materials: [] };

describe('the view of a case', () => {
  it('begins with the receipt', () => {
    const view = afterStory(jointItem, submit(received, { receivedBy: 'hall', externalNo: 'X-1', source: 'portal' }));
    expect(view).toMatchObject({
      applicationId: 'a1',
      externalNo: 'X-1',
      status: 'submitted',
      departments: ['planning', 'hall', 'fire', 'water', 'build'],
      receivedAt: received,
      receivedOn: '2026-03-02',
      firstCheck: { date: '2026-03-09', at: '2026-03-09T16:00:00.000Z' },
      acceptedOn: null,
      promised: null,
      statutory: null,
      handler: { department: 'planning', official: 'li' },
      waiting: false,
      revision: '0',
    });
  });

  it('gets both limits with the acceptance (行政许可法 art. 42)', () => {
    expect(afterStory(promisedItem, submit(received), accept(at('2026-03-03')))).toMatchObject({
      status: 'accepted',
      acceptedOn: '2026-03-03',
      deemed: false,
      promised: { date: '2026-03-17' },
      statutory: { date: '2026-03-31' },
      revision: '1',
    });
  });

  it('is accepted by silence as of its receipt (行政许可法 art. 32(4))', () => {
    const silence: ApplicationCommand = { type: 'RecordSilence', data: { at: '2026-03-09T16:00:00.000Z' } };
    expect(afterStory(promisedItem, submit(received), silence)).toMatchObject({
      status: 'accepted',
      acceptedOn: '2026-03-02',
      deemed: true,
      promised: { date: '2026-03-16' },
    });
  });

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
      correct(at('2026-03-04'), 'photo'),
    );
    expect(half).toMatchObject({ status: 'correctionPending', missing: ['plan'], corrections: 1 });
    const whole = afterStory(
      promisedItem,
      submit(received),
      notice(at('2026-03-03')),
      correct(at('2026-03-04'), 'plan'),
    );
    expect(whole).toMatchObject({
      status: 'submitted',
      missing: [],
      correctionDeadline: null,
      firstCheck: { date: '2026-03-11' },
      materials: [{ code: 'plan', satisfiedBy: 'paper', file: null }],
    });
  });

  it('is open again where a corrected set had come in time, and what it asked for longer is due later', () => {
    const asked = askFor(['form'], at('2026-03-04'), { deadline: workingDays(2) });
    expect(
      afterStory(promisedItem, submit(received), asked, correctLate(at('2026-03-06'), at('2026-03-10'), 'form')),
    ).toMatchObject({
      status: 'submitted',
      outcome: null,
      closedAt: null,
      closedOn: null,
      corrections: 1,
      firstCheck: { date: '2026-03-13' },
    });
    const longer = askFor(['plan'], at('2026-03-05'), { deadline: workingDays(2) });
    expect(afterStory(promisedItem, submit(received), asked, longer)).toMatchObject({
      missing: ['form'],
      correctionDeadline: { date: '2026-03-09' },
    });
    const beyond = askFor(['diary'], at('2026-03-05'));
    expect(afterStory(promisedItem, submit(received), beyond)).toMatchObject({ status: 'submitted', missing: [] });
  });

  it('waits for no correction any more once it is accepted without', () => {
    const terms = { ...promisedItem, onCorrectionTimeout: 'refused' } as const;
    const asked = askFor(['plan'], at('2026-03-04'), { deadline: workingDays(2) });
    const deferral = { materials: ['plan'], term: workingDays(3) };
    expect(afterStory(terms, submit(received), asked, accept(at('2026-03-10'), { deferral }))).toMatchObject({
      status: 'accepted',
      missing: [],
      deferred: ['plan'],
      correctionDeadline: null,
      waiting: false,
    });
  });

  it('is not changed by a notice that came too late', () => {
    const before = afterStory(promisedItem, submit(received), notice(at('2026-03-12')));
    expect(before).toMatchObject({ status: 'accepted', deemed: true, missing: [], correctionDeadline: null });
  });

  it('shows no procedure as open of a review that a notice in time undid', () => {
    const proved = { now: at('2026-03-12'), proofOfService: proof(at('2026-03-06')) };
    const view = afterStory(
      promisedItem,
      submit(received),
      suspend(at('2026-03-11')),
      notice(at('2026-03-06'), proved),
    );
    expect(view).toMatchObject({ status: 'correctionPending', suspended: false });
    expect(view.suspensions).toMatchObject([{ number: 1, startedOn: '2026-03-11', endedOn: '2026-03-11' }]);
  });

  it('takes back an acceptance by silence that a notice in time replaces', () => {
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

  it('waits for a person where the applicant’s time ended and the consequence is a refusal', () => {
    const refusing = { ...promisedItem, onCorrectionTimeout: 'refused' } as const;
    const lapse: ApplicationCommand = {
      type: 'RecordCorrectionTimeout',
      data: { at: '2026-03-10T16:00:00.000Z', notice: 1 },
    };
    const past = [submit(received), notice(at('2026-03-03')), lapse] as const;
    expect(afterStory(refusing, ...past)).toMatchObject({
      waiting: true,
      waitsFor: [{ what: 'correctionLapsed', since: '2026-03-11', consequence: 'refused' }],
    });
    expect(afterStory(refusing, ...past, correct(at('2026-03-12'), 'plan'))).toMatchObject({
      waiting: false,
      waitsFor: [],
    });
  });

  it('waits for a person where deferred materials (容缺) did not come, until they do', () => {
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

  it('says which branch of which stage stands where', () => {
    const view = afterStory(jointItem, submit(received), accept(received), opine('fire', at('2026-03-05')));
    expect(view.stage).toBe('review');
    expect(view.branches).toMatchObject([
      {
        id: 'fire',
        limit: { date: '2026-03-09' },
        opinion: 'agree',
        givenOn: '2026-03-05',
        usedDays: 3,
        withinLimit: true,
      },
      { id: 'water', limit: { date: '2026-03-05' }, opinion: null, givenOn: null },
    ]);
  });

  it('has no limit while the clock stands still, and a later one afterwards (行政许可法 art. 45)', () => {
    const past = [submit(received), accept(received), suspend(at('2026-03-04'))] as const;
    expect(afterStory(promisedItem, ...past)).toMatchObject({
      suspended: true,
      promised: null,
      statutory: null,
      suspensions: [
        { number: 1, procedure: 'expertReview', startedOn: '2026-03-04', pausesFrom: '2026-03-04', endedOn: null },
      ],
    });
    expect(afterStory(promisedItem, ...past, resume(at('2026-03-06')))).toMatchObject({
      suspended: false,
      promised: { date: '2026-03-18' },
      suspensions: [{ endedOn: '2026-03-06' }],
    });
  });

  it('keeps its limits in a procedure of which the applicant was not told', () => {
    const past = [submit(received), accept(received), suspend(at('2026-03-04'), { notice: null })] as const;
    expect(afterStory(promisedItem, ...past)).toMatchObject({ suspended: true, promised: { date: '2026-03-16' } });
  });

  it('follows the handler of the case and of a branch', () => {
    const assign = (branch: string | null, department: string): ApplicationCommand => ({
      type: 'AssignHandler',
      data: { ...when(at('2026-03-03')), department, officer: null, branch, official: 'wang' },
    });
    const view = afterStory(
      jointItem,
      submit(received),
      accept(received),
      assign(null, 'planning'),
      assign('water', 'water'),
    );
    expect(view.handler).toEqual({ department: 'planning', official: 'wang' });
    expect(view.branches.map(({ official }) => official)).toEqual(['fire-handler', 'wang']);
  });

  it('ends with the decision, and is delivered after it (行政许可法 arts. 38, 44)', () => {
    const deliver: ApplicationCommand = {
      type: 'DeliverResult',
      data: { ...act(at('2026-03-06')), proofOfService: proof(at('2026-03-06')) },
    };
    const past = [submit(received), accept(received), grant(at('2026-03-05'))] as const;
    expect(afterStory(free, ...past)).toMatchObject({
      status: 'granted',
      outcome: 'granted',
      closedOn: '2026-03-05',
      usedDays: 3,
      withinPromise: true,
      withinStatute: true,
      deliveryLimit: { date: '2026-03-19' },
      deliveredOn: null,
    });
    expect(afterStory(free, ...past, deliver)).toMatchObject({ status: 'granted', deliveredOn: '2026-03-06' });
  });

  it('ends with a file that is not accepted, withdrawn or terminated', () => {
    const closing = { ...act(at('2026-03-03')), reason: written('because'), document: document() };
    const refused: ApplicationCommand = {
      type: 'RefuseAcceptance',
      data: { ...closing, ground: 'notRequired', rightDepartment: null, remedies, proofOfService: null },
    };
    const withdrawn: ApplicationCommand = {
      type: 'WithdrawApplication',
      data: { ...when(at('2026-03-03')), department: null, officer: null, reason: written('changed his mind') },
    };
    const terminated: ApplicationCommand = {
      type: 'TerminateApplication',
      data: {
        approval: 'onPaper',
        ...closing,
        legalBasis: written('行政许可法 art. 70'),
        ground: null,
        remedies: null,
      },
    };
    const outcomes = [refused, withdrawn, terminated].map((end) => afterStory(free, submit(received), end).outcome);
    expect(outcomes).toEqual(['notAccepted', 'withdrawn', 'terminated']);
  });

  it('is in no procedure and waits for nobody any more when it has ended', () => {
    const withdrawn: ApplicationCommand = {
      type: 'WithdrawApplication',
      data: { ...when(at('2026-03-05')), department: null, officer: null, reason: written('changed his mind') },
    };
    const view = afterStory(free, submit(received), accept(received), suspend(at('2026-03-04')), withdrawn);
    expect(view).toMatchObject({ status: 'withdrawn', suspended: false, waiting: false });
  });

  it('has a row for every fact of a case', () => {
    expect(Object.keys(applications.on)).toHaveLength(35);
  });
});
