import type { RecordedEvent } from '@sealtrail/event-sourcing';
import type { RatedCase } from '../domain/rated-case';
import type { GiveRating } from '../domain/rating-commands';
import type { RatingGiven } from '../domain/rating-events';

/** A case closed on 2026-03-10 after one visit on 2026-03-02, as loaded for rating. */
export const closedCase: RatedCase = {
  number: '37010020260302000001X',
  item: 'i1',
  region: '370100',
  zone: 'Asia/Shanghai',
  holder: 'li',
  visits: {
    1: { at: '2026-03-02T02:00:00.000Z', on: '2026-03-02', department: 'planning', official: 'chen' },
  },
  closed: { at: '2026-03-10T08:00:00.000Z', on: '2026-03-10', department: 'planning', official: 'li' },
};

export const openedCase: RatedCase = { ...closedCase, closed: null };

/** 一事一评, by name, on the day after the closing. */
export const rateMatter = (change: Partial<GiveRating['data']> = {}): GiveRating => ({
  type: 'GiveRating',
  data: {
    ratingId: 'r1',
    applicationId: 'a1',
    scope: 'matter',
    visit: null,
    level: 'satisfied',
    channel: 'mobile',
    dimensions: { efficiency: 'verySatisfied' },
    tags: ['501', '502'],
    comment: { subjectId: 's8', commitment: 'c8' },
    rater: { subjectId: 's9', commitment: 'c9' },
    at: '2026-03-11T01:00:00.000Z',
    now: '2026-03-11T01:00:00.000Z',
    channelHeldByUnit: false,
    mayNameCase: false,
    ...change,
  },
});

/** 一次一评, anonymous, on the tablet in the service hall. */
export const rateVisit = (change: Partial<GiveRating['data']> = {}): GiveRating =>
  rateMatter({
    scope: 'visit',
    visit: 1,
    channel: 'hallTablet',
    dimensions: {},
    tags: [],
    comment: null,
    rater: null,
    at: '2026-03-02T02:30:00.000Z',
    now: '2026-03-02T02:30:00.000Z',
    ...change,
  });

export const matterRated = (change: Partial<RatingGiven['data']> = {}): RatingGiven => ({
  type: 'RatingGiven',
  data: {
    ratingId: 'r1',
    applicationId: 'a1',
    number: '37010020260302000001X',
    item: 'i1',
    region: '370100',
    department: 'planning',
    official: 'li',
    scope: 'matter',
    visit: null,
    level: 'satisfied',
    channel: 'mobile',
    dimensions: { efficiency: 'verySatisfied' },
    tags: ['501', '502'],
    comment: { subjectId: 's8', commitment: 'c8' },
    anonymous: false,
    rater: { subjectId: 's9', commitment: 'c9' },
    givenAt: '2026-03-11T01:00:00.000Z',
    givenOn: '2026-03-11',
    servedOn: '2026-03-10',
    late: false,
    recordedOn: '2026-03-11',
    channelHeldByUnit: false,
    mayNameCase: false,
    ...change,
  },
});

export const visitRated = (change: Partial<RatingGiven['data']> = {}): RatingGiven =>
  matterRated({
    official: 'chen',
    scope: 'visit',
    visit: 1,
    channel: 'hallTablet',
    dimensions: {},
    tags: [],
    comment: null,
    anonymous: true,
    rater: null,
    givenAt: '2026-03-02T02:30:00.000Z',
    givenOn: '2026-03-02',
    servedOn: '2026-03-02',
    recordedOn: '2026-03-02',
    ...change,
  });

/** As the store returns it, at the n-th position. */
export const recorded = <E extends { readonly type: string; readonly data: object }>(event: E, n = 1) =>
  ({
    ...event,
    id: `event-${n}`,
    stream: 'rating-r1',
    revision: 0n,
    position: BigInt(n),
    metadata: {
      actor: 'key',
      commandId: `command-${n}`,
      correlationId: 'c',
      causationId: null,
      recordedAt: '2026-03-11T01:00:00.000Z',
      known: {},
    },
  }) as unknown as E & RecordedEvent;
