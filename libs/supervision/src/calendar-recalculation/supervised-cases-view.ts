import type { ApplicationEvent } from '@sealtrail/applications/events';
import type { Projection, RecordedEvent } from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';
import type { SupervisionEvent } from '../domain/card-events';
import { waitsForPerson } from '../domain/rules/rule';

/** What a recalculation and a dry run have to know of a case. */
export type SupervisedCaseRow = {
  readonly applicationId: string;
  readonly region: string;
  readonly calendar: string;
  /** Receipt: none of its clocks starts earlier. */
  readonly startedOn: LocalDate;
  /** A clock may still run: not closed, or granted and not yet delivered. */
  readonly open: boolean;
  /** UTC day on which the end of its last clock was recorded: no later day counts for a card or a report, but of those below. */
  readonly until: LocalDate;
  /** UTC day of the last card that would wait for a person: the approval that prevents it is in dispute. Empty: none would. */
  readonly disputedUntil: LocalDate;
};

/** Of an open case: later than any date. */
const FOREVER: LocalDate = '9999-12-31';

type Doc = SupervisedCaseRow;

const caseOf = ({ data }: RecordedEvent<ApplicationEvent>): string => data.applicationId;

const opened = (row: Doc): Doc => ({ ...row, open: true, until: FOREVER });
/** Late reports about a closed case reach back to days before its closing was recorded. */
const closed = (row: Doc, { metadata }: RecordedEvent): Doc => ({
  ...row,
  open: false,
  until: later(metadata.recordedAt.slice(0, 10), row.disputedUntil),
});
const closing = { id: caseOf, fold: closed };
const later = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b);

/** The cases that a change of their calendar, or of the policy of their region, can affect. */
export const supervisedCases: Projection<Doc, ApplicationEvent | SupervisionEvent> = {
  name: 'watched-cases.v3',
  initial: { applicationId: '', region: '', calendar: '', startedOn: '', open: false, until: '', disputedUntil: '' },
  indexes: [
    ['calendar', 'until'],
    ['region', 'until'],
  ],
  on: {
    ApplicationSubmitted: {
      id: caseOf,
      fold: (row, { data }) =>
        opened({
          ...row,
          applicationId: data.applicationId,
          region: data.region,
          calendar: data.terms.calendar,
          startedOn: data.occurredOn,
        }),
    },
    ApplicationNotAccepted: closing,
    ApplicationWithdrawn: closing,
    ApplicationReturned: closing,
    ApplicationTerminated: closing,
    ApplicationReopened: { id: caseOf, fold: opened },
    // A grant still has to be delivered within its limit (行政许可法 art. 44).
    DecisionMade: {
      id: caseOf,
      fold: (row, event) => (event.data.delivery === null ? closed(row, event) : row),
    },
    ResultDelivered: closing,
    // A case that may not have been closed: the days count until the instants at which its cards would fall.
    ChecksScheduled: {
      id: ({ data }) => data.applicationId,
      fold: (row, { data }) => {
        const days = data.duties.filter(({ duty }) => waitsForPerson(duty)).map(({ at }) => at.slice(0, 10));
        const disputedUntil = days.reduce(later, row.disputedUntil);
        return { ...row, disputedUntil, until: row.open ? row.until : later(row.until, disputedUntil) };
      },
    },
  },
};
