import { coveringIndex, type Projection } from '@sealtrail/event-sourcing';
import { addDays, type LocalDate, monthOf } from '@sealtrail/working-days';
import { FOLLOW_UP_DAYS } from '../domain/loop-decider';
import type { Finding, LoopState, VoidCause } from '../domain/loop-enums';
import type { RatedAs } from '../domain/loop-events';
import type { OrderFact } from '../domain/order-events';
import type { RatingChannel, RatingDimension, RatingScope } from '../domain/rating-enums';
import type { RatingEvent } from '../domain/rating-events';
import { isBad, type RatingLevel } from '../domain/rating-level';

/** A rating as supervision sees it. The rater is not included, not even as an id. */
export type RatingRow = {
  readonly ratingId: string;
  readonly applicationId: string;
  readonly number: string;
  readonly item: string;
  readonly region: string;
  readonly department: string;
  readonly departments: readonly string[];
  readonly official: string | null;
  readonly scope: RatingScope;
  readonly visit: number | null;
  readonly level: RatingLevel;
  readonly channel: RatingChannel;
  readonly dimensions: Readonly<Partial<Record<RatingDimension, RatingLevel>>>;
  readonly tags: readonly string[];
  readonly hasComment: boolean;
  readonly anonymous: boolean;
  readonly givenAt: string;
  readonly givenOn: string;
  /** Local month in which it was given. */
  readonly month: string;
  readonly servedOn: string;
  readonly late: boolean;
  /** Given with a slip that the unit had held; not 主动评价. */
  readonly channelHeldByUnit: boolean;
  /** The rater agreed that a rectification order names the case. */
  readonly mayNameCase: boolean;
  /** State of its closed loop; `null`: a good rating, which has none. */
  readonly loopState: LoopState | null;
  /** Last day of the open step; `null`: none is open, or it has no limit. */
  readonly dueOn: string | null;
  /** The open step was not completed within its limit. */
  readonly overdue: boolean;
  readonly finding: Finding | null;
  readonly orderId: string | null;
  /** 追评; `null`: none so far. */
  readonly followUp: RatingLevel | null;
  /** Last day on which it can be given; `null`: not open. */
  readonly followUpUntil: string | null;
  /** 作废; `null`: it counts. */
  readonly voided: VoidCause | null;
};

/** Members by which lists of ratings are filtered and ordered. */
const ALONG = [
  'givenAt',
  'givenOn',
  'servedOn',
  'level',
  'scope',
  'channel',
  'month',
  'department',
  'official',
  'item',
  'region',
  'loopState',
  'overdue',
  'filedBy',
];

type Step = Pick<RatingRow, 'loopState' | 'dueOn'>;

/** The row after a step; a void rating stays void, whatever step follows. */
const after = (row: RatingRow, { loopState, dueOn }: Step, more: Partial<RatingRow> = {}): RatingRow =>
  row.voided === null ? { ...row, ...more, loopState, dueOn, overdue: false } : { ...row, ...more };

const followUpUntilOf = (on: LocalDate): LocalDate => addDays(on, FOLLOW_UP_DAYS);

const ofRating = { id: ({ data }: { readonly data: RatedAs }) => data.ratingId };
const ofOrder = { id: ({ data }: { readonly data: OrderFact }) => data.rated.ratingId };

/** Every rating, with the state of its loop. */
export const ratings: Projection<RatingRow, RatingEvent> = {
  name: 'ratings.v3',
  initial: {} as RatingRow,
  indexes: [
    coveringIndex(['givenAt'], ALONG),
    coveringIndex(['givenOn'], ALONG),
    coveringIndex(['servedOn'], ALONG),
    coveringIndex(['departments', 'givenAt'], ALONG),
    coveringIndex(['departments', 'servedOn'], ALONG),
    ...['department', 'official', 'item', 'month', 'level', 'region', 'loopState', 'overdue'].map((field) =>
      coveringIndex([field, 'givenAt'], ALONG),
    ),
    ['applicationId'],
  ],
  on: {
    RatingGiven: {
      id: ({ data }) => data.ratingId,
      fold: (_, { data }) => ({
        ratingId: data.ratingId,
        applicationId: data.applicationId,
        number: data.number,
        item: data.item,
        region: data.region,
        department: data.department,
        departments: [data.department],
        official: data.official,
        scope: data.scope,
        visit: data.visit,
        level: data.level,
        channel: data.channel,
        dimensions: data.dimensions,
        tags: data.tags,
        hasComment: data.comment !== null,
        anonymous: data.anonymous,
        givenAt: data.givenAt,
        givenOn: data.givenOn,
        month: monthOf(data.givenOn),
        servedOn: data.servedOn,
        late: data.late,
        channelHeldByUnit: data.channelHeldByUnit,
        mayNameCase: data.mayNameCase,
        loopState: isBad(data.level) ? 'toVerify' : null,
        dueOn: null,
        overdue: false,
        finding: null,
        orderId: null,
        followUp: null,
        followUpUntil: null,
        voided: null,
      }),
    },
    LoopOpened: {
      ...ofRating,
      fold: (row, { data }) => after(row, { loopState: row.loopState, dueOn: data.verifyBy.date }),
    },
    RatingVerified: {
      ...ofRating,
      fold: (row, { data: { finding, replyBy } }) =>
        after(
          row,
          { loopState: finding === 'notFound' ? 'toReply' : 'toDecide', dueOn: replyBy?.date ?? null },
          { finding },
        ),
    },
    RectificationOrdered: {
      ...ofOrder,
      fold: (row, { data: { orderId, rectifyBy } }) =>
        after(row, { loopState: 'toRectify', dueOn: rectifyBy.date }, { orderId }),
    },
    OrderRectified: {
      ...ofOrder,
      fold: (row, { data: { on, replyBy } }) =>
        after(
          row,
          { loopState: 'toReply', dueOn: replyBy.date },
          { followUpUntil: row.voided === null ? followUpUntilOf(on) : null },
        ),
    },
    RaterAnswered: {
      ...ofRating,
      fold: (row, { data: { on, visitBy } }) =>
        after(
          row,
          { loopState: visitBy === null ? 'done' : 'toVisit', dueOn: visitBy?.date ?? null },
          { followUpUntil: followUpUntilOf(on) },
        ),
    },
    RaterVisited: {
      ...ofRating,
      fold: (row, { data: { reached } }) => (reached ? after(row, { loopState: 'done', dueOn: null }) : row),
    },
    FollowUpGiven: { ...ofRating, fold: (row, { data: { followUp } }) => ({ ...row, followUp }) },
    RatingVoided: {
      ...ofRating,
      fold: (row, { data: { cause } }) =>
        after(row, { loopState: 'voided', dueOn: null }, { voided: cause, followUpUntil: null }),
    },
    LoopStepOverdue: { ...ofRating, fold: (row) => ({ ...row, overdue: true }) },
    LoopLimitMoved: { ...ofRating, fold: (row, { data: { to } }) => ({ ...row, dueOn: to.date }) },
    OrderOverdue: { ...ofOrder, fold: (row) => ({ ...row, overdue: true }) },
    OrderLimitMoved: { ...ofOrder, fold: (row, { data: { to } }) => ({ ...row, dueOn: to.date }) },
  },
};
