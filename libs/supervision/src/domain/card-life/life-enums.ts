import { defineEnumeration, subset, type ValueOf } from '@sealtrail/event-sourcing';

/** What people do with a card, in the order of its life. */
export const cardSteps = defineEnumeration(
  { zh: '监察牌的步骤', en: 'Step in the life of a card' },
  {
    acknowledgement: { zh: '签收' },
    explanation: { zh: '说明', note: '自查报告' },
    rectification: { zh: '整改' },
    closing: { zh: '销号' },
    appeal: { zh: '申诉' },
    appealDecision: { zh: '申诉决定', en: 'decision on the appeal' },
    revocation: { zh: '撤牌', note: 'by a review of the supervising body itself' },
    referral: { zh: '移送', note: 'to discipline inspection' },
    outcome: { zh: '移送结果', en: 'what came of the referral' },
  },
);
export type CardStep = ValueOf<typeof cardSteps>;

/** How far the answer to a card is. How the card counts is its status. */
export const cardStages = defineEnumeration(
  { zh: '处理环节', en: 'Stage' },
  {
    open: { zh: '待签收', en: 'to be acknowledged' },
    acknowledged: { zh: '已签收' },
    explained: { zh: '已说明' },
    rectified: { zh: '已整改' },
    closed: { zh: '已销号' },
  },
);
export type CardStage = ValueOf<typeof cardStages>;

/** Steps that have a limit. */
export const limitedSteps = defineEnumeration(
  { zh: '有时限的步骤', en: 'Step with a limit' },
  {
    feedback: { zh: '反馈', note: 'acknowledged and explained, or appealed against' },
    appeal: { zh: '申诉', note: 'until when an appeal is taken' },
    appealDecision: { zh: '申诉决定', en: 'decision on the appeal' },
  },
);
export type LimitedStep = ValueOf<typeof limitedSteps>;

/** Whether whoever is charged has answered. */
export const feedbackStates = defineEnumeration(
  { zh: '反馈情况', en: 'Feedback' },
  {
    due: { zh: '待反馈', en: 'due' },
    overdue: { zh: '逾期未反馈', en: 'overdue' },
    inTime: { zh: '按时反馈', en: 'given in time' },
    late: { zh: '逾期反馈', en: 'given late' },
  },
);
export type FeedbackState = ValueOf<typeof feedbackStates>;

/** How an appeal stands. */
export const appealStates = defineEnumeration(
  { zh: '申诉情况', en: 'Appeal' },
  {
    running: { zh: '申诉中', en: 'to be decided' },
    escalated: { zh: '已上报', note: 'to be decided by a supervising body of a region above' },
    upheld: { zh: '申诉成立', note: 'the card is revoked' },
    rejected: { zh: '已驳回' },
    moot: { zh: '已无须决定', note: 'the card was revoked for another reason before the decision' },
  },
);
export type AppealState = ValueOf<typeof appealStates>;

/** 申诉决定 */
export const appealResults = subset(appealStates, ['upheld', 'rejected', 'escalated']);
export type AppealResult = ValueOf<typeof appealResults>;

/** 移送结果: what discipline inspection did. */
export const referralResults = defineEnumeration(
  { zh: '移送结果', en: 'What came of the referral' },
  {
    noCase: { zh: '不予立案', en: 'no case was opened' },
    admonished: { zh: '批评教育或者诫勉', en: 'admonished' },
    disciplined: { zh: '给予处分', en: 'disciplined' },
    prosecuted: { zh: '移送司法', en: 'handed to the prosecution' },
  },
);
export type ReferralResult = ValueOf<typeof referralResults>;

/** What came of a step. */
export const stepResults = defineEnumeration(
  { zh: '步骤结果', en: 'What came of a step' },
  { ...appealResults.terms, ...referralResults.terms },
);
export type StepResult = ValueOf<typeof stepResults>;

/** 文书 of a step. */
export const stepPapers = defineEnumeration(
  { zh: '步骤文书', en: 'Document of a step' },
  {
    cardNotice: { zh: '预警通知、黄牌（红牌）通知', en: 'notice of the card' },
    selfReview: { zh: '自查报告' },
    supervisionOrder: { zh: '督办单' },
    closingNote: { zh: '销号单' },
    writtenAppeal: { zh: '申诉书' },
    appealRuling: { zh: '申诉决定书、撤牌决定', en: 'ruling on the appeal' },
    revocationRuling: { zh: '撤牌决定' },
    proposal: { zh: '监察建议书' },
    outcomeLetter: { zh: '处理结果函' },
    interviewRecord: { zh: '约谈纪要' },
  },
);
export type StepPaper = ValueOf<typeof stepPapers>;
