import type { CommandMessage, Instant, WrittenText } from '@sealtrail/event-sourcing';
import type { AppealResult, InterviewFact } from '@sealtrail/supervision/events';
import type { FailureReason, NoticeChannel, NoticeOccasion } from './notice-enums';

/** 约谈 that the card made due, or was the last to make due. */
export type ToldInterview = Pick<InterviewFact, 'official' | 'period'>;

/** Those whom the policy names are to be told of a card. */
export type QueueNotices = CommandMessage<
  'QueueNotices',
  {
    readonly cardId: string;
    readonly applicationId: string;
    readonly occasion: NoticeOccasion;
    /** As in the fact. */
    readonly about: string | null;
    /** Of the decision on an appeal. */
    readonly result: AppealResult | null;
    /** Of an interview. */
    readonly interview: ToldInterview | null;
    readonly at: Instant;
  }
>;

/** What a card has been reminded of may be settled: a reminder of it that nobody has told yet is told no more. */
export type WithdrawReminders = CommandMessage<
  'WithdrawReminders',
  { readonly cardId: string; readonly applicationId: string; readonly at: Instant }
>;

type Report = {
  readonly noticeId: string;
  readonly channel: NoticeChannel;
  /** Id of the key. */
  readonly by: string;
  readonly at: Instant;
};

export type ReportNoticeTold = CommandMessage<'ReportNoticeTold', Report & { readonly receipt: string }>;

export type ReportNoticeFailed = CommandMessage<
  'ReportNoticeFailed',
  Report & { readonly reason: FailureReason; readonly detail: WrittenText | null }
>;

/** What the facts of a card lead to. */
export type CardNoticeCommand = QueueNotices | WithdrawReminders;

export type NoticeCommand = CardNoticeCommand | ReportNoticeTold | ReportNoticeFailed;

/** The notices of one card. */
export const noticesStream = (cardId: string): string => `cardNotices-${cardId}`;
