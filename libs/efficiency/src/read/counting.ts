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
import type { Of } from '@sealtrail/event-sourcing';
import type { RatingEvent } from '@sealtrail/ratings/events';
import type { CardFact, SupervisionEvent } from '@sealtrail/supervision/events';
import type { LocalDate } from '@sealtrail/working-days';
import type { BothLimits, Figures, Kept } from './figures';
import type { Outcome } from './report-words';
import { negated, type Part } from './tally';

export type CountedEvent = Of<
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
export type Count = {
  readonly place: Place;
  readonly more: Part<Figures>;
  /** Cases that came to be open and overdue on that day, less those that ceased to be. */
  readonly overdue?: Part<BothLimits<number>>;
};

type Rows = { readonly [Type in CountedEvent['type']]: (data: Of<CountedEvent, Type>['data']) => readonly Count[] };

type Where = { readonly region: string; readonly item: string };

const at = ({ region, item }: Where, { department, official }: Holder, on: LocalDate): Place => ({
  region,
  item,
  department,
  official,
  on,
});

const byActor = (fact: CaseFact): Place =>
  at(fact, { department: fact.department, official: fact.officer }, fact.occurredOn);

const kept = (within: boolean | null): Kept => (within === null ? { kept: 0, of: 0 } : { kept: within ? 1 : 0, of: 1 });

const checked = (fact: CaseFact, { on, holder, kept: inTime }: EndedCheck): Count => ({
  place: at(fact, holder, on),
  more: { firstChecks: kept(inTime) },
});

/** The first check that a fact ended, and an acceptance by silence that was counted and is not one after all. */
const checks = (fact: CaseFact & Checks): readonly Count[] => [
  ...(fact.check === undefined ? [] : [checked(fact, fact.check)]),
  ...(fact.undoes === undefined ? [] : undone(fact, fact.undoes)),
];

type Checks = { readonly check?: EndedCheck; readonly undoes?: CountedSilence };

const undone = (fact: CaseFact, { on, holder, check }: CountedSilence): readonly Count[] => [
  { place: at(fact, holder, on), more: { accepted: -1, deemed: -1 } },
  ...(check === undefined ? [] : takenBack([checked(fact, check)])),
];

/** Given up after the limit a case was late; before it, it stands outside both sides of every share. */
const lateOnly = (within: boolean | null): Kept => kept(within === false ? false : null);

const inTime = (within: boolean | null): Kept => kept(within === true ? true : null);

/** Whether the case was decided; every other ending gives it up, or never accepted it. */
const isDecided = (outcome: string): boolean => outcome === 'granted' || outcome === 'refused';

