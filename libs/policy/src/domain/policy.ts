import { defineEnumeration, type Instant, type ValueOf } from '@sealtrail/event-sourcing';
import type { Counting, LimitBasis } from '@sealtrail/working-days';
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

/** Whom a card is told to; being told is not being charged. */
export const notifiedPosts = defineEnumeration(
  { zh: '告知对象', en: 'Recipient of a card notice' },
  {
    officer: { zh: '承办人' },
    reviewer: { zh: '审核人' },
    approver: { zh: '批准人' },
    windowHead: { zh: '窗口首席代表' },
    department: { zh: '承办部门' },
    supervisor: { zh: '监察机构' },
  },
);
export type NotifiedPost = ValueOf<typeof notifiedPosts>;

/** What an approval does that another than the approver told of, with its paper. */
export const paperApprovals = defineEnumeration(
  { zh: '书面审批效力', en: 'Approval on paper' },
  {
    counts: { zh: '有效', note: 'until its approver disowns it' },
    waits: { zh: '待审批人确认', en: 'awaits the approver’s confirmation' },
  },
);
export type PaperApproval = ValueOf<typeof paperApprovals>;

/** What the charged unit's own proof does of an act that it tells late. */
export const lateProofs = defineEnumeration(
  { zh: '自证效力', en: 'Department’s own proof of a late report' },
  {
    revoke: { zh: '有效', note: 'told within ten working days of the service' },
    confirm: { zh: '待复核', note: 'waits for a reviewer outside the unit' },
  },
);
export type LateProof = ValueOf<typeof lateProofs>;

/** When a card falls before an end: a number of days before it, or a share of the time used, whichever is earlier. */
export type WarningRule = {
  /** Falls at the end of counted day n − remainingDays; `null`: the share alone counts. */
  readonly remainingDays: number | null;
  /** Falls at the end of counted day ⌈n · usedPercent / 100⌉; `null`: days left alone count. With neither there is no card. */
  readonly usedPercent: number | null;
  /** Limits of fewer days than this are warned of `shortRemainingDays` before their end, where days left count. */
  readonly shortBelowDays: number;
  readonly shortRemainingDays: number;
};

/** Which limits an extension (延长) moves where promise and statute differ. */
export const extensionMoves = defineEnumeration(
  { zh: '延长效力', en: 'Limits moved by an extension', source: '行政许可法 42' },
  {
    statutory: { zh: '仅法定期限', note: 'the promise stays what it was' },
    both: { zh: '法定期限和承诺期限', note: 'both get the same days' },
  },
);
export type ExtensionMoves = ValueOf<typeof extensionMoves>;

/** A card falls when the limit has ended and so many further working days have passed. */
export type GraceRule = { readonly graceDays: number };

/** Which limit of a case a red card falls off: the law's (Hunan 2018), or the promise (Yulin). */
export type RedRule = GraceRule & { readonly limit: LimitBasis };

/** A yellow card of a case also falls before the end of its limit (Yulin: at 90 % of the promise), where `before` says so. */
export type YellowRule = RedRule & {
  /** `null`: after it. */
  readonly before: WarningRule | null;
};

/** A card falls when the policy's own promise, in working days from the start, has ended before the limit has. */
export type PromiseRule = { readonly promiseDays: number };

/** 差评整改: how many working days each step of the closed loop after a bad rating may take, by step. */
export type RatingLoopRule = {
  /** 核实, from the recording of the rating. */
  readonly verifyDays: number;
  /** 整改, from the order: ordinary or complex. */
  readonly rectifyDays: { readonly ordinary: number; readonly complex: number };
  /** 回复, from the rectification, or from the verification where there is nothing to rectify. */
  readonly replyDays: number;
  /** 回访 of who rated by name, from the reply. */
  readonly visitDays: number;
};

/** 反馈: within how many working days of its issue a yellow or red card is answered by whoever it charges. */
export type FeedbackRule = { readonly deadlineDays: number };

/** 申诉 against a yellow or red card, in working days. */
export type AppealRule = {
  /** From the issue of the card. */
  readonly windowDays: number;
  /** From the appeal, and once more from its escalation. */
  readonly decideDays: number;
  /** The card is published nowhere while an appeal is undecided. */
  readonly stopsPublication: boolean;
};

/** 计分: what cards take off the base, in points. */
export type ScoreRule = {
  readonly base: number;
  /** For as many warnings as are counted as one (`convert.warningsToDeduction`). */
  readonly warnings: number;
  readonly yellow: number;
  readonly red: number;
};

/** 折算 within a month. 0: never. */
export type ConversionRule = {
  /** So many warnings take points off once. */
  readonly warningsToDeduction: number;
  /** So many yellow cards are one red. */
  readonly yellowsToRedPerMonth: number;
};

/**
 * 监察规则: when which card falls, and who is told. Plain JSON, so that a version of it can be kept as a fact. The legal
 * limits themselves are the item's and the law's; a policy says what their end leads to.
 */
export type PolicyRules = {
  /** How the instants of cards are counted. The limits themselves are counted as the law has it. */
  readonly clock: Counting;
  /** Which rules are supervised, and whether their cards wait for a person. */
  readonly issue: IssueRules;
  readonly rules: {
    /** Where red falls off a statute that there is not, it falls off the promise, by `redWithoutStatute`. */
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
  /** Which limits of a case an extension (延长, 行政许可法 art. 42) moves, where promise and statute are not equal. */
  readonly extensionMoves: ExtensionMoves;
  readonly ratingLoop: RatingLoopRule;
  readonly feedback: FeedbackRule;
  readonly appeal: AppealRule;
  /** Posts and bodies that are told of a card; they are not charged. */
  readonly targets: Readonly<Record<CardLevel, readonly NotifiedPost[]>>;
};

/** A version of a policy. */
export type Policy = PolicyRules & {
  readonly id: string;
  /** `1`, `2`, … of its id. */
  readonly version: string;
  /** `null`: from the beginning. */
  readonly inForceFrom: Instant | null;
};

/** All versions, the oldest first: each is in force from its instant until the next. */
export type Policies = readonly [Policy, ...Policy[]];
