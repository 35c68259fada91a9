import { coveringIndex, type Instant, type Projection } from '@sealtrail/event-sourcing';
import type { NotifiedBody } from '@sealtrail/policy/events';
import type { LocalDate } from '@sealtrail/working-days';
import type { FailureReason, NoticeChannel, NoticeStatus, WithdrawalReason } from '../domain/notice-enums';
import type { NoticeEvent, NoticeFact, NoticeFailed, NoticeQueued } from '../domain/notice-events';
import { scopedNotice } from '../domain/scoped-notice';

/** A notice, and what became of it. */
export type NoticeRow = Omit<NoticeFact, 'recipient'> &
  Pick<NoticeQueued['data'], 'item' | 'level' | 'number' | 'post' | 'queuedAt' | 'queuedOn' | 'rule' | 'text'> & {
    /** The charged department, and the one that is told. */
    readonly departments: readonly string[];
    /** `null`: a body of the region. */
    readonly toldDepartment: string | null;
    /** `null`: whoever answers for the department, or the body. */
    readonly official: string | null;
    /** `null`: a department is told. */
    readonly body: NotifiedBody | null;
    readonly fellOn: LocalDate;
    readonly status: NoticeStatus;
    /** When it is told at the earliest; `null`: it is told, given up or withdrawn. */
    readonly dueAt: Instant | null;
    readonly told: {
      readonly channel: NoticeChannel;
      readonly receipt: string;
      readonly at: Instant;
      readonly on: LocalDate;
    } | null;
    /** Why it was not to be told any more; `null`: it was, or is. */
    readonly withdrawn: {
      readonly reason: WithdrawalReason;
      readonly at: Instant;
      readonly on: LocalDate;
    } | null;
    /** In their order. */
    readonly failures: readonly {
      readonly channel: NoticeChannel;
      readonly reason: FailureReason;
      readonly detail: NoticeFailed['data']['detail'];
      readonly at: Instant;
    }[];
  };

const byId = ({ data }: { readonly data: NoticeFact }): string => data.noticeId;

/** What lists of them filter and order by. */
const ALONG = ['queuedAt', 'status', 'occasion', 'cardId', 'department', 'official', 'region', 'dueAt', 'filedBy'];

/** Every notice there ever was. */
export const notices: Projection<NoticeRow, NoticeEvent> = {
  name: 'notices.v3',
  initial: {} as NoticeRow,
  indexes: [
    coveringIndex(['queuedAt'], ALONG),
    // Few wait, among all that ever were told.
    coveringIndex(['dueAt'], ALONG),
    coveringIndex(['departments', 'dueAt'], ALONG),
    ...['departments', 'department', 'official', 'status', 'occasion', 'region'].map((field) =>
      coveringIndex([field, 'queuedAt'], ALONG),
    ),
    ['cardId'],
  ],
  on: {
    NoticeQueued: {
      id: byId,
      fold: (_, { data: { recipient, ...data } }) => ({
        ...data,
        ...scopedNotice({ ...data, recipient }),
        toldDepartment: recipient.department,
        official: recipient.official,
        body: recipient.body,
        status: 'queued',
        told: null,
        withdrawn: null,
        failures: [],
      }),
    },
    NoticeTold: {
      id: byId,
      fold: (row, { data: { channel, receipt, toldAt: at, toldOn: on } }) => ({
        ...row,
        status: 'told',
        dueAt: null,
        told: { channel, receipt, at, on },
      }),
    },
    NoticeFailed: {
      id: byId,
      fold: (row, { data: { channel, reason, detail, failedAt: at, retryAt } }) => ({
        ...row,
        status: retryAt === null ? 'givenUp' : 'failed',
        dueAt: retryAt,
        failures: [...row.failures, { channel, reason, detail, at }],
      }),
    },
    NoticeWithdrawn: {
      id: byId,
      fold: (row, { data: { reason, withdrawnAt: at, withdrawnOn: on } }) => ({
        ...row,
        status: 'withdrawn',
        dueAt: null,
        withdrawn: { reason, at, on },
      }),
    },
  },
};
