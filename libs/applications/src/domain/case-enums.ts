import { posts } from '@sealtrail/catalog/events';
import { defineEnumeration, subset, type ValueOf } from '@sealtrail/event-sourcing';

export const caseStatuses = defineEnumeration(
  { zh: '办件状态', en: 'Status of the case' },
  {
    submitted: { zh: '收件' },
    correctionPending: { zh: '待补正' },
    accepted: { zh: '受理' },
    granted: { zh: '准予' },
    refused: { zh: '不予许可' },
    notAccepted: { zh: '不予受理' },
    withdrawn: { zh: '撤回' },
    returned: { zh: '退件' },
    terminated: { zh: '终止' },
  },
);
export type CaseStatus = ValueOf<typeof caseStatuses>;

export const decisionOutcomes = subset(caseStatuses, ['granted', 'refused']);
export type DecisionOutcome = ValueOf<typeof decisionOutcomes>;

/** Final states set by a timer when no corrected set arrives. */
export const timeoutOutcomes = subset(caseStatuses, ['withdrawn', 'returned']);
export type TimeoutOutcome = ValueOf<typeof timeoutOutcomes>;

/** Why a procedure ends without a decision, where this is a consequence and not a reason of its own. */
export const terminationGrounds = defineEnumeration(
  { zh: '终止事由', en: 'Ground of termination' },
  {
    deferralLapsed: {
      zh: '容缺材料逾期',
      note: 'the consequence is that the case goes back, or its acceptance is cancelled',
    },
  },
);
export type TerminationGround = ValueOf<typeof terminationGrounds>;

/** Opinions of one department in a stage. */
export const opinions = defineEnumeration(
  { zh: '会签意见', en: 'Opinion' },
  { agree: { zh: '同意' }, disagree: { zh: '不同意', note: 'with reasons' } },
);
export type Opinion = ValueOf<typeof opinions>;

export const nonAcceptanceGrounds = defineEnumeration(
  { zh: '不予受理理由', en: 'Ground of non-acceptance', source: '行政许可法 arts. 32, 78' },
  {
    notRequired: { zh: '不需要许可' },
    notCompetent: { zh: '不属于职权', note: 'names the right department' },
    correctedSetWrong: { zh: '补正后仍不符' },
    onTheSpot: { zh: '当场不予受理', note: 'where the item’s law has it' },
    falseMaterial: { zh: '隐瞒或虚假材料' },
    incomplete: { zh: '材料不全', note: 'where the item sends it back' },
  },
);
export type NonAcceptanceGround = ValueOf<typeof nonAcceptanceGrounds>;

/** How something was served on the applicant. */
export const servingModes = defineEnumeration(
  { zh: '送达方式', en: 'Way of service' },
  {
    window: { zh: '直接送达', en: 'at the window' },
    courier: { zh: '邮寄送达' },
    electronic: { zh: '电子送达' },
    publication: { zh: '公告送达' },
    systemLog: { zh: '系统日志' },
    electronicReceipt: { zh: '电子回执' },
  },
);
export type ServingMode = ValueOf<typeof servingModes>;

/** Modes that prove by themselves when an act was done, not only when it was served. */
export const selfShowingModes = subset(servingModes, ['systemLog', 'electronicReceipt']);

/** The origin of a proof, and whether it is conclusive yet. */
export const proofWeights = defineEnumeration(
  { zh: '证明来源', en: 'Whose proof it is' },
  {
    others: {
      zh: '第三方证明',
      note: 'of the applicant’s portal, the carrier or platform, or a key outside the charged unit',
    },
    own: { zh: '自证', note: 'of the charged unit itself, told within ten working days of the service' },
    waits: { zh: '自证待复核', note: 'of the charged unit itself, later than that: it shows nothing by itself' },
  },
);
export type ProofWeight = ValueOf<typeof proofWeights>;

/** The party that was served. */
export const servedParties = defineEnumeration(
  { zh: '受送达人', en: 'Served on' },
  {
    applicant: { zh: '申请人' },
    agent: { zh: '代理人' },
    lead: { zh: '牵头部门' },
    department: { zh: '承办部门' },
  },
);
export type ServedParty = ValueOf<typeof servedParties>;

/** How a material requirement is satisfied. */
export const satisfactions = defineEnumeration(
  { zh: '材料取得方式', en: 'How a material was obtained' },
  {
    uploaded: { zh: '上传' },
    paper: { zh: '纸质' },
    certificateCall: { zh: '电子证照调用' },
    reuse: { zh: '材料复用' },
    dataShare: { zh: '数据共享' },
    commitment: { zh: '告知承诺' },
    deferred: { zh: '容缺', note: 'it follows' },
  },
);
export type SatisfiedBy = ValueOf<typeof satisfactions>;

/** Satisfactions that are filed; `deferred` is not. */
export const filedSatisfactions = subset(satisfactions, [
  'uploaded',
  'paper',
  'certificateCall',
  'reuse',
  'dataShare',
  'commitment',
]);

/** Posts that can approve an extension (行政许可法 art. 42). */
export const approverPosts = subset(posts, ['agencyHead', 'governmentHead']);
export type ApproverPost = ValueOf<typeof approverPosts>;

export const clockKinds = defineEnumeration(
  { zh: '计时', en: 'Clock' },
  {
    firstCheck: { zh: '收件审查' },
    case: { zh: '办件' },
    branch: { zh: '环节' },
    suspension: { zh: '特别程序' },
    delivery: { zh: '送达' },
    correction: { zh: '补正' },
    deferral: { zh: '容缺补正' },
  },
);
export type ClockKind = ValueOf<typeof clockKinds>;

