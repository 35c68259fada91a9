import type { ApplicationEvent, CaseFact, Closing, Counted, Holder } from '@sealtrail/applications/events';
import type { Of } from '@sealtrail/event-sourcing';
import type { RatingEvent } from '@sealtrail/ratings/events';
import type { CardFact, SupervisionEvent } from '@sealtrail/supervision/events';
import type { LocalDate } from '@sealtrail/working-days';
import type { Figures, Kept } from './figures';
import type { Outcome } from './report-words';
import type { Part } from './tally';

export type CountedEvent = Of<
  ApplicationEvent | SupervisionEvent | RatingEvent,
  | 'ApplicationSubmitted'
  | 'ApplicationAccepted'
  | 'CorrectionNoticeIssued'
  | 'ApplicationNotAccepted'
  | 'DecisionMade'
  | 'ApplicationWithdrawn'
  | 'ApplicationReturned'
  | 'ApplicationTerminated'
  | 'VisitRecorded'
  | 'ResultDelivered'
  | 'CardIssued'
  | 'CardRecomputed'
  | 'CardConfirmed'
  | 'CardRevoked'
  | 'WarningLapsed'
  | 'RatingGiven'
>;

/** Where a fact counts: for whom, for which item, and in the month of which day. */
export type Place = Holder & { readonly region: string; readonly item: string; readonly on: LocalDate };

/** What a fact adds to the figures of one place. */
export type Count = { readonly place: Place; readonly more: Part<Figures> };

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

/** An acceptance by silence that was counted and is not one after all. */
const undone = (fact: CaseFact & { readonly undoes?: Counted }): readonly Count[] =>
  fact.undoes === undefined
    ? []
    : [{ place: at(fact, fact.undoes.holder, fact.undoes.on), more: { accepted: -1, deemed: -1 } }];

/** How a decided case stands to its limits. Other endings are closed and stand outside both sides of the shares. */
function timeOf({ withinPromise, withinStatute, usedDays, promised, statutory }: Closing): Part<Figures> {
  const shares = { promise: kept(withinPromise), statute: kept(withinStatute) };
  if (usedDays === null || promised === null) return shares;
  return {
    ...shares,
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

/** Endings before acceptance that have a word of their own: an incomplete file is sent back (退件). */
const OUTCOME_OF: { readonly [ground: string]: Outcome } = { notRequired: 'notRequired', incomplete: 'returned' };

function closed(fact: CaseFact & { readonly closing: Closing }, outcome: Outcome): readonly Count[] {
  const { closing } = fact;
  const decided = outcome === 'granted' || outcome === 'refused';
  return [
    {
      place: at(fact, closing.holder, fact.occurredOn),
      more: {
        closed: { [outcome]: 1 },
        corrections: { perCase: { [closing.corrections]: 1 } },
        visits: { perCase: { [closing.visits]: 1 } },
        ...(decided ? timeOf(closing) : {}),
      },
    },
  ];
}

const card = (fact: CardFact, effective: number, revoked = 0): Count => ({
  place: at(fact, fact, fact.breachedOn),
  more: { cards: { [fact.rule]: { [fact.level]: { effective, revoked } } } },
});

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
    ...undone(fact),
  ],
  CorrectionNoticeIssued: (fact) => [{ place: byActor(fact), more: { corrections: { notices: 1 } } }, ...undone(fact)],
  ApplicationNotAccepted: (fact) => [...closed(fact, OUTCOME_OF[fact.ground] ?? 'notAccepted'), ...undone(fact)],
  DecisionMade: (fact) => closed(fact, fact.outcome),
  ApplicationWithdrawn: (fact) => closed(fact, 'withdrawn'),
  ApplicationReturned: (fact) => closed(fact, 'returned'),
  ApplicationTerminated: (fact) => closed(fact, 'terminated'),
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
  CardIssued: (fact) => (fact.status === 'issued' ? [card(fact, 1)] : []),
  CardRecomputed: (fact) => (fact.wasPending === true ? [] : [card({ ...fact, ...fact.before }, -1), card(fact, 1)]),
  CardConfirmed: (fact) => [card(fact, 1)],
  CardRevoked: (fact) => (fact.wasPending ? [] : [card(fact, -1, 1)]),
  // A warning that has lapsed is in no score (预警失效).
  WarningLapsed: (fact) => [card(fact, -1)],
  RatingGiven: (fact) => [{ place: at(fact, fact, fact.givenOn), more: { ratings: { [fact.level]: 1 } } }],
};
