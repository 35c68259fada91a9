import { type Decider, type Instant, isReadable, pick, type Statement } from '@sealtrail/event-sourcing';
import type { QuietHours } from '@sealtrail/policy/events';
import { dateOf, laterBy } from '@sealtrail/working-days';
import { reject } from '../rejections';
import { statement } from '../statements';
import type { NoticeCommand, QueueNotices, ReportNoticeTold } from './notice-commands';
import type { FailureReason, WithdrawalReason } from './notice-enums';
import type { NoticeEvent, NoticeFact } from './notice-events';
import { noticeIdOf } from './notice-id';
import { outsideQuietHours } from './quiet-hours';
import type { Addressee } from './recipients';
import { isReminder, isReminderDue, type NotifiedLife, passedOnAt, settledBy } from './reminders';

/** A notice, as far as decisions need to know it. */
export type Notice = {
  readonly fact: NoticeFact;
  readonly queuedAt: Instant;
  readonly attempts: number;
  /** Nobody tries any more; whoever tells it all the same may say so. */
  readonly givenUp: boolean;
  /** 回执 under which it was told; `null`: it was not. */
  readonly receipt: string | null;
  /** Of a reminder: the day that it names. */
  readonly until: string | null;
  /** `null`: it is still to be told. */
  readonly withdrawn: WithdrawalReason | null;
};

/** The notices of one card, by their id. */
export type CardNotices = ReadonlyMap<string, Notice>;

export type NoticeDecisionContext = {
  readonly zone: string;
  /** `null`: there is no such card, or the command needs none. */
  readonly card: NotifiedLife | null;
  readonly quietHours: QuietHours | null;
  readonly addressees: readonly Addressee[];
};

/** Minutes until the next attempt, by how many there were; after the last nobody tries any more. */
const RETRY_MINUTES = [5, 15, 60, 240] as const;
const FINAL: readonly FailureReason[] = ['noAddress', 'refused'];

export const noticeDecider: Decider<CardNotices, NoticeCommand, NoticeEvent, NoticeDecisionContext> = {
  initial: new Map(),

  decide: {
    QueueNotices: (told, notices, { card, addressees, quietHours, zone }) => {
      const { cardId, occasion, at } = told;
      if (card === null || (isReminder(occasion) && !isReminderDue(card, occasion, at))) return [];
      const about = occasion === 'appealDue' ? passedOnAt(card) : told.about;
      if (isQueued(notices, { occasion, about })) return [];
      const { applicationId, region, department, number, item, rule, level, fellOn } = card.fact;
      const dueAt = outsideQuietHours(at, zone, quietHours);
      const text = textOf(card, told);
      return addressees.map(({ post, recipient }) => ({
        type: 'NoticeQueued',
        data: {
          noticeId: noticeIdOf({ cardId, occasion, about }, recipient),
          cardId,
          occasion,
          about,
          applicationId,
          region,
          department,
          recipient,
          quietHours,
          post,
          number,
          item,
          rule,
          level,
          fellOn,
          text,
          dueAt,
          queuedAt: at,
          queuedOn: dateOf(at, zone),
        },
      }));
    },

    WithdrawReminders: ({ at }, notices, { card, zone }) =>
      card === null
        ? []
        : [...notices.values()].flatMap(({ fact, until, receipt, withdrawn }): readonly NoticeEvent[] => {
            const { occasion, about } = fact;
            if (!isReminder(occasion) || until === null || receipt !== null || withdrawn !== null) return [];
            const reason = settledBy(card, { occasion, about, until }, at);
            const withdrawal = { withdrawnAt: at, withdrawnOn: dateOf(at, zone) };
            return reason === null ? [] : [{ type: 'NoticeWithdrawn', data: { ...fact, reason, ...withdrawal } }];
          }),

    ReportNoticeTold: (report, notices, { zone }) => {
      const { receipt, channel, by, at } = report;
      const notice = noticeOf(notices, report);
      if (!isReadable(receipt)) throw reject('notice.receipt-missing');
      if (notice.receipt === receipt) return [];
      if (notice.receipt !== null) throw reject('notice.told-already');
      const toldOn = dateOf(at, zone);
      return [{ type: 'NoticeTold', data: { ...notice.fact, channel, receipt, toldAt: at, toldOn, by } }];
    },

    ReportNoticeFailed: (report, notices, { zone }) => {
      const { channel, reason, detail, by, at } = report;
      const notice = noticeOf(notices, report);
      if (notice.receipt !== null) throw reject('notice.told-already');
      if (notice.givenUp || notice.withdrawn !== null) return [];
      const attempt = notice.attempts + 1;
      const minutes = FINAL.includes(reason) ? undefined : RETRY_MINUTES[notice.attempts];
      const { quietHours } = notice.fact;
      const retryAt = minutes === undefined ? null : outsideQuietHours(laterBy(at, minutes), zone, quietHours);
      const failed = { attempt, channel, reason, detail, retryAt, failedAt: at, failedOn: dateOf(at, zone), by };
      return [{ type: 'NoticeFailed', data: { ...notice.fact, ...failed } }];
    },
  },

  evolve: {
    NoticeQueued: (notices, { queuedAt, ...data }) =>
      new Map(notices).set(data.noticeId, {
        fact: pick(data, FACT),
        queuedAt,
        attempts: 0,
        givenUp: false,
        receipt: null,
        until: untilOf(data.text),
        withdrawn: null,
      }),
    NoticeTold: (notices, { noticeId, receipt }) => changed(notices, noticeId, (notice) => ({ ...notice, receipt })),
    NoticeFailed: (notices, { noticeId, attempt: attempts, retryAt }) =>
      changed(notices, noticeId, (notice) => ({ ...notice, attempts, givenUp: retryAt === null })),
    NoticeWithdrawn: (notices, { noticeId, reason: withdrawn }) =>
      changed(notices, noticeId, (notice) => ({ ...notice, withdrawn })),
  },
};