export { type LimitBasis, limitBases } from '@sealtrail/working-days';

/** The party whose days are counted. */
export const timeOwners = defineEnumeration(
  { zh: '用时归属', en: 'To whom the days are charged' },
  {
    holder: { zh: '承办部门' },
    applicant: { zh: '申请人', note: '补正' },
    pause: { zh: '特别程序' },
  },
);
export type TimeOwner = ValueOf<typeof timeOwners>;

/** Why limits moved. */
export const moveCauses = defineEnumeration(
  { zh: '时限变动原因', en: 'Why a limit was moved' },
  {
    suspension: { zh: '特别程序' },
    extension: { zh: '延长' },
    calendar: { zh: '日历变更' },
    acceptance: { zh: '受理更正' },
  },
);
export type MoveCause = ValueOf<typeof moveCauses>;

/** Why the passing of a limit is undone. */
export const undoingCauses = defineEnumeration(
  { zh: '超期撤回原因', en: 'Why a limit passing is reversed' },
  {
    limitMoved: { zh: '时限变动', note: 'later, or it stands still' },
    endedInTime: { zh: '期限内办结', note: 'told late' },
    neverRan: { zh: '未受理', note: 'the acceptance is undone' },
    reopened: { zh: '恢复办理', note: 'the closing is undone: it passes again' },
  },
);
export type UndoingCause = ValueOf<typeof undoingCauses>;

/** Why a closing is reassessed. */
export const reassessmentCauses = defineEnumeration(
  { zh: '办结更正原因', en: 'Why a closing is recounted' },
  { ...moveCauses.terms, lateReport: { zh: '逾期补报' } },
);
export type ReassessmentCause = ValueOf<typeof reassessmentCauses>;

/** Which deadline of the applicant has lapsed. */
export const lapses = defineEnumeration(
  { zh: '逾期事由', en: 'What lapsed' },
  { correctionLapsed: { zh: '补正逾期' }, deferralLapsed: { zh: '容缺逾期' } },
);
export type Lapse = ValueOf<typeof lapses>;

/** Steps that only a person can take, because a deadline of the applicant has lapsed. */
export const waits = defineEnumeration(
  { zh: '待处理事由', en: 'Pending consequence' },
  {
    ...lapses.terms,
    correctionHeldBack: {
      zh: '补正逾期，待放假通知',
      en: 'Correction lapsed, unless the holiday notice of the year moves the deadline',
      note: 'until the notice is told, or a person closes it',
    },
    deferralHeldBack: {
      zh: '容缺逾期，待放假通知',
      en: 'Deferral lapsed, unless the holiday notice of the year moves the deadline',
      note: 'until the notice is told, or a person closes it',
    },
  },
);
export type Wait = ValueOf<typeof waits>;

/** Which limits an extension moves. */
export const extensionReaches = defineEnumeration(
  { zh: '延长范围', en: 'Limits moved by an extension' },
  {
    statutory: { zh: '法定时限' },
    both: { zh: '法定时限和承诺时限' },
    none: { zh: '仅记录', note: 'told late, without proof of a service before the limit ended' },
  },
);
export type ExtensionReach = ValueOf<typeof extensionReaches>;

/** Form of an approval: with the approver's own key, or by the signed paper of the act. */
export const approvalForms = defineEnumeration(
  { zh: '审批方式', en: 'Form of approval' },
  {
    inPerson: { zh: '本人审批', note: "with the approver's own key" },
    onPaper: { zh: '书面审批', note: 'told by another; the paper of the act says it' },
  },
);
export type ApprovalForm = ValueOf<typeof approvalForms>;

/** Form of the applicant's request to withdraw. */
export const requestForms = defineEnumeration(
  { zh: '撤回申请方式', en: 'How the withdrawal was requested' },
  {
    applicant: { zh: '本人申请', note: "over the applicant's own portal" },
    onPaper: { zh: '书面申请', note: "told by another; the applicant's paper says it" },
    unshown: { zh: '未出示申请', note: 'told by another, and nothing of the applicant shows it' },
  },
);
export type RequestForm = ValueOf<typeof requestForms>;

/** Acts with an approver (审批人). A case has at most one of each. */
export const approvedActs = defineEnumeration(
  { zh: '审批事项', en: 'Approved act' },
  { extension: { zh: '延长' }, decision: { zh: '决定' }, termination: { zh: '终止' } },
);
export type ApprovedAct = ValueOf<typeof approvedActs>;

/** State of an approval. */
export const approvalStandings = defineEnumeration(
  { zh: '审批状态', en: 'Status of an approval' },
  {
    told: { zh: '已登记', note: 'on paper: the approver has not said anything to it' },
    confirmed: { zh: '已确认', note: 'by the approver, or given in person' },
    disowned: { zh: '已否认', note: 'the approver says that it was never given' },
  },
);
export type ApprovalStanding = ValueOf<typeof approvalStandings>;

/** State of a receipt that counts from its recording. */
export const receiptStandings = defineEnumeration(
  { zh: '收件确认状态', en: 'Status of a receipt' },
  {
    waiting: { zh: '待确认', note: 'it counts from its recording, or from what an electronic receipt shows' },
    confirmed: { zh: '已确认', note: 'it counts from when it was' },
    past: { zh: '无需确认', note: 'the case has ended, or a corrected set has taken its place' },
  },
);
export type ReceiptStanding = ValueOf<typeof receiptStandings>;
