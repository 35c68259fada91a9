import type { Event, Instant, Statement, WrittenText } from '@sealtrail/event-sourcing';
import type { CardLevel, NotifiedBody, NotifiedPost, QuietHours } from '@sealtrail/policy/events';
import type { RuleId } from '@sealtrail/supervision/events';
import type { LocalDate } from '@sealtrail/working-days';
import type { FailureReason, NoticeChannel, NoticeOccasion, WithdrawalReason } from './notice-enums';

/** Who is told: an official, else a department, else a body of the region. */
export type Recipient = {
  /** `null`: a body of the region. */
  readonly department: string | null;
  /** `null`: whoever answers for the department, or the body. */
  readonly official: string | null;
  /** 监察机构, 纪检监察机构 of the region; `null`: a department is told. */
  readonly body: NotifiedBody | null;
};

/** The data that every event about a notice carries. */
export type NoticeFact = {
  readonly noticeId: string;
  readonly cardId: string;
  readonly occasion: NoticeOccasion;
  /** Tells two of one occasion apart: when the appeal was decided, or passed on; the id of the interview. `null`: a card has one. */
  readonly about: string | null;
  readonly applicationId: string;
  readonly region: string;
  /** The department that is charged. */
  readonly department: string;
  readonly recipient: Recipient;
  /** In them it is not told. By the policy of the card. */
  readonly quietHours: QuietHours | null;
};

/** 告知待发: somebody has to be told of a card. */
export type NoticeQueued = Event<
  'NoticeQueued',
  NoticeFact & {
    /** Why they are told: the post that the policy names. */
    readonly post: NotifiedPost;
    readonly number: string;
    readonly item: string;
    readonly rule: RuleId;
    readonly level: CardLevel;
    readonly fellOn: LocalDate;
    /** What they are told; it names nobody who applied. */
    readonly text: Statement;
    /** Not told before: outside the quiet hours. */
    readonly dueAt: Instant;
    readonly queuedAt: Instant;
    readonly queuedOn: LocalDate;
  }
>;

/** 已告知, as who told it proves. */
export type NoticeTold = Event<
  'NoticeTold',
  NoticeFact & {
    readonly channel: NoticeChannel;
    /** 回执: what the carrier calls the delivery. */
    readonly receipt: string;
    readonly toldAt: Instant;
    readonly toldOn: LocalDate;
    /** Id of the key that says so. */
    readonly by: string;
  }
>;

/** 告知未成. */
export type NoticeFailed = Event<
  'NoticeFailed',
  NoticeFact & {
    /** 1 for the first. */
    readonly attempt: number;
    readonly channel: NoticeChannel;
    readonly reason: FailureReason;
    readonly detail: WrittenText | null;
    /** When it is tried again; `null`: nobody tries any more. */
    readonly retryAt: Instant | null;
    readonly failedAt: Instant;
    readonly failedOn: LocalDate;
    readonly by: string;
  }
>;

/** 撤回提醒: what it reminds of was settled before it was told. */
export type NoticeWithdrawn = Event<
  'NoticeWithdrawn',
  NoticeFact & {
    readonly reason: WithdrawalReason;
    readonly withdrawnAt: Instant;
    readonly withdrawnOn: LocalDate;
  }
>;

export type NoticeEvent = NoticeQueued | NoticeTold | NoticeFailed | NoticeWithdrawn;
