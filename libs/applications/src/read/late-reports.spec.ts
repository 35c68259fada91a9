import type { RecordedEvent } from '@sealtrail/event-sourcing';
import type { ApplicationCommand } from '../domain/application-commands';
import type { ApplicationEvent } from '../domain/application-events';
import {
  accept,
  addProof,
  at,
  contextFor,
  giveOpinion,
  grant,
  jointItem,
  ownProof,
  promisedItem,
  recordedEventsAfter,
  requestCorrection,
  reviewProof,
  startSuspension,
  submit,
} from '../testing';
import { isLateReport, lateReportsOf } from './late-reports';

const accepted = [submit(at('2026-03-02')), accept(at('2026-03-02', '11:00'))];
const item = { ...promisedItem, materials: [] };
const told = (commands: readonly ApplicationCommand[], terms: typeof promisedItem = item) =>
  lateReportsOf(recordedEventsAfter(contextFor(terms), ...commands), 'Asia/Shanghai');

describe('the late reports of a case (事后补报)', () => {
  it('are empty if every act was reported on its day', () => {
    expect(told([...accepted, grant(at('2026-03-09'), { now: at('2026-03-09', '23:00') })])).toEqual([]);
  });

  it('show for each act how far it counts, and why', () => {
    // Promised until Monday 16 March.
    const pause = startSuspension(at('2026-03-04'), { now: at('2026-03-06'), endedAt: at('2026-03-05') });
    const decision = grant(at('2026-03-12'), { now: at('2026-03-18') });
    expect(told([...accepted, pause, decision])).toMatchObject([
      {
        revision: '2',
        act: 'suspension',
        occurredAt: at('2026-03-04'),
        toldAt: at('2026-03-06'),
        effect: { kind: 'recordedOnly', reason: 'countsFromReport' },
      },
      {
        act: 'decision',
        occurredOn: '2026-03-12',
        effect: { kind: 'partly', reason: 'countsFromReport', limits: [{ clock: 'case', basis: 'promised' }] },
        review: null,
      },
    ]);
  });

  it('name the kind of an act that a deemed acceptance had overtaken', () => {
    const silence: ApplicationCommand = { type: 'RecordSilence', data: { at: at('2026-03-10', '00:00') } };
    const late = [submit(at('2026-03-02')), silence, accept(at('2026-03-05'), { now: at('2026-03-11') })];
    expect(told(late)).toMatchObject([{ act: 'acceptance', effect: { reason: 'acceptedBySilence' } }]);
  });

  it('name the act, and not the procedure that ends with it', () => {
    const fire = { department: 'fire', officer: 'fire-handler' };
    const paused = startSuspension(at('2026-03-03'), { ...fire, branch: 'fire' });
    const late = [...accepted, paused, giveOpinion('fire', at('2026-03-05'), { now: at('2026-03-06') })];
    expect(told(late, jointItem).map(({ act }) => act)).toEqual(['opinion']);
  });

  it("show the state of a proof under review; the reviewer's decision is not an act of the case", () => {
    const proofOfService = ownProof(at('2026-03-12'));
    const held = [...accepted, grant(at('2026-03-12'), { now: at('2026-04-20'), proofOfService })];
    expect(told(held)).toMatchObject([
      { effect: { reason: 'ownProofWaits' }, review: { review: 1, standing: 'waiting' } },
    ]);
    expect(told([...held, reviewProof(at('2026-04-22'))])).toMatchObject([
      { act: 'decision', review: { review: 1, standing: 'applied' } },
    ]);
  });

  it('also for a proof that was added afterwards, and list once an act that an added proof makes count', () => {
    const late = [...accepted, grant(at('2026-03-12'), { now: at('2026-03-18') })];
    const byUnit = { department: 'planning', officer: 'li', proofOfService: ownProof(at('2026-03-12')) };
    const added = addProof(at('2026-03-12'), at('2026-04-20'), { act: 2, ...byUnit });
    expect(told([...late, added])).toMatchObject([
      { revision: '2', act: 'decision', review: { review: 1, standing: 'waiting' } },
    ]);
    const silence: ApplicationCommand = { type: 'RecordSilence', data: { at: at('2026-03-10', '00:00') } };
    const notice = requestCorrection(['form'], at('2026-03-05'), { now: at('2026-03-11') });
    const proved = addProof(at('2026-03-05'), at('2026-03-13'), { act: 2 });
    expect(told([submit(at('2026-03-02')), silence, notice, proved], promisedItem)).toMatchObject([
      { revision: '2', act: 'correctionNotice' },
    ]);
  });
});

describe('an event that is recorded after its day', () => {
  const recordedLater = (type: ApplicationEvent['type'], data: object = {}, recordedAt = at('2026-03-06')): boolean => {
    const event = { type, data: { occurredOn: '2026-03-05', ...data }, metadata: { recordedAt } };
    return isLateReport(event as RecordedEvent<ApplicationEvent>, 'Asia/Shanghai');
  };

  it.each<ApplicationEvent['type']>([
    'StageStarted',
    'LimitsMoved',
    'LimitPassed',
    'LimitPassingUndone',
    'ClosingReassessed',
    'CalendarChangeNotApplied',
    'LapseHeldBack',
    'CorrectionLapsed',
    'DeferralLapsed',
    'SuccessorAnnounced',
    'SuccessorFiled',
    'ApplicationReturned',
  ])('%s was reported by nobody: the rules themselves record it', (type) => {
    expect(recordedLater(type)).toBe(false);
  });

  it('is a late report if a person reported it, with a reason in their own words', () => {
    expect(recordedLater('DecisionMade')).toBe(true);
    expect(recordedLater('ProofReviewed')).toBe(true);
    expect(recordedLater('ApplicationAccepted', { deemed: false })).toBe(true);
    expect(recordedLater('ApplicationAccepted', { deemed: true })).toBe(false);
    expect(recordedLater('ApplicationWithdrawn', { reason: 'moved away' })).toBe(true);
    expect(recordedLater('ApplicationWithdrawn', { reason: { code: 'correction.lapsed' } })).toBe(false);
  });

  it('is reported on its day until 24:00 of the local day', () => {
    // 16:00 UTC is 24:00 in Shanghai.
    expect(recordedLater('DecisionMade', {}, '2026-03-05T16:00:00.000Z')).toBe(false);
    expect(recordedLater('DecisionMade', {}, '2026-03-05T16:00:00.001Z')).toBe(true);
    expect(recordedLater('DecisionMade', {}, '2026-03-05T23:00:00.000Z')).toBe(true);
  });
});
