import type {
  ApplicationEvent,
  CaseFact,
  Closing,
  ClosingMarks,
  CountedSilence,
  EndedCheck,
  Holder,
  LimitBasis,
  Passing,
} from '@sealtrail/applications/events';
import type { OfType } from '@sealtrail/event-sourcing';
import type { RatingEvent } from '@sealtrail/ratings/events';
import type { CardFact, SupervisionEvent } from '@sealtrail/supervision/events';
import type { LocalDate } from '@sealtrail/working-days';
import type { BothLimits, Figures, Kept } from './figures';
import type { Outcome } from './report-enums';
import { negated, type Part } from './tally';

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

/** Where a fact counts: for whom, for which item, and in the month of which day. */
export type Place = Holder & { readonly region: string; readonly item: string; readonly on: LocalDate };

/** What a fact adds to the figures of one place. */
export type FigureIncrement = {
  readonly place: Place;
  readonly figures: Part<Figures>;
  /** Cases that came to be open and overdue on that day, less those that ceased to be. */
  readonly overdue?: Part<BothLimits<number>>;
};

type EventCounts = {
  readonly [Type in CountedEvent['type']]: (data: OfType<CountedEvent, Type>['data']) => readonly FigureIncrement[];
};

type CaseKey = { readonly region: string; readonly item: string };

const placeOf = ({ region, item }: CaseKey, { department, official }: Holder, on: LocalDate): Place => ({
  region,
  item,
  department,
  official,
  on,
});

const byActor = (fact: CaseFact): Place =>
  placeOf(fact, { department: fact.department, official: fact.officer }, fact.occurredOn);

const kept = (within: boolean | null): Kept => (within === null ? { kept: 0, of: 0 } : { kept: within ? 1 : 0, of: 1 });

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

/** Given up after the limit a case was late; before it, it stands outside both sides of every share. */
const lateOnly = (within: boolean | null): Kept => kept(within === false ? false : null);

const inTime = (within: boolean | null): Kept => kept(within === true ? true : null);

/** Whether the case was decided; every other ending gives it up, or never accepted it. */
const isDecided = (outcome: string): boolean => outcome === 'granted' || outcome === 'refused';

/** How a closed case stands to its limits. What was late fell due when its limit passed. */
function figuresOfClosing(marks: ClosingMarks, outcome: string): Part<Figures> {
  const { withinPromise, withinStatute } = marks;
  if (!isDecided(outcome)) return { promise: lateOnly(withinPromise), statute: lateOnly(withinStatute) };
  return {
    promise: kept(withinPromise),
    statute: kept(withinStatute),
    due: { promise: inTime(withinPromise), statute: inTime(withinStatute) },
    ...timeOf(marks),
  };
}

function timeOf({ usedDays, promised, statutory }: ClosingMarks): Part<Figures> {
  if (usedDays === null || promised === null) return {};
  return {
    time: {
      [promised.unit]: {
        days: { [usedDays]: 1 },
        promised: { used: usedDays, allowed: promised.days },
        // Days used are counted in the unit of the promise: against a limit in another unit they say nothing.
        ...(statutory?.unit === promised.unit && { statutory: { used: usedDays, allowed: statutory.days } }),
      },
    },
  };
}

const SIDE: { readonly [Basis in LimitBasis]: keyof BothLimits<unknown> } = {
  promised: 'promise',
  statutory: 'statute',
};

const later = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b);

/** From the day of its closing on the case is open and overdue no more; never before the limit had passed. */
const overdueUntil = (fact: CaseFact, { basis, limit, holder }: Passing, closedOn: LocalDate): FigureIncrement => ({
  place: placeOf(fact, holder, later(limit.date, closedOn)),
  figures: {},
  overdue: { [SIDE[basis]]: -1 },
});

/** A limit passed: the case fell due on its last local day, late, and is overdue while it is open. */
const passed = (fact: CaseFact & Passing & { readonly closedOn: LocalDate | null }): readonly FigureIncrement[] => [
  {
    place: placeOf(fact, fact.holder, fact.limit.date),
    figures: { due: { [SIDE[fact.basis]]: kept(false) } },
    overdue: { [SIDE[fact.basis]]: 1 },
  },
  ...(fact.closedOn === null ? [] : [overdueUntil(fact, fact, fact.closedOn)]),
];

const reversed = (counts: readonly FigureIncrement[]): readonly FigureIncrement[] =>
  counts.map(({ place, figures, overdue }) => ({
    place,
    figures: negated<Figures>(figures),
    ...(overdue && { overdue: negated<BothLimits<number>>(overdue) }),
  }));

/** Endings before acceptance that have a word of their own: an incomplete file is sent back (退件). */
const OUTCOME_OF: { readonly [ground: string]: Outcome } = { notRequired: 'notRequired', incomplete: 'returned' };

function closed(fact: CaseFact & { readonly closing: Closing }, outcome: Outcome): readonly FigureIncrement[] {
  const { closing } = fact;
  return [
    {
      place: placeOf(fact, closing.holder, fact.occurredOn),
      figures: {
        closed: { [outcome]: 1 },
        corrections: { perCase: { [closing.corrections]: 1 } },
        visits: { perCase: { [closing.visits]: 1 } },
        ...figuresOfClosing(closing, outcome),
      },
    },
    ...(closing.passed ?? []).map((passing) => overdueUntil(fact, passing, fact.occurredOn)),
  ];
}

const cardIncrement = (fact: CardFact, effective: number, revoked = 0): FigureIncrement => ({
  place: placeOf(fact, fact, fact.fellOn),
  figures: { cards: { [fact.rule]: { [fact.level]: { effective, revoked } } } },
});

const warningIncrement = (fact: CardFact, converted: number, resolved: number): FigureIncrement => ({
  place: placeOf(fact, fact, fact.fellOn),
  figures: { warnings: { converted, resolved } },
});

const resolvedBefore = ({ wasResolved }: { readonly wasResolved: boolean }): number => (wasResolved ? 1 : 0);

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
