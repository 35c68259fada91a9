import { defineEnumeration, type Instant, subset, type ValueOf } from '@sealtrail/event-sourcing';
import { type Counting, type LimitBasis, type OpeningHours, periodKinds } from '@sealtrail/working-days';
import type { IssueRules } from './issue-rules';

/** Lowest first. */
export const cardLevels = defineEnumeration(
  { zh: '牌级', en: 'Level of card' },
  {
    warning: { zh: '预警' },
    yellow: { zh: '黄牌', en: 'yellow card' },
    red: { zh: '红牌', en: 'red card' },
  },
);
export type CardLevel = ValueOf<typeof cardLevels>;

/** Posts that are notified of a card; notification does not make a post a respondent. */
export const notifiedPosts = defineEnumeration(
  { zh: '告知对象', en: 'Recipient of a card notice' },
  {
    officer: { zh: '承办人' },
    reviewer: { zh: '审核人' },
    approver: { zh: '批准人' },
    windowHead: { zh: '窗口首席代表' },
    department: { zh: '承办部门' },
    unitHead: { zh: '承办部门负责人', en: 'head of the unit' },
    supervisor: { zh: '监察机构' },
    discipline: { zh: '纪检监察机构', en: 'discipline inspection' },
  },
);
export type NotifiedPost = ValueOf<typeof notifiedPosts>;

/** Bodies outside of every charged unit. */
export const notifiedBodies = subset(notifiedPosts, ['supervisor', 'discipline']);
export type NotifiedBody = ValueOf<typeof notifiedBodies>;

/** Effect of an approval that was reported on paper by a caller other than the approver. */
export const paperApprovals = defineEnumeration(
  { zh: '书面审批效力', en: 'Approval on paper' },
  {
    counts: { zh: '有效', note: 'until its approver disowns it' },
    waits: { zh: '待审批人确认', en: 'awaits the approver’s confirmation' },
  },
);
export type PaperApproval = ValueOf<typeof paperApprovals>;

/** Effect of the respondent's own proof (自证) for an act that it reports late. */
export const lateProofs = defineEnumeration(
  { zh: '自证效力', en: 'Department’s own proof of a late report' },
  {
    revoke: { zh: '有效', note: 'told within ten working days of the service' },
    confirm: { zh: '待复核', note: 'waits for a reviewer outside the unit' },
  },
);
export type LateProof = ValueOf<typeof lateProofs>;

/** When a card is due before a limit ends: a number of days before the end, or a share of the time used, whichever is earlier. */
export type WarningRule = {
  /** Due at the end of counted day n − remainingDays; `null`: only the share counts. */
  readonly remainingDays: number | null;
  /** Due at the end of counted day ⌈n · usedPercent / 100⌉; `null`: only remaining days count. If both are `null`, there is no card. */
  readonly usedPercent: number | null;
  /** Limits shorter than this many days are warned of `shortRemainingDays` before their end, where remaining days count. */
  readonly shortBelowDays: number;
  readonly shortRemainingDays: number;
};

/** Which limits an extension (延长) moves where the promised and the statutory limit differ. */
export const extensionMoves = defineEnumeration(
  { zh: '延长效力', en: 'Limits moved by an extension', source: '行政许可法 42' },
  {
    statutory: { zh: '仅法定期限', note: 'the promise stays what it was' },
    both: { zh: '法定期限和承诺期限', note: 'both get the same days' },
  },
);
export type ExtensionMoves = ValueOf<typeof extensionMoves>;

/** A card is due when the limit has ended and this many further working days have passed. */
export type GraceRule = { readonly graceDays: number };

/** Which limit of a case triggers the red card: the statutory one (Hunan 2018) or the promised one (Yulin). */
export type RedRule = GraceRule & { readonly limit: LimitBasis };

/** With `before`, the yellow card of a case is due before its limit ends (Yulin: at 90 % of the promised limit). */
export type YellowRule = RedRule & {
  /** `null`: due after the limit. */
  readonly before: WarningRule | null;
};

/** A card is due when the policy's own promise, in working days from the start, ends before the limit does. */
export type PromiseRule = { readonly promiseDays: number };

/** 差评整改: the working days allowed for each step of the closed loop after a bad rating. */
export type RatingLoopRule = {
  /** 核实, from the recording of the rating. */
  readonly verifyDays: number;
  /** 整改, from the order: ordinary or complex. */
  readonly rectifyDays: { readonly ordinary: number; readonly complex: number };
  /** 回复, from the rectification, or from the verification where nothing has to be rectified. */
  readonly replyDays: number;
  /** 回访 of a rater who gave a name, from the reply. */
  readonly visitDays: number;
};

