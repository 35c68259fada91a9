import type { ApplicationEvent, ClosingMarks } from '@sealtrail/applications/events';
import type { OfType } from '@sealtrail/event-sourcing';
import type { RatingEvent } from '@sealtrail/ratings/events';
import type { SupervisionEvent } from '@sealtrail/supervision/events';
import {
  byActor,
  cardIncrement,
  closed,
  type FigureIncrement,
  figuresOfClosing,
  firstCheckIncrements,
  kept,
  OUTCOME_OF,
  passed,
  placeOf,
  resolvedBefore,
  reversed,
  warningIncrement,
} from './figure-increments';

export type CountedEvent = OfType<
  ApplicationEvent | SupervisionEvent | RatingEvent,
  | 'ApplicationSubmitted'
  | 'ApplicationAccepted'
  | 'CorrectionNoticeIssued'
  | 'ApplicationNotAccepted'
  | 'DecisionMade'
  | 'ApplicationWithdrawn'
  | 'ApplicationReturned'
  | 'ApplicationReopened'
  | 'ApplicationTerminated'
  | 'LimitPassed'
  | 'LimitPassingUndone'
  | 'ClosingReassessed'
  | 'VisitRecorded'
  | 'ResultDelivered'
  | 'ProofAdded'
  | 'ProofReviewed'
  | 'CardIssued'
  | 'CardRecomputed'
  | 'CardConfirmed'
  | 'CardMadeCertain'
  | 'CardRevoked'
  | 'WarningResolved'
  | 'WarningConverted'
  | 'WarningConversionUndone'
  | 'WarningLapsed'
  | 'RatingGiven'
  | 'RatingVoided'
>;

type EventCounts = {
  readonly [Type in CountedEvent['type']]: (data: OfType<CountedEvent, Type>['data']) => readonly FigureIncrement[];
};

/**
 * What each fact counts, and where. Nothing here depends on what was counted before: a fact that changes an earlier
 * figure says itself where that stands.
 */
export const eventCounts: EventCounts = {
  ApplicationSubmitted: (fact) => [
    { place: placeOf(fact, fact.holder, fact.occurredOn), figures: { received: { [fact.channel]: 1 } } },
  ],
  ApplicationAccepted: (fact) => [
    {
      place: placeOf(fact, fact.holder, fact.occurredOn),
      figures: fact.deemed ? { accepted: 1, deemed: 1 } : { accepted: 1 },
    },
    ...firstCheckIncrements(fact),
  ],
  // One that a reviewer lets count was counted when it was told.
  CorrectionNoticeIssued: (fact) => [
    ...(fact.countedBefore === true ? [] : [{ place: byActor(fact), figures: { corrections: { notices: 1 } } }]),
    ...firstCheckIncrements(fact),
  ],
  ApplicationNotAccepted: (fact) => [
    ...closed(fact, OUTCOME_OF[fact.ground] ?? 'notAccepted'),
    ...firstCheckIncrements(fact),
  ],
  DecisionMade: (fact) => closed(fact, fact.outcome),
  ApplicationWithdrawn: (fact) => [...closed(fact, 'withdrawn'), ...firstCheckIncrements(fact)],
  ApplicationReturned: (fact) => closed(fact, 'returned'),
  ApplicationReopened: ({ undoes: { outcome, on, closing }, ...fact }) =>
    reversed(closed({ ...fact, occurredOn: on, closing }, outcome)),
  ApplicationTerminated: (fact) => [...closed(fact, 'terminated'), ...firstCheckIncrements(fact)],
  LimitPassed: passed,
  LimitPassingUndone: (fact) => reversed(passed(fact)),
  ClosingReassessed: (fact) => {
    const place = placeOf(fact, fact.counted.holder, fact.counted.on);
    const counts = (marks: ClosingMarks): readonly FigureIncrement[] => [
      { place, figures: figuresOfClosing(marks, fact.outcome) },
    ];
    return [...reversed(counts(fact.before)), ...counts(fact.after)];
  },
  // Until the closing a case's visits are counted in the closing; one that comes later moves the case up by one.
  VisitRecorded: (fact) =>
    fact.closed === undefined
      ? []
      : [
          {
            place: placeOf(fact, fact.closed.holder, fact.closed.on),
            figures: { visits: { perCase: { [fact.visit - 1]: -1, [fact.visit]: 1 } } },
          },
        ],
  ResultDelivered: (fact) => [
    { place: byActor(fact), figures: { delivered: { all: 1, inTime: kept(fact.withinLimit) } } },
  ],
  ProofAdded: (fact) => firstCheckIncrements({ ...fact, ...fact.credit?.silence }),
  ProofReviewed: (fact) => {
    const { delivery = null, silence } = fact.credit ?? {};
    if (delivery === null) return firstCheckIncrements({ ...fact, ...silence });
    const { before, withinLimit } = delivery;
    const place = placeOf(fact, before.holder, before.on);
    const counts = (within: boolean | null): readonly FigureIncrement[] => [
      { place, figures: { delivered: { inTime: kept(within) } } },
    ];
    return [...reversed(counts(before.withinLimit)), ...counts(withinLimit)];
  },
  CardIssued: (fact) => (fact.status === 'issued' ? [cardIncrement(fact, 1)] : []),
  CardRecomputed: (fact) =>
    fact.wasPending === true ? [] : [cardIncrement({ ...fact, ...fact.before }, -1), cardIncrement(fact, 1)],
  CardConfirmed: (fact) => [cardIncrement(fact, 1)],
  CardRevoked: (fact) => (fact.wasPending ? [] : [cardIncrement(fact, -1, 1)]),
  CardMadeCertain: (fact) => [cardIncrement(fact, 1)],
  WarningResolved: (fact) => [warningIncrement(fact, 0, 1)],
  WarningConverted: (fact) => [warningIncrement(fact, 1, 0 - resolvedBefore(fact))],
  WarningConversionUndone: (fact) => [warningIncrement(fact, -1, resolvedBefore(fact))],
  // A warning that has lapsed is in no score (预警失效).
  WarningLapsed: (fact) => [cardIncrement(fact, -1), ...(fact.wasResolved ? [warningIncrement(fact, 0, -1)] : [])],
  // What was rated with a slip of a hall is no 主动评价.
  RatingGiven: (fact) =>
    fact.channelHeldByUnit
      ? []
      : [{ place: placeOf(fact, fact, fact.givenOn), figures: { ratings: { [fact.level]: 1 } } }],
  // 作废: it counts no longer where it was counted.
  RatingVoided: (fact) =>
    fact.channelHeldByUnit
      ? []
      : [{ place: placeOf(fact, fact, fact.givenOn), figures: { ratings: { [fact.level]: -1 } } }],
};
