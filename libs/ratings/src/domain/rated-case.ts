import type { ApplicationEvent, CaseFact, Closing, Holder } from '@sealtrail/applications/events';
import { fold, type Instant, type OfType } from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';

/** A service that can be rated: its time and its official. */
export type Service = Holder & { readonly at: Instant; readonly on: LocalDate };

/** State of a case that the rating rules need. */
export type RatedCase = {
  readonly number: string;
  readonly item: string;
  readonly region: string;
  readonly zone: string;
  /** Official who holds the case clock; branches have handlers of their own. */
  readonly holder: string | null;
  /** By visit number. */
  readonly visits: Readonly<Record<number, Service>>;
  /** 办结 with any outcome, by the item's department and the holder of the case; `null`: still open. */
  readonly closed: Service | null;
};

/** The events of a case that matter to rating. */
type RatedCaseEvent = OfType<
  ApplicationEvent,
  | 'ApplicationSubmitted'
  | 'CorrectionReceived'
  | 'ApplicationReopened'
  | 'ApplicationAccepted'
  | 'HandlerAssigned'
  | 'VisitRecorded'
  | 'ApplicationNotAccepted'
  | 'DecisionMade'
  | 'ApplicationWithdrawn'
  | 'ApplicationReturned'
  | 'ApplicationTerminated'
>;

type Evolve = {
  readonly [Type in RatedCaseEvent['type']]: (
    state: RatedCase | null,
    event: OfType<RatedCaseEvent, Type>['data'],
  ) => RatedCase | null;
};

const service = ({ occurredAt, occurredOn, department }: CaseFact, official: string | null): Service => ({
  at: occurredAt,
  on: occurredOn,
  department,
  official,
});

const withHolder = (state: RatedCase | null, { official }: Holder): RatedCase | null =>
  state && { ...state, holder: official };

const withClosing = (state: RatedCase | null, event: CaseFact & { readonly closing: Closing }): RatedCase | null =>
  state && { ...state, closed: service(event, state.holder) };

const evolve: Evolve = {
  ApplicationSubmitted: (_, { number, item, region, firstCheck, holder }) => ({
    number,
    item,
    region,
    zone: firstCheck.zone,
    holder: holder.official,
    visits: {},
    closed: null,
  }),
  // The final closing is still to come; ratings of the first closing are kept.
  ApplicationReopened: (state) => state && { ...state, closed: null },
  CorrectionReceived: (state, { holder }) => withHolder(state, holder),
  ApplicationAccepted: (state, { holder }) => withHolder(state, holder),
  HandlerAssigned: (state, { branch, official }) => (branch === null ? state && { ...state, holder: official } : state),
  VisitRecorded: (state, event) =>
    state && { ...state, visits: { ...state.visits, [event.visit]: service(event, event.officer) } },

  ApplicationNotAccepted: withClosing,
  DecisionMade: (state, event) => withClosing(withHolder(state, event.holder), event),
  ApplicationWithdrawn: withClosing,
  ApplicationReturned: withClosing,
  ApplicationTerminated: withClosing,
};

/** Folded from the case's own stream; `null`: there is no such case. */
export const ratedCaseOf = (events: readonly ApplicationEvent[]): RatedCase | null =>
  fold<RatedCase | null, RatedCaseEvent>({ initial: null, evolve }, events as readonly RatedCaseEvent[]);