/** 反馈: the working days from issue within which the respondent answers a yellow or red card. */
export type FeedbackRule = { readonly deadlineDays: number };

/** 申诉 against a yellow or red card, in working days. */
export type AppealRule = {
  /** From the issue of the card. */
  readonly windowDays: number;
  /** From the appeal, and again from its escalation. */
  readonly decideDays: number;
  /** The card is not published while an appeal is undecided. */
  readonly stopsPublication: boolean;
};

/** 计分: the points that cards deduct from the base. */
export type ScoreRule = {
  readonly base: number;
  /** For one deduction, that is, for `convert.warningsToDeduction` warnings. */
  readonly warnings: number;
  readonly yellow: number;
  readonly red: number;
};

/** 折算 within a month. 0: never. */
export type ConversionRule = {
  /** This many warnings make one deduction. */
  readonly warningsToDeduction: number;
  /** This many yellow cards count as one red card. */
  readonly yellowsToRedPerMonth: number;
};

/** Periods of whole months, in which red cards are counted for an interview. */
export const interviewPeriods = subset(periodKinds, ['month', 'quarter', 'halfYear', 'year']);
export type InterviewPeriod = ValueOf<typeof interviewPeriods>;

/** 约谈: due by this many red cards in force, of a department or of one of its officials, that fell within one period. */
export type InterviewRule = {
  /** 0: no interview is due, however many there are. */
  readonly redCards: number;
  readonly within: InterviewPeriod;
};

/** 免打扰时段, local time; it may go over midnight. */
export type QuietHours = OpeningHours;

/** 告知 of what becomes of a card. */
export type NoticeRule = {
  /** Nobody is told in them; `null`: there are none. */
  readonly quietHours: QuietHours | null;
  /** Working days before the limit of an answer, and of a decision on an appeal, at which it is reminded of; 0: no reminder. */
  readonly reminderDays: number;
  /** Who is reminded of the answer. */
  readonly feedbackDue: readonly NotifiedPost[];
  /** Who is reminded of the decision on an appeal. */
  readonly appealDue: readonly NotifiedPost[];
  /** Who is told of the decision on an appeal. */
  readonly appealDecided: readonly NotifiedPost[];
  /** Who is told of a referral (移送): nobody of the unit. */
  readonly referred: readonly NotifiedBody[];
  /** Who is told that an interview is due, and that it is lifted. */
  readonly interviewDue: readonly NotifiedPost[];
};

/**
 * 监察规则: which cards are triggered when, and who is notified. Plain JSON, so that a version can be stored in an event. The legal limits
 * come from the item and the law; a policy defines the consequences of their end.
 */
export type PolicyRules = {
  /** How the instants at which cards are due are counted. The limits themselves are counted by law. */
  readonly clock: Counting;
  /** Which rules are supervised, and whether their cards need confirmation. */
  readonly issue: IssueRules;
  readonly rules: {
    /** Where red depends on the statutory limit and the case has none, it depends on the promised limit, by `redWithoutStatute`. */
    readonly case: {
      readonly warning: WarningRule;
      readonly yellow: YellowRule;
      readonly red: RedRule;
      readonly redWithoutStatute: GraceRule;
    };
    readonly firstCheck: { readonly yellow: PromiseRule; readonly red: GraceRule };
    readonly step: { readonly yellow: GraceRule };
    readonly suspension: { readonly warning: WarningRule; readonly yellow: GraceRule; readonly red: GraceRule };
    readonly delivery: { readonly yellow: PromiseRule; readonly red: GraceRule };
  };
  readonly score: ScoreRule;
  readonly convert: ConversionRule;
  readonly paperApproval: PaperApproval;
  readonly lateProof: LateProof;
  /** Which limits of a case an extension (延长, 行政许可法 art. 42) moves where the promised and the statutory limit differ. */
  readonly extensionMoves: ExtensionMoves;
  readonly ratingLoop: RatingLoopRule;
  readonly feedback: FeedbackRule;
  readonly appeal: AppealRule;
  readonly interview: InterviewRule;
  /** Posts and bodies that are notified of a card; they are not respondents. */
  readonly targets: Readonly<Record<CardLevel, readonly NotifiedPost[]>>;
  readonly notices: NoticeRule;
};

/** A version of a policy. */
export type Policy = PolicyRules & {
  readonly id: string;
  /** `1`, `2`, … within its id. */
  readonly version: string;
  /** `null`: from the beginning. */
  readonly inForceFrom: Instant | null;
};

/** All versions, oldest first: each is in force from its instant until the next. */
export type Policies = readonly [Policy, ...Policy[]];