/** How a closed case stands to its limits. What was late fell due when its limit passed. */
function marksOf(marks: ClosingMarks, outcome: string): Part<Figures> {
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
const overdueUntil = (fact: CaseFact, { basis, limit, holder }: Passing, closedOn: LocalDate): Count => ({
  place: at(fact, holder, later(limit.date, closedOn)),
  more: {},
  overdue: { [SIDE[basis]]: -1 },
});

/** A limit passed: the case fell due on its last local day, late, and is overdue while it is open. */
const passed = (fact: CaseFact & Passing & { readonly closedOn: LocalDate | null }): readonly Count[] => [
  {
    place: at(fact, fact.holder, fact.limit.date),
    more: { due: { [SIDE[fact.basis]]: kept(false) } },
    overdue: { [SIDE[fact.basis]]: 1 },
  },
  ...(fact.closedOn === null ? [] : [overdueUntil(fact, fact, fact.closedOn)]),
];

const takenBack = (counts: readonly Count[]): readonly Count[] =>
  counts.map(({ place, more, overdue }) => ({
    place,
    more: negated<Figures>(more),
    ...(overdue && { overdue: negated<BothLimits<number>>(overdue) }),
  }));

/** Endings before acceptance that have a word of their own: an incomplete file is sent back (退件). */
const OUTCOME_OF: { readonly [ground: string]: Outcome } = { notRequired: 'notRequired', incomplete: 'returned' };

function closed(fact: CaseFact & { readonly closing: Closing }, outcome: Outcome): readonly Count[] {
  const { closing } = fact;
  return [
    {
      place: at(fact, closing.holder, fact.occurredOn),
      more: {
        closed: { [outcome]: 1 },
        corrections: { perCase: { [closing.corrections]: 1 } },
        visits: { perCase: { [closing.visits]: 1 } },
        ...marksOf(closing, outcome),
      },
    },
    ...(closing.passed ?? []).map((passing) => overdueUntil(fact, passing, fact.occurredOn)),
  ];
}

const card = (fact: CardFact, effective: number, revoked = 0): Count => ({
  place: at(fact, fact, fact.fellOn),
  more: { cards: { [fact.rule]: { [fact.level]: { effective, revoked } } } },
});

const warning = (fact: CardFact, converted: number, resolved: number): Count => ({
  place: at(fact, fact, fact.fellOn),
  more: { warnings: { converted, resolved } },
});

const resolvedBefore = ({ wasResolved }: { readonly wasResolved: boolean }): number => (wasResolved ? 1 : 0);

/**
 * What each fact counts, and where. Nothing here depends on what was counted before: a fact that changes an earlier
 * figure says itself where that stands.
 */
export const counting: Rows = {
  ApplicationSubmitted: (fact) => [
    { place: at(fact, fact.holder, fact.occurredOn), more: { received: { [fact.channel]: 1 } } },
  ],
  ApplicationAccepted: (fact) => [
    {
      place: at(fact, fact.holder, fact.occurredOn),
      more: fact.deemed ? { accepted: 1, deemed: 1 } : { accepted: 1 },
    },
    ...checks(fact),
  ],
  // One that a reviewer lets count was counted when it was told.
  CorrectionNoticeIssued: (fact) => [
    ...(fact.countedBefore === true ? [] : [{ place: byActor(fact), more: { corrections: { notices: 1 } } }]),
    ...checks(fact),
  ],
  ApplicationNotAccepted: (fact) => [...closed(fact, OUTCOME_OF[fact.ground] ?? 'notAccepted'), ...checks(fact)],
  DecisionMade: (fact) => closed(fact, fact.outcome),
  ApplicationWithdrawn: (fact) => [...closed(fact, 'withdrawn'), ...checks(fact)],
  ApplicationReturned: (fact) => closed(fact, 'returned'),
  ApplicationReopened: ({ undoes: { outcome, on, closing }, ...fact }) =>
    takenBack(closed({ ...fact, occurredOn: on, closing }, outcome)),
  ApplicationTerminated: (fact) => [...closed(fact, 'terminated'), ...checks(fact)],
  LimitPassed: passed,
  LimitPassingUndone: (fact) => takenBack(passed(fact)),
  ClosingReassessed: (fact) => {
    const place = at(fact, fact.counted.holder, fact.counted.on);
    const counts = (marks: ClosingMarks): readonly Count[] => [{ place, more: marksOf(marks, fact.outcome) }];
    return [...takenBack(counts(fact.before)), ...counts(fact.after)];
  },
  // Until the closing a case's visits are counted in the closing; one that comes later moves the case up by one.
  VisitRecorded: (fact) =>
    fact.closed === undefined
      ? []
      : [
          {
            place: at(fact, fact.closed.holder, fact.closed.on),
            more: { visits: { perCase: { [fact.visit - 1]: -1, [fact.visit]: 1 } } },
          },
        ],
  ResultDelivered: (fact) => [
    { place: byActor(fact), more: { delivered: { all: 1, inTime: kept(fact.withinLimit) } } },
  ],
  ProofAdded: (fact) => checks({ ...fact, ...fact.credit?.silence }),
  ProofReviewed: (fact) => {
    const { delivery = null, silence } = fact.credit ?? {};
    if (delivery === null) return checks({ ...fact, ...silence });
    const { before, withinLimit } = delivery;
    const place = at(fact, before.holder, before.on);
    const counts = (within: boolean | null): readonly Count[] => [
      { place, more: { delivered: { inTime: kept(within) } } },
    ];
    return [...takenBack(counts(before.withinLimit)), ...counts(withinLimit)];
  },
  CardIssued: (fact) => (fact.status === 'issued' ? [card(fact, 1)] : []),
  CardRecomputed: (fact) => (fact.wasPending === true ? [] : [card({ ...fact, ...fact.before }, -1), card(fact, 1)]),
  CardConfirmed: (fact) => [card(fact, 1)],
  CardRevoked: (fact) => (fact.wasPending ? [] : [card(fact, -1, 1)]),
  CardMadeCertain: (fact) => [card(fact, 1)],
  WarningResolved: (fact) => [warning(fact, 0, 1)],
  WarningConverted: (fact) => [warning(fact, 1, 0 - resolvedBefore(fact))],
  WarningConversionUndone: (fact) => [warning(fact, -1, resolvedBefore(fact))],
  // A warning that has lapsed is in no score (预警失效).
  WarningLapsed: (fact) => [card(fact, -1), ...(fact.wasResolved ? [warning(fact, 0, -1)] : [])],
  // What was rated with a slip of a hall is no 主动评价.
  RatingGiven: (fact) =>
    fact.channelHeldByUnit ? [] : [{ place: at(fact, fact, fact.givenOn), more: { ratings: { [fact.level]: 1 } } }],
  // 作废: it counts no longer where it was counted.
  RatingVoided: (fact) =>
    fact.channelHeldByUnit ? [] : [{ place: at(fact, fact, fact.givenOn), more: { ratings: { [fact.level]: -1 } } }],
};
