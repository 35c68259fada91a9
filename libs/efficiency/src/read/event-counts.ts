import type { ApplicationEvent, CaseFact, CountedSilence, EndedCheck } from '@sealtrail/applications/events';
import type { ItemTerms } from '@sealtrail/catalog/events';
import type { OfType } from '@sealtrail/event-sourcing';
import type { RatingEvent } from '@sealtrail/ratings/events';
import type { CardFact, SpotCheckFindingRecorded, SupervisionEvent } from '@sealtrail/supervision/events';
import type { LocalDate } from '@sealtrail/working-days';
import { closed, isOnline, passed, reassessed } from './closing-counts';
import { countedPlace, type FigureIncrement, kept, type Place, placeOf, reversed } from './figure-increments';
import type { Outcome } from './report-enums';

export type CountedEvent = OfType<
  ApplicationEvent | SupervisionEvent | SpotCheckFindingRecorded | RatingEvent,
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
  | 'CardExplained'
  | 'CardAppealed'
  | 'CardStepOverdue'
  | 'SpotCheckFindingRecorded'
  | 'RatingGiven'
  | 'RatingVoided'
>;

type EventCounts = {
  readonly [Type in CountedEvent['type']]: (data: OfType<CountedEvent, Type>['data']) => readonly FigureIncrement[];
};

const byActor = (fact: CaseFact): Place =>
  placeOf(fact, { department: fact.department, official: fact.officer }, fact.occurredOn);

const firstCheckIncrement = (fact: CaseFact, { on, holder, kept: inTime }: EndedCheck): FigureIncrement => ({
  place: placeOf(fact, holder, on),
  figures: { firstChecks: kept(inTime) },
});

/** The first check that a fact ended, and an acceptance by silence that was counted and is not one after all. */
const firstCheckIncrements = (fact: CaseFact & Checks): readonly FigureIncrement[] => [
  ...(fact.check === undefined ? [] : [firstCheckIncrement(fact, fact.check)]),
  ...(fact.undoes === undefined ? [] : undoneAcceptance(fact, fact.undoes)),
];

type Checks = { readonly check?: EndedCheck; readonly undoes?: CountedSilence };

const undoneAcceptance = (fact: CaseFact, { on, holder, check }: CountedSilence): readonly FigureIncrement[] => [
  { place: placeOf(fact, holder, on), figures: { accepted: -1, deemed: -1 } },
  ...(check === undefined ? [] : reversed([firstCheckIncrement(fact, check)])),
];

/** Endings before acceptance that have a word of their own: an incomplete file is sent back (退件). */
const OUTCOME_OF: { readonly [ground: string]: Outcome } = { notRequired: 'notRequired', incomplete: 'returned' };

const cardIncrement = (fact: CardFact, effective: number, revoked = 0): FigureIncrement => ({
  place: placeOf(fact, fact, fact.fellOn),
  figures: { cards: { [fact.rule]: { [fact.level]: { effective, revoked } } } },
});

const warningIncrement = (fact: CardFact, converted: number, resolved: number): FigureIncrement => ({
  place: placeOf(fact, fact, fact.fellOn),
  figures: { warnings: { converted, resolved } },
});

const feedbackIncrement = (fact: CardFact, on: LocalDate, inTime: boolean): FigureIncrement => ({
  place: placeOf(fact, fact, on),
  figures: { feedback: kept(inTime) },
});

/** What came after its limit had fallen due with it. */
const answered = (fact: CardFact & { readonly on: LocalDate; readonly late: boolean | null }) =>
  fact.late === false ? [feedbackIncrement(fact, fact.on, true)] : [];

const resolvedBefore = ({ wasResolved }: { readonly wasResolved: boolean }): number => (wasResolved ? 1 : 0);

/** An item without stages is handled in one step, by its own department. */
const stepsOf = ({ stages }: Pick<ItemTerms, 'stages'>): number =>
  stages.reduce((sum, { branches }) => sum + branches.length, 0) || 1;

/**
 * What each fact counts, and where. Nothing here depends on what was counted before: a fact that changes an earlier
 * figure says itself where that stands.
 */
export const eventCounts: EventCounts = {
  ApplicationSubmitted: (fact) => {
    const requiredMaterials = fact.terms.materials.filter(({ required }) => required).length;
    const steps = stepsOf(fact.terms);
    const place = placeOf(fact, fact.holder, fact.occurredOn, fact.channel);
    return [
      {
        place,
        figures: { received: { [fact.channel]: 1 }, steps, ...(requiredMaterials > 0 && { requiredMaterials }) },
      },
    ];
  },
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
  ClosingReassessed: reassessed,
  // Until the closing a case's visits are counted in the closing; one that comes later moves the case up by one.
  VisitRecorded: (fact) =>
    fact.closed === undefined
      ? []
      : [
          {
            place: countedPlace(fact, fact.closed),
            figures: {
              visits: { perCase: { [fact.visit - 1]: -1, [fact.visit]: 1 } },
              ...(fact.visit === 1 && isOnline(fact.closed.channel) && { fullyOnline: -1 }),
            },
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
  CardExplained: answered,
  CardAppealed: answered,
  CardStepOverdue: (fact) => (fact.step === 'feedback' ? [feedbackIncrement(fact, fact.limit.date, false)] : []),
  // A case counts once, as it was found last.
  SpotCheckFindingRecorded: (fact) => {
    const place = placeOf(fact, fact, fact.decidedOn, fact.channel);
    const now = { place, figures: { spotChecks: kept(fact.finding === 'conforming') } };
    if (fact.counted === null) return [now];
    return [...reversed([{ place, figures: { spotChecks: kept(fact.counted === 'conforming') } }]), now];
  },
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
