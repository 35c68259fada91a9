import { defineEnumeration, subset, type ValueOf } from '@sealtrail/event-sourcing';

/** Acts that can be reported late, with or without a proof of their time. */
export const lateActs = defineEnumeration(
  { zh: '补报的行为', en: 'Act reported late' },
  {
    receipt: { zh: '收件' },
    material: { zh: '补交材料' },
    correctionNotice: { zh: '补正告知' },
    correctedSet: { zh: '补正材料' },
    acceptance: { zh: '受理' },
    nonAcceptance: { zh: '不予受理' },
    opinion: { zh: '会签意见' },
    suspension: { zh: '特别程序' },
    suspensionNotice: { zh: '特别程序告知' },
    prolongation: { zh: '特别程序延长' },
    suspensionEnd: { zh: '特别程序结束' },
    extension: { zh: '延长' },
    decision: { zh: '决定' },
    delivery: { zh: '送达' },
    withdrawal: { zh: '撤回申请' },
    termination: { zh: '终止' },
  },
);
export type LateAct = ValueOf<typeof lateActs>;

/** Why a late report waits for a reviewer. */
export const reviewCauses = defineEnumeration(
  { zh: '待复核原因', en: 'Why it is under review' },
  {
    ownProof: { zh: '自证', note: 'of the charged unit itself, later than that shows anything by itself' },
    successor: { zh: '已另行申请', note: 'the applicant has filed anew in place of the case that it would open again' },
  },
);
export type ReviewCause = ValueOf<typeof reviewCauses>;

/** State of a proof of the respondent unit itself that is inconclusive without a review. */
export const reviewStandings = defineEnumeration(
  { zh: '自证复核状态', en: 'Status of a proof under review' },
  {
    waiting: { zh: '待复核', note: 'limits and figures stay as if nobody had proved it' },
    applied: { zh: '采信', note: 'the act counts from what its proof shows' },
    dropped: { zh: '不采信', note: 'the act counts from its recording, for good' },
  },
);
export type ReviewStanding = ValueOf<typeof reviewStandings>;

/** Decisions of a reviewer. */
export const reviewWords = subset(reviewStandings, ['applied', 'dropped']);
export type ReviewWord = ValueOf<typeof reviewWords>;
