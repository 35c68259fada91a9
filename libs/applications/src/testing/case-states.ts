import type { ItemTerms } from '@sealtrail/catalog/events';
import { written } from '@sealtrail/event-sourcing';
import type { ApplicationCommand } from '../domain/application-commands';
import {
  accept,
  actTimes,
  addProof,
  documentOf,
  endSuspension,
  extend,
  giveOpinion,
  grant,
  officialAct,
  ownProof,
  paperMaterial,
  proof,
  refuse,
  refuseAcceptance,
  requestCorrection,
  reviewProof,
  startSuspension,
  submit,
  submitCorrection,
  withdraw,
} from './commands';
import { at, jointItem, promisedItem, workingDays } from './decision-context';
import { fullCase, fullItem } from './full-case';

/** A case in a state: its history, and the report time of the commands of the table. */
export type CaseState = {
  readonly state: string;
  readonly past: readonly ApplicationCommand[];
  readonly terms: ItemTerms;
  readonly now: string;
};

const NOW = at('2026-03-06');
const RECEIVED = at('2026-03-02');
const reason = written('moved away');
const complete = submit(RECEIVED, { materials: ['form', 'plan'].map(paperMaterial) });
const accepted = [complete, accept(at('2026-03-02', '11:00'))];
const awaited = [submit(RECEIVED), requestCorrection(['form', 'plan'], at('2026-03-03'))];
const granted = [...accepted, grant(at('2026-03-04'))];
const terminate = (instant: string): ApplicationCommand => ({
  type: 'TerminateApplication',
  data: {
    ...officialAct(instant),
    approval: 'onPaper',
    reason,
    legalBasis: reason,
    document: documentOf(instant),
    ground: null,
    remedies: null,
  },
});
const deliver = (instant: string): ApplicationCommand => ({
  type: 'DeliverResult',
  data: { ...officialAct(instant), proofOfService: proof(instant) },
});
/** With a proof of the unit itself, reported later than ten working days after the service. */
const heldGrant = grant(at('2026-03-04'), {
  now: at('2026-03-24'),
  proofOfService: ownProof(at('2026-03-04')),
});
const correctionLapses = (instant: string): ApplicationCommand => ({
  type: 'RecordCorrectionTimeout',
  data: { at: instant },
});
const deferred = [
  submit(RECEIVED, { materials: [paperMaterial('form')] }),
  accept(at('2026-03-02', '11:00'), { deferral: { materials: ['plan'], term: workingDays(2) } }),
];
const deferralLapses: ApplicationCommand = { type: 'RecordDeferralTimeout', data: { at: at('2026-03-05', '00:00') } };
/** After the end of every limit. */
const LONG_AFTER = at('2026-07-01');
/** 24:00 of the tenth working day after Tuesday 3 March. */
const LAPSE = at('2026-03-18', '00:00');

const inState = (state: string, past: readonly ApplicationCommand[], change: Partial<CaseState> = {}): CaseState => ({
  state,
  past,
  terms: promisedItem,
  now: NOW,
  ...change,
});

/** The states of a case that differ in their answers. */
export const caseStates: readonly CaseState[] = [
  inState('unknown', []),
  inState('submitted', [complete]),
  inState('correctionPending', awaited),
  inState('correctionLapsed', [...awaited, correctionLapses(LAPSE)], {
    terms: { ...promisedItem, onCorrectionTimeout: 'refused' },
    now: at('2026-03-19'),
  }),
  inState('accepted', accepted),
  inState('full', fullCase, { terms: fullItem }),
  inState('suspended', [...accepted, startSuspension(at('2026-03-03'))]),
  inState('deferred', deferred),
  inState('deferralLapsed', [...deferred, deferralLapses]),
  inState('granted', granted),
  inState('delivered', [...granted, deliver(at('2026-03-05'))]),
  inState('proofWaits', [...accepted, heldGrant], { now: at('2026-03-25') }),
  inState('proofReviewed', [...accepted, heldGrant, reviewProof(at('2026-03-24', '12:00'), { word: 'dropped' })], {
    now: at('2026-03-25'),
  }),
  inState('refused', [...accepted, refuse(at('2026-03-04'))]),
  inState('notAccepted', [complete, refuseAcceptance('notRequired', at('2026-03-04'))]),
  inState('withdrawn', [...accepted, withdraw(at('2026-03-04'))]),
  inState('returned', [...awaited, correctionLapses(LAPSE)], { now: at('2026-03-19') }),
  inState('terminated', [...accepted, terminate(at('2026-03-04'))]),
];

type SampleCommands = { readonly [Type in ApplicationCommand['type']]: (now: string) => ApplicationCommand };

