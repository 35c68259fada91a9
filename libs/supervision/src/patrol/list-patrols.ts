import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  Clock,
  EventStore,
  fold,
  type Instant,
  isInScope,
  type RecordedEvent,
  type Scope,
} from '@sealtrail/event-sourcing';
import { addDays, dateOf, Jurisdiction, type LocalDate } from '@sealtrail/working-days';
import type { RefusedCase } from '../calendar-recalculation/recalculation-events';
import { patrolDecider, patrolStream } from './patrol-decider';
import type { PatrolCounts, PatrolDifference, PatrolEvent } from './patrol-events';

/** So many nights are shown. */
const NIGHTS_SHOWN = 31;

/** One night's look at all cases: its figures, whoever asks, and what was found of the caller's. */
export type ShownPatrol = PatrolCounts & {
  readonly night: LocalDate;
  /** What had fallen by then was compared. */
  readonly at: Instant;
  readonly startedAt: Instant;
  /** `null`: it is under way, or was left lying. */
  readonly finishedAt: Instant | null;
  /** Cases whose cards were not what they should have been. */
  readonly differences: number;
  /** Cases that could not be looked at. */
  readonly refused: number;
  readonly found: readonly PatrolDifference[];
  readonly refusedCases: readonly RefusedCase[];
};

/** 巡检 of the last nights, the latest first. */
export class ListPatrols extends Query<readonly ShownPatrol[]> {
  constructor(readonly scope: Scope) {
    super();
  }
}

@QueryHandler(ListPatrols)
export class ListPatrolsHandler implements IQueryHandler<ListPatrols> {
  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
    private readonly jurisdiction: Jurisdiction,
  ) {}

  async execute({ scope }: ListPatrols): Promise<readonly ShownPatrol[]> {
    const today = dateOf(this.clock.now(), this.jurisdiction.zone);
    const nights = Array.from({ length: NIGHTS_SHOWN }, (_, back) => addDays(today, -back));
    const streams = await Promise.all(nights.map((night) => this.store.read(patrolStream(night))));
    return streams.flatMap((events) => shownPatrol(events as readonly RecordedEvent<PatrolEvent>[], scope));
  }
}

function shownPatrol(events: readonly RecordedEvent<PatrolEvent>[], scope: Scope): readonly ShownPatrol[] {
  const [first] = events;
  if (first?.type !== 'PatrolStarted') return [];
  const { cases, cards, unsettled, rescheduled, differences, refused, status, lastAt } = fold(patrolDecider, events);
  const pages = events.flatMap((event) => (event.type === 'PatrolAdvanced' ? [event.data] : []));
  const isAll = scope.department === null && scope.region === null;
  return [
    {
      night: first.data.night,
      at: first.data.at,
      startedAt: first.data.startedAt,
      finishedAt: status === 'finished' ? lastAt : null,
      cases,
      cards,
      unsettled,
      rescheduled,
      differences,
      refused,
      found: pages.flatMap((page) => page.differences).filter((one) => isSeen(one, scope)),
      // Of what cannot be read nobody knows whose it is.
      refusedCases: isAll ? pages.flatMap((page) => page.refused) : [],
    },
  ];
}

const isSeen = ({ region, findings }: PatrolDifference, scope: Scope): boolean =>
  isInScope(scope, { region, departments: findings.map(({ department }) => department) });
