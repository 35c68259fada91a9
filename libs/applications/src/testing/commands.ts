import { written } from '@sealtrail/event-sourcing';
import { dateOf } from '@sealtrail/working-days';
import type { ApplicationCommand } from '../domain/application-commands';
import type { NonAcceptanceGround } from '../domain/case-enums';
import type { Material, OfficialDocument, ProofOfService, Remedies } from '../domain/case-fact';
import type { WithdrawApplication } from '../domain/decision-commands';
import type { SubmitApplication } from '../domain/receipt-commands';
import type { OfficialAct, ReceivedActTimes, ServedOfficialAct } from '../domain/reporting';
import { workingDays } from './decision-context';

export const document = (number = 'D-1', date = '2026-03-02'): OfficialDocument => ({ number, date, seal: 'seal-1' });

/** Dated on the day of the act. */
export const documentOf = (instant: string): OfficialDocument => document('D-1', dateOf(instant, 'Asia/Shanghai'));

export const remedies: Remedies = {
  reconsideration: { organ: 'City Government', days: 60 },
  litigation: { court: 'District Court', months: 6 },
};

/** Of a service reported by the serving platform. */
export const proof = (servedAt: string, change: Partial<ProofOfService> = {}): ProofOfService => ({
  mode: 'electronic',
  servedAt,
  actAt: null,
  reference: 'R-1',
  servedOn: 'applicant',
  toldBy: { role: 'integrator', department: 'post' },
  weight: null,
  ...change,
});

/** Of a service reported by the unit itself (自证). */
export const ownProof = (servedAt: string, department = 'planning'): ProofOfService =>
  proof(servedAt, { toldBy: { role: 'officer', department } });

/** Reported when it happened, or later; without proof. */
export const actTimes = (instant: string, now = instant): ReceivedActTimes => ({
  at: instant,
  now,
  proofOfService: null,
  toldBy: { role: 'officer', department: 'planning' },
});

/** An act without proof. */
export const officialAct = (instant: string, change: Partial<OfficialAct> = {}): ServedOfficialAct => ({
  at: instant,
  now: instant,
  proofOfService: null,
  department: 'planning',
  officer: 'li',
  ...change,
});

export const submit = (instant: string, change: Partial<SubmitApplication['data']> = {}): SubmitApplication => ({
  type: 'SubmitApplication',
  data: {
    ...actTimes(instant),
    applicationId: 'a1',
    number: '37010020260302000001X',
    item: 'i1',
    filedBy: null,
    sameFiling: null,
    filedBefore: [],
    successorOf: null,
    source: null,
    externalNo: null,
    scenario: null,
    channel: 'window',
    receivedBy: null,
    officer: null,
    applicant: { subjectId: 's1', commitment: 'c1' },
    agent: null,
    materials: [],
    ...change,
  },
});

export const accept = (instant: string, change: object = {}): ApplicationCommand => ({
  type: 'AcceptApplication',
  data: {
    ...officialAct(instant),
    document: documentOf(instant),
    deferral: null,
    commitments: [],
    ...change,
  },
});

/** 补正告知: missing materials, and the deadline. */
export const requestCorrection = (
  codes: readonly string[],
  instant: string,
  change: object = {},
): ApplicationCommand => ({
  type: 'IssueCorrectionNotice',
  data: {
    ...officialAct(instant),
    missing: codes.map((code) => ({ code, reason: written('not signed') })),
    document: documentOf(instant),
    deadline: workingDays(10),
    ...change,
  },
});

/** 撤回: reported by the department, without a paper of the applicant. */
export const withdraw = (instant: string, change: Partial<WithdrawApplication['data']> = {}): WithdrawApplication => ({
  type: 'WithdrawApplication',
  data: {
    ...actTimes(instant),
    department: null,
    officer: null,
    reason: written('moved away'),
    document: null,
    ...change,
  },
});