/** Once for an occasion; one that named a day that is not the last any more was told to nobody, and comes again. */
const isQueued = (notices: CardNotices, { occasion, about }: Pick<NoticeFact, 'about' | 'occasion'>): boolean =>
  [...notices.values()].some(
    ({ fact, withdrawn }) => fact.occasion === occasion && fact.about === about && withdrawn !== 'limitMoved',
  );

const untilOf = ({ parameters }: Statement): string | null => {
  const until = parameters['until'];
  return typeof until === 'string' ? until : null;
};

function textOf({ fact, life }: NotifiedLife, { occasion, result, interview }: QueueNotices['data']): Statement {
  if (occasion === 'interviewDue' || occasion === 'interviewLifted') return interviewText(occasion, fact, interview);
  const { number, item, rule, level, fellOn, department } = fact;
  const words = { number, item, rule, level, fellOn, department };
  if (occasion === 'feedbackDue') {
    return statement('notice.card-feedback-due', { ...words, until: life.feedback?.limit.date ?? '' });
  }
  if (occasion === 'appealDue') {
    return statement('notice.card-appeal-due', { ...words, until: life.appeal?.decideBy.limit.date ?? '' });
  }
  if (occasion === 'appealDecided') return statement('notice.card-appeal-decided', { ...words, result: result ?? '' });
  return statement(TEXTS[occasion], words);
}

function interviewText(
  occasion: 'interviewDue' | 'interviewLifted',
  { department }: NotifiedLife['fact'],
  interview: QueueNotices['data']['interview'],
): Statement {
  const isDue = occasion === 'interviewDue';
  const words = { department, period: interview?.period ?? '' };
  const official = interview?.official ?? null;
  if (official === null) {
    return statement(isDue ? 'notice.interview-due' : 'notice.interview-lifted', words);
  }
  return statement(isDue ? 'notice.interview-due-official' : 'notice.interview-lifted-official', {
    ...words,
    official,
  });
}

const TEXTS = {
  issued: 'notice.card-issued',
  revoked: 'notice.card-revoked',
  referred: 'notice.card-referred',
} as const;

/** @throws {Rejection} `notice.not-found`, `notice.before-queued` */
function noticeOf(notices: CardNotices, { noticeId, at }: Pick<ReportNoticeTold['data'], 'noticeId' | 'at'>): Notice {
  const notice = notices.get(noticeId);
  if (notice === undefined) throw reject('notice.not-found');
  if (at < notice.queuedAt) throw reject('notice.before-queued', { queuedAt: notice.queuedAt });
  return notice;
}

const changed = (notices: CardNotices, id: string, to: (notice: Notice) => Notice): CardNotices => {
  const notice = notices.get(id);
  return notice === undefined ? notices : new Map(notices).set(id, to(notice));
};

const FACT = [
  'noticeId',
  'cardId',
  'occasion',
  'about',
  'applicationId',
  'region',
  'department',
  'recipient',
  'quietHours',
] as const satisfies readonly (keyof NoticeFact)[];
