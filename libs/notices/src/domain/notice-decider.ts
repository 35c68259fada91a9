import { type Decider, type Instant, isReadable, pick } from '@sealtrail/event-sourcing';
import type { CardFact } from '@sealtrail/supervision/events';
import { dateOf, laterBy } from '@sealtrail/working-days';
import { reject } from '../rejections';
import { statement } from '../statements';
import type { NoticeCommand, ReportNoticeTold } from './notice-commands';
import type { FailureReason } from './notice-enums';
import type { NoticeEvent, NoticeFact } from './notice-events';
import { noticeIdOf } from './notice-id';
import { outsideQuietHours } from './quiet-hours';
import type { Addressee } from './recipients';

/** A notice, as far as decisions need to know it. */
export type Notice = {
  readonly fact: NoticeFact;
  readonly queuedAt: Instant;
  readonly attempts: number;
  /** Nobody tries any more; whoever tells it all the same may say so. */
  readonly givenUp: boolean;
  /** 回执 under which it was told; `null`: it was not. */
  readonly receipt: string | null;
};

/** The notices of one card, by their id. */
export type CardNotices = ReadonlyMap<string, Notice>;

export type NoticeDecisionContext = {
  readonly zone: string;
  /** `null`: there is no such card, or the command needs none. */
  readonly card: CardFact | null;
  readonly addressees: readonly Addressee[];
};

/** Minutes until the next attempt, by how many there were; after the last nobody tries any more. */
const RETRY_MINUTES = [5, 15, 60, 240] as const;
const FINAL: readonly FailureReason[] = ['noAddress', 'refused'];

export const noticeDecider: Decider<CardNotices, NoticeCommand, NoticeEvent, NoticeDecisionContext> = {
  initial: new Map(),

  decide: {
    QueueNotices: ({ cardId, occasion, at }, notices, { card, addressees, zone }) => {
      if (card === null || [...notices.values()].some(({ fact }) => fact.occasion === occasion)) return [];
      const { applicationId, region, department, number, item, rule, level, fellOn } = card;
      const dueAt = outsideQuietHours(at, zone);
      return addressees.map(({ post, recipient }) => ({
        type: 'NoticeQueued',
        data: {
          noticeId: noticeIdOf(cardId, occasion, recipient),
          cardId,
          occasion,
          applicationId,
          region,
          department,
          recipient,
          post,
          number,
          item,
          rule,
          level,
          fellOn,
          text: statement(`notice.card-${occasion}`, { number, item, rule, level, fellOn, department }),
          dueAt,
          queuedAt: at,
          queuedOn: dateOf(at, zone),
        },
      }));
    },

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
      if (notice.givenUp) return [];
      const attempt = notice.attempts + 1;
      const minutes = FINAL.includes(reason) ? undefined : RETRY_MINUTES[notice.attempts];
      const retryAt = minutes === undefined ? null : outsideQuietHours(laterBy(at, minutes), zone);
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
      }),
    NoticeTold: (notices, { noticeId, receipt }) => changed(notices, noticeId, (notice) => ({ ...notice, receipt })),
    NoticeFailed: (notices, { noticeId, attempt: attempts, retryAt }) =>
      changed(notices, noticeId, (notice) => ({ ...notice, attempts, givenUp: retryAt === null })),
  },
};

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
  'applicationId',
  'region',
  'department',
  'recipient',
] as const satisfies readonly (keyof NoticeFact)[];
