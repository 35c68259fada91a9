import { carrying, type Projection } from '@sealtrail/event-sourcing';
import { monthOf } from '@sealtrail/working-days';
import type { RatingEvent } from '../domain/rating-events';
import type { RatingLevel } from '../domain/rating-level';
import type { RatingChannel, RatingDimension, RatingScope } from '../domain/rating-words';

/** A rating as supervision sees it. Who rated is not in here, not even as an id. */
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
  /** The way to it had been in the hands of the unit; no 主动评价. */
  readonly channelHeldByUnit: boolean;
};

/** What lists of ratings filter and order by. */
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
  'filedBy',
];

/** Which ratings there are, by their ids. */
export const ratings: Projection<RatingRow, RatingEvent> = {
  name: 'ratings.v2',
  initial: {} as RatingRow,
  indexes: [
    carrying(['givenAt'], ALONG),
    carrying(['givenOn'], ALONG),
    carrying(['servedOn'], ALONG),
    carrying(['departments', 'givenAt'], ALONG),
    carrying(['departments', 'servedOn'], ALONG),
    ...['department', 'official', 'item', 'month', 'level', 'region'].map((field) =>
      carrying([field, 'givenAt'], ALONG),
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
      }),
    },
  },
};
