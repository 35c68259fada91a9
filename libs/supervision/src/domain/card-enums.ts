import { limitBases } from '@sealtrail/applications/events';
import { defineEnumeration, subset, type ValueOf } from '@sealtrail/event-sourcing';

export { type RuleId, ruleIds } from '@sealtrail/policy/events';

/** What took the ground from under a card. */
export const revocationCauses = defineEnumeration(
  { zh: '撤牌原因', en: 'Cause of revocation' },
  {
    calendar: { zh: '日历变更', en: 'change of the calendar' },
    suspension: { zh: '特别程序补录', en: 'special procedure recorded later' },
    extension: { zh: '延期补录', en: 'extension recorded later' },
    lateReport: { zh: '事后补报', note: 'with proof that it happened in time' },
    acceptance: { zh: '受理更正', en: 'acceptance corrected' },
    approval: { zh: '审批人表态', en: 'approver’s answer' },
    decision: { zh: '申诉或者复核决定', en: 'decision on an appeal or a review', note: 'by a person' },
  },
);
export type RevocationCause = ValueOf<typeof revocationCauses>;

/** What a dismissal rests on. */
export const dismissalCauses = defineEnumeration(
  { zh: '取消原因', en: 'Cause of dismissal' },
  {
    word: { zh: '人工取消', en: 'decision of a person' },
    calendar: { zh: '放假通知', en: 'holiday notice of a year', note: 'by its days the limit was not broken' },
    exemption: { zh: '免予监察', en: 'exemption', note: 'declared by a document before the card fell' },
  },
);
export type DismissalCause = ValueOf<typeof dismissalCauses>;

/** What a revocation rests on, for whoever looks at who proved what. */
export const revocationGrounds = defineEnumeration(
  { zh: '撤牌依据', en: 'Basis of the revocation' },
  {
    ownProof: { zh: '自证', en: 'proof of the charged department itself' },
    othersProof: { zh: '他证', en: 'proof of the applicant, a carrier or another department' },
    calendar: { zh: '日历变更', en: 'change of the calendar' },
    decision: { zh: '人工决定', en: 'decision of a person', note: 'on an appeal, or by a review' },
    record: { zh: '登记', en: 'the records alone, or reported in time' },
  },
);
export type RevocationGround = ValueOf<typeof revocationGrounds>;

/** The acts of a case that can come to be known late, as the statements about a card name them. */
export const creditedActs = defineEnumeration(
  { zh: '事后补报的行为', en: 'Act reported late' },
  {
    receipt: { zh: '收件' },
    correctionNotice: { zh: '补正告知' },
    acceptance: { zh: '受理' },
    nonAcceptance: { zh: '不予受理', en: 'non-acceptance' },
    decision: { zh: '决定' },
    delivery: { zh: '送达' },
    withdrawal: { zh: '撤回' },
    return: { zh: '退件' },
    termination: { zh: '终止' },
  },
);
export type CreditedAct = ValueOf<typeof creditedActs>;

/** How a card stands. */
export const cardStatuses = defineEnumeration(
  { zh: '状态', en: 'Status' },
  {
    issued: { zh: '已发' },
    pending: { zh: '待发', note: 'waits for a person, and is not a card until then' },
    underReview: {
      zh: '待复核',
      note: 'a proof of the charged unit itself would take it back, and waits for a reviewer; it keeps its place in the figures',
    },
    superseded: {
      zh: '已升级',
      note: 'a higher card of the same matter has taken its place; it stays in its level’s count',
    },
    resolved: { zh: '已化解', note: 'a warning whose clock ended in time' },
    lapsed: {
      zh: '已失效',
      note: 'a warning whose instant moved away, or whose case ended without an act of the agency; it is in no score',
    },
    revoked: { zh: '撤销' },
    dismissed: { zh: '取消' },
    confirmed: { zh: '已确认' },
  },
);
export type CardStatus = ValueOf<typeof cardStatuses>;

/** How a card begins. */
export const firstStatuses = subset(cardStatuses, ['issued', 'pending']);
export type FirstStatus = ValueOf<typeof firstStatuses>;

/** Which limit a card was computed from. */
export const cardBases = defineEnumeration(
  { zh: '计算依据', en: 'Basis' },
  {
    ...limitBases.terms,
    own: { zh: '自身时限', en: 'own limit', note: 'of a branch or of a procedure' },
  },
);
export type CardBasis = ValueOf<typeof cardBases>;
