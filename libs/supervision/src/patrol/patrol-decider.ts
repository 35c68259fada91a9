import type { CommandMessage, Decider, Instant } from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';
import type { PatrolAdvanced, PatrolCounts, PatrolEvent, PatrolNight } from './patrol-events';

/** Begin, or take over what another process has left lying since `staleBefore`. */
export type StartPatrol = CommandMessage<
  'StartPatrol',
  PatrolNight & { readonly by: string; readonly now: Instant; readonly staleBefore: Instant }
>;

/** Record the page behind `after`. */
export type RecordPatrolPage = CommandMessage<
  'RecordPatrolPage',
  Omit<PatrolAdvanced['data'], 'advancedAt'> & {
    readonly after: string | null;
    readonly complete: boolean;
    readonly now: Instant;
  }
>;

export type PatrolCommand = StartPatrol | RecordPatrolPage;

export type Patrol = PatrolCounts & {
  readonly status: 'unknown' | 'underWay' | 'finished';
  /** Who does it. */
  readonly by: string | null;
  readonly cursor: string | null;
  readonly differences: number;
  readonly refused: number;
  readonly lastAt: Instant;
};

export const patrolStream = (night: LocalDate): string => `patrol-${night}`;

const sumOf = (state: Patrol, page: PatrolCounts): PatrolCounts => ({
  cases: state.cases + page.cases,
  cards: state.cards + page.cards,
  unsettled: state.unsettled + page.unsettled,
  rescheduled: state.rescheduled + page.rescheduled,
});

export const patrolDecider: Decider<Patrol, PatrolCommand, PatrolEvent> = {
  initial: {
    status: 'unknown',
    by: null,
    cursor: null,
    cases: 0,
    cards: 0,
    unsettled: 0,
    rescheduled: 0,
    differences: 0,
    refused: 0,
    lastAt: '',
  },

  decide: {
    StartPatrol: ({ night, at, by, now, staleBefore }, state) => {
      const isFree = state.status === 'unknown' || (state.status === 'underWay' && state.lastAt < staleBefore);
      return isFree ? [{ type: 'PatrolStarted', data: { night, at, by, startedAt: now } }] : [];
    },

    RecordPatrolPage: ({ after, complete, now, ...page }, state) => {
      // Another process has taken it over, or has recorded the page.
      if (state.status !== 'underWay' || state.by !== page.by || state.cursor !== after) return [];
      const { night, at, by, cursor, cases, cards, unsettled, rescheduled, differences, refused } = page;
      const counts = { cases, cards, unsettled, rescheduled };
      const advanced: PatrolAdvanced = {
        type: 'PatrolAdvanced',
        data: { night, at, by, cursor, ...counts, differences, refused, advancedAt: now },
      };
      if (!complete) return [advanced];
      const sums = {
        ...sumOf(state, counts),
        differences: state.differences + differences.length,
        refused: state.refused + refused.length,
      };
      return [advanced, { type: 'PatrolFinished', data: { night, at, ...sums, finishedAt: now } }];
    },
  },

  evolve: {
    PatrolStarted: (state, { by, startedAt }) => ({ ...state, status: 'underWay', by, lastAt: startedAt }),
    PatrolAdvanced: (state, { cursor, differences, refused, advancedAt, ...page }) => ({
      ...state,
      ...sumOf(state, page),
      cursor: cursor ?? state.cursor,
      differences: state.differences + differences.length,
      refused: state.refused + refused.length,
      lastAt: advancedAt,
    }),
    PatrolFinished: (state, { finishedAt }) => ({ ...state, status: 'finished', lastAt: finishedAt }),
  },
};