/** One valid command of each kind, reported when it happens: a missing kind does not compile. */
export const sampleCommands: SampleCommands = {
  SubmitApplication: (now) => submit(now),
  ConfirmReceipt: (now) => ({
    type: 'ConfirmReceipt',
    data: { ...actTimes(now), department: null, officer: null, source: null },
  }),
  AddMaterial: (now) => ({
    type: 'AddMaterial',
    data: { ...actTimes(now), department: null, officer: null, material: paperMaterial('photo') },
  }),
  IssueCorrectionNotice: (now) => requestCorrection(['plan'], now),
  CorrectOnTheSpot: (now) => ({ type: 'CorrectOnTheSpot', data: { ...officialAct(now), what: reason } }),
  ReceiveCorrection: (now) => submitCorrection(now, 'form', 'plan'),
  AcceptApplication: (now) => accept(now),
  RefuseAcceptance: (now) => refuseAcceptance('notRequired', now),
  HandOverFile: (now) => ({ type: 'HandOverFile', data: { ...officialAct(now), document: documentOf(now) } }),
  GiveOpinion: (now) => giveOpinion('fire', now),
  StartSuspension: (now) => startSuspension(now),
  GiveSuspensionNotice: (now) => ({
    type: 'GiveSuspensionNotice',
    data: { ...officialAct(now), suspension: 1, document: documentOf(now), expected: workingDays(5) },
  }),
  ProlongSuspension: (now) => ({
    type: 'ProlongSuspension',
    data: { ...officialAct(now), suspension: 1, expected: workingDays(8), reason, document: documentOf(now) },
  }),
  EndSuspension: (now) => endSuspension(now),
  ExtendApplication: (now) => extend(now),
  AssignHandler: (now) => ({
    type: 'AssignHandler',
    data: { ...actTimes(now), department: 'planning', officer: 'li', branch: null, official: 'wang' },
  }),
  RecordVisit: (now) => ({
    type: 'RecordVisit',
    data: { ...actTimes(now), department: 'planning', officer: 'li', purpose: null },
  }),
  DecideApplication: (now) => grant(now),
  IssueCertificate: (now) => ({
    type: 'IssueCertificate',
    data: {
      ...officialAct(now),
      certificateNumber: 'N-1',
      certificateType: '11100000000013338W011',
      issuer: '11370800MB28559184',
      serial: '1',
      validFrom: '2026-03-06',
      validTo: null,
    },
  }),
  DeliverResult: deliver,
  WithdrawApplication: (now) => withdraw(now),
  TerminateApplication: terminate,
  ConfirmApproval: (now) => ({ type: 'ConfirmApproval', data: { ...officialAct(now), act: 'decision' } }),
  DisownApproval: (now) => ({ type: 'DisownApproval', data: { ...officialAct(now), act: 'decision', reason } }),
  AddProof: (now) => addProof(now, now, { act: 2 }),
  ReviewProof: (now) => reviewProof(now),
  AnnounceSuccessor: (now) => ({
    type: 'AnnounceSuccessor',
    data: { now, successor: 'a2', successorNumber: '37010020260306000001X', statedBy: 'applicant' },
  }),
  RecordSuccessor: (now) => ({
    type: 'RecordSuccessor',
    data: { at: now, successor: 'a2', successorNumber: '37010020260306000001X', statedBy: 'applicant' },
  }),
  RecordSilence: () => ({ type: 'RecordSilence', data: { at: LONG_AFTER } }),
  ConfirmLapse: (now) => ({ type: 'ConfirmLapse', data: officialAct(now) }),
  RecordCorrectionTimeout: () => correctionLapses(LONG_AFTER),
  RecordDeferralTimeout: () => ({ type: 'RecordDeferralTimeout', data: { at: LONG_AFTER } }),
  RecordLimitPassing: () => ({ type: 'RecordLimitPassing', data: { at: LONG_AFTER } }),
  RecomputeLimits: (now) => ({ type: 'RecomputeLimits', data: { changedAt: now } }),
};

/** An opinion needs an item with stages: for it the same state is built there, with every opinion before a grant. */
export function stateFor(type: ApplicationCommand['type'], state: CaseState): CaseState {
  if (type !== 'GiveOpinion') return state;
  const { materials, onCorrectionTimeout } = state.terms;
  const opinions = ['water', 'fire', 'build'].map((branch) => giveOpinion(branch, at('2026-03-03')));
  return {
    ...state,
    terms: { ...jointItem, materials, onCorrectionTimeout },
    past: state.past.flatMap((command) =>
      command.type === 'DecideApplication' && command.data.outcome === 'granted' ? [...opinions, command] : [command],
    ),
  };
}