/** A material submitted on paper. */
export const paperMaterial = (code: string): Material => ({ code, satisfiedBy: 'paper', file: null, reference: null });

/** 补正: materials sent by the applicant, received by any official. */
export const submitCorrection = (instant: string, ...codes: readonly string[]): ApplicationCommand => ({
  type: 'ReceiveCorrection',
  data: {
    ...actTimes(instant),
    department: null,
    officer: null,
    materials: codes.map(paperMaterial),
    proofOfService: null,
  },
});

/** The same, reported later with the 收件凭证 of its time. */
export const submitCorrectionLate = (
  instant: string,
  now: string,
  ...codes: readonly string[]
): ApplicationCommand => ({
  type: 'ReceiveCorrection',
  data: {
    ...actTimes(instant, now),
    department: null,
    officer: null,
    materials: codes.map(paperMaterial),
    proofOfService: { ...proof(instant), mode: 'window' },
  },
});

export const refuseAcceptance = (
  ground: NonAcceptanceGround,
  instant: string,
  change: object = {},
): ApplicationCommand => ({
  type: 'RefuseAcceptance',
  data: {
    ...officialAct(instant),
    ground,
    reason: written('no'),
    rightDepartment: null,
    stillWrong: [],
    remedies,
    document: documentOf(instant),
    ...change,
  },
});

export const grant = (instant: string, change: object = {}): ApplicationCommand => ({
  type: 'DecideApplication',
  data: {
    ...officialAct(instant),
    outcome: 'granted',
    approval: 'onPaper',
    reasons: null,
    legalBasis: null,
    remedies: null,
    document: documentOf(instant),
    ...change,
  },
});

/** A refusal with everything it needs (行政许可法 art. 38). */
export const refuse = (instant: string, change: object = {}): ApplicationCommand =>
  grant(instant, { outcome: 'refused', reasons: written('r'), legalBasis: written('b'), remedies, ...change });

/** Approved by the head, and notified to the applicant immediately (行政许可法 art. 42). */
export const extend = (instant: string, change: object = {}): ApplicationCommand => ({
  type: 'ExtendApplication',
  data: {
    ...officialAct(instant),
    days: 10,
    approver: 'zhao',
    approverDepartment: null,
    approval: 'onPaper',
    reason: written('complex'),
    document: documentOf(instant),
    notifiedAt: instant,
    ...change,
  },
});

export const giveOpinion = (branch: string, instant: string, change: object = {}): ApplicationCommand => ({
  type: 'GiveOpinion',
  data: {
    ...officialAct(instant, { department: branch, officer: `${branch}-handler` }),
    branch: branch,
    opinion: 'agree',
    reasons: null,
    ...change,
  },
});

export const startSuspension = (instant: string, change: object = {}): ApplicationCommand => ({
  type: 'StartSuspension',
  data: {
    ...officialAct(instant),
    procedure: 'expertReview',
    branch: null,
    legalBasis: written('行政许可法 art. 45'),
    notice: { document: documentOf(instant), givenAt: instant },
    expected: workingDays(5),
    endedAt: null,
    ...change,
  },
});

export const endSuspension = (instant: string, change: object = {}): ApplicationCommand => ({
  type: 'EndSuspension',
  data: { ...officialAct(instant), suspension: 1, ...change },
});

/** 补交送达回证: for the act of an event, by its revision, as reported by the serving platform. */
export const addProof = (servedAt: string, now: string, change: object = {}): ApplicationCommand => ({
  type: 'AddProof',
  data: { at: now, now, department: null, officer: null, act: 0, proofOfService: proof(servedAt), ...change },
});

/** 复核自证: by a reviewer of another unit. */
export const reviewProof = (instant: string, change: object = {}): ApplicationCommand => ({
  type: 'ReviewProof',
  data: {
    at: instant,
    now: instant,
    review: 1,
    word: 'applied',
    reason: written('the courier says so too'),
    by: 'chen',
    reviewer: 'discipline',
    ...change,
  },
});
