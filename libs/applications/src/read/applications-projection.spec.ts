import type { ItemTerms } from '@sealtrail/catalog/events';
import { written } from '@sealtrail/event-sourcing';
import type { ApplicationCommand } from '../domain/application-commands';
import {
  accept,
  actTimes,
  at,
  contextFor,
  document,
  endSuspension,
  extend,
  giveOpinion,
  grant,
  jointItem,
  officialAct,
  promisedItem,
  proof,
  recordedEventsAfter,
  remedies,
  requestCorrection,
  startSuspension,
  submit,
  withdraw,
  workingDays,
} from '../testing';
import { viewAfter } from '../testing/views';
import type { ApplicationView } from './application-view';
import { applications } from './applications-projection';

const received = at('2026-03-02');

const afterStory = (terms: ItemTerms, ...commands: readonly ApplicationCommand[]): ApplicationView =>
  viewAfter(recordedEventsAfter(contextFor(terms), ...commands));

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

  it('is deemed accepted as of its receipt (行政许可法 art. 32(4))', () => {
    const silence: ApplicationCommand = { type: 'RecordSilence', data: { at: '2026-03-09T16:00:00.000Z' } };
    expect(afterStory(promisedItem, submit(received), silence)).toMatchObject({
      status: 'accepted',
      acceptedOn: '2026-03-02',
      deemed: true,
      promised: { date: '2026-03-16' },
    });
  });

  it('shows the state of every branch of every stage', () => {
    const view = afterStory(jointItem, submit(received), accept(received), giveOpinion('fire', at('2026-03-05')));
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

  it('has no limit while the clock is paused, and a later one afterwards (行政许可法 art. 45)', () => {
    const past = [submit(received), accept(received), startSuspension(at('2026-03-04'))] as const;
    expect(afterStory(promisedItem, ...past)).toMatchObject({
      suspended: true,
      promised: null,
      statutory: null,
      suspensions: [
        { number: 1, procedure: 'expertReview', startedOn: '2026-03-04', pausesFrom: '2026-03-04', endedOn: null },
      ],
    });
    expect(afterStory(promisedItem, ...past, endSuspension(at('2026-03-06')))).toMatchObject({
      suspended: false,
      promised: { date: '2026-03-18' },
      suspensions: [{ endedOn: '2026-03-06' }],
    });
  });

  it('keeps its limits in a procedure that was not notified to the applicant', () => {
    const past = [submit(received), accept(received), startSuspension(at('2026-03-04'), { notice: null })] as const;
    expect(afterStory(promisedItem, ...past)).toMatchObject({ suspended: true, promised: { date: '2026-03-16' } });
  });

  it('counts as extended only by an extension that moved its limit', () => {
    const told = (now: string) => extend(at('2026-03-27'), { now, days: 5 });
    const past = [submit(received), accept(received)] as const;
    expect(afterStory(promisedItem, ...past, told(at('2026-03-27'))).extended).toBe(true);
    expect(afterStory(promisedItem, ...past, told(at('2026-04-01'))).extended).toBe(false);
  });

  it('follows the handler of the case and of a branch', () => {
    const assign = (branch: string | null, department: string): ApplicationCommand => ({
      type: 'AssignHandler',
      data: { ...actTimes(at('2026-03-03')), department, officer: null, branch, official: 'wang' },
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
      data: { ...officialAct(at('2026-03-06')), proofOfService: proof(at('2026-03-06')) },
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

  it('is closed by a non-acceptance, a withdrawal or a termination', () => {
    const closing = { ...officialAct(at('2026-03-03')), reason: written('because'), document: document() };
    const refused: ApplicationCommand = {
      type: 'RefuseAcceptance',
      data: {
        ...closing,
        ground: 'notRequired',
        rightDepartment: null,
        stillWrong: [],
        remedies,
        proofOfService: null,
      },
    };
    const withdrawn = withdraw(at('2026-03-03'));
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

  it('is in no procedure and waits for nobody once it has ended', () => {
    const withdrawn = withdraw(at('2026-03-05'));
    const view = afterStory(free, submit(received), accept(received), startSuspension(at('2026-03-04')), withdrawn);
    expect(view).toMatchObject({ status: 'withdrawn', suspended: false, waiting: false });
  });

  it('has the files of a set that is only recorded, which are not materials of the case', () => {
    const file = 'a'.repeat(64);
    const set: ApplicationCommand = {
      type: 'ReceiveCorrection',
      data: {
        ...actTimes(at('2026-03-09'), at('2026-03-12')),
        department: null,
        officer: null,
        materials: [{ code: 'form', satisfiedBy: 'uploaded', file, reference: null }],
        proofOfService: null,
      },
    };
    const lapsed = [submit(received), requestCorrection(['form'], at('2026-03-03'), { deadline: workingDays(5) })];
    expect(afterStory(promisedItem, ...lapsed, set)).toMatchObject({
      status: 'returned',
      materials: [],
      files: [file],
    });
  });

  it('has a row for every event of a case', () => {
    expect(Object.keys(applications.on)).toHaveLength(41);
  });
});
