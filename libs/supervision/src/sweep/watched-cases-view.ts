import type { ApplicationEvent } from '@sealtrail/applications/events';
import type { Projection, Recorded } from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';
import type { CardFact, SupervisionEvent } from '../domain/card-events';

/** What a change of a calendar has to know of a case. */
export type WatchedCaseRow = {
  readonly applicationId: string;
  readonly calendar: string;
  /** Receipt: none of its clocks starts earlier. */
  readonly startedOn: LocalDate;
  /** A clock may still run: not closed, or granted and not yet delivered. */
  readonly open: boolean;
  /** Cards that have not lapsed, been revoked or dismissed. */
  readonly cards: readonly string[];
  /** `open`, or there are cards. */
  readonly relevant: boolean;
};

type Doc = WatchedCaseRow;

const closing = {
  id: ({ data }: Recorded<ApplicationEvent>) => data.applicationId,
  fold: (row: Doc) => relevantIf({ ...row, open: false }),
};

const letGo = {
  id: ({ data }: { readonly data: CardFact }) => data.applicationId,
  fold: (row: Doc, { data }: { readonly data: CardFact }) =>
    relevantIf({ ...row, cards: row.cards.filter((cardId) => cardId !== data.cardId) }),
};

/** Which cases a change of their calendar can touch. */
export const watchedCases: Projection<Doc, ApplicationEvent | SupervisionEvent> = {
  name: 'watched-cases.v1',
  initial: { applicationId: '', calendar: '', startedOn: '', open: false, cards: [], relevant: false },
  indexes: [['calendar', 'relevant']],
  on: {
    ApplicationSubmitted: {
      id: ({ data }) => data.applicationId,
      fold: (row, { data }) =>
        relevantIf({
          ...row,
          applicationId: data.applicationId,
          calendar: data.terms.calendar,
          startedOn: data.occurredOn,
          open: true,
        }),
    },
    ApplicationNotAccepted: closing,
    ApplicationWithdrawn: closing,
    ApplicationReturned: closing,
    ApplicationTerminated: closing,
    ApplicationReopened: {
      id: ({ data }) => data.applicationId,
      fold: (row) => relevantIf({ ...row, open: true }),
    },
    // A grant still has to be delivered within its limit (行政许可法 art. 44).
    DecisionMade: {
      id: ({ data }) => data.applicationId,
      fold: (row, { data }) => relevantIf({ ...row, open: data.delivery !== null }),
    },
    ResultDelivered: closing,
    CardIssued: {
      id: ({ data }) => data.applicationId,
      fold: (row, { data }) =>
        relevantIf({ ...row, cards: [...row.cards.filter((cardId) => cardId !== data.cardId), data.cardId] }),
    },
    CardRevoked: letGo,
    WarningLapsed: letGo,
    CardDismissed: letGo,
  },
};

const relevantIf = (row: Doc): Doc => ({ ...row, relevant: row.open || row.cards.length > 0 });
