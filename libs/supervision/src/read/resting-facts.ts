import {
  type ApplicationEvent,
  emptyLedger,
  evolveLedger,
  findClock,
  type Ledger,
  suspensionPausesOf,
} from '@sealtrail/applications/events';
import type { CalendarEvent } from '@sealtrail/calendar/events';
import type { Instant, RecordedEvent } from '@sealtrail/event-sourcing';
import type { PolicyEvent } from '@sealtrail/policy/events';
import type { LocalDate } from '@sealtrail/working-days';
import type { CardIssued, SupervisionEvent } from '../domain/card-events';

/** A fact that a computation rests on: where it stands in the log, when it happened, when it was told. */
export type RestingFact = {
  readonly stream: string;
  readonly revision: string;
  readonly position: string;
  readonly type: string;
  /** `null`: of a calendar or a policy, which count from their recording. */
  readonly occurredAt: Instant | null;
  readonly recordedAt: Instant;
};

/** The facts of a case that a card rests on. */
export type RestingCaseFacts = {
  /** What started, moved, paused or ended its clock; of a card about conduct, the act. */
  readonly clock: readonly RestingFact[];
  /** What of the other clocks says who is charged. */
  readonly charge: readonly RestingFact[];
};

/** Folds the case once more, and keeps each fact that changed what the card looks at. */
export function factsOfCase(events: readonly RecordedEvent<ApplicationEvent>[], clock: string): RestingCaseFacts {
  const found: { readonly clock: RestingFact[]; readonly charge: RestingFact[] } = { clock: [], charge: [] };
  let ledger = emptyLedger;
  for (const event of events) {
    const next = evolveLedger(ledger, event, event.metadata.recordedAt);
    if (ownTime(next, clock) !== ownTime(ledger, clock)) found.clock.push(restingFact(event));
    else if (isOtherClockChanged(ledger, next, clock)) found.charge.push(restingFact(event));
    ledger = next;
  }
  return found;
}

/** What began, moved and ended the time to answer a card. */
const FEEDBACK_FACTS: readonly SupervisionEvent['type'][] = [
  'CardIssued',
  'CardConfirmed',
  'CardMadeCertain',
  'CardStepLimitMoved',
  'CardStepOverdue',
  'CardExplained',
  'CardAppealed',
  'CardRevoked',
];

/** Of a card about an answer: the facts of the card that was to be answered. */
export const factsOfFeedback = (
  events: readonly RecordedEvent<SupervisionEvent>[],
  card: string,
): RestingCaseFacts => ({
  clock: events
    .filter(({ type, data }) => FEEDBACK_FACTS.includes(type) && 'cardId' in data && data.cardId === card)
    .map(restingFact),
  charge: [],
});

/** What a clock's own time comes from, to be compared. */
function ownTime(ledger: Ledger, id: string): string {
  const clock = findClock(ledger, id);
  const notices = id.startsWith('notice:') ? ledger.notices : [];
  return JSON.stringify([clock ?? null, clock === undefined ? [] : suspensionPausesOf(ledger, clock), notices]);
}

/** Steps and first checks beside it: by their ends and holders it is decided who overran. */
const isOtherClockChanged = (before: Ledger, after: Ledger, id: string): boolean =>
  after.clocks.some(
    (clock, place) =>
      clock.id !== id &&
      (clock.kind === 'branch' || clock.kind === 'firstCheck') &&
      before.clocks[place] !== clock &&
      JSON.stringify(before.clocks[place] ?? null) !== JSON.stringify(clock),
  );

/** The facts of the calendar and of its parents that say something about a date of the table. */
export const factsOfCalendar = (
  events: readonly RecordedEvent<CalendarEvent>[],
  from: LocalDate,
  to: LocalDate,
): readonly RestingFact[] => events.filter((event) => says(event, from, to)).map(restingFact);

function says(event: CalendarEvent, from: LocalDate, to: LocalDate): boolean {
  if (event.type === 'CalendarDefined') return true;
  if ('date' in event.data) return from <= event.data.date && event.data.date <= to;
  // New Year's holiday may begin in the December before.
  return Number(from.slice(0, 4)) <= event.data.year && event.data.year <= Number(to.slice(0, 4)) + 1;
}

/** The adoption of the version that a card rests on; none: it is shipped. */
export const factsOfPolicy = (
  events: readonly RecordedEvent<PolicyEvent>[],
  { id, version }: CardIssued['data']['policy'],
): readonly RestingFact[] =>
  events.filter(({ data }) => data.policy === id && data.version === version).map(restingFact);

const restingFact = (event: RecordedEvent): RestingFact => {
  const { occurredAt } = event.data as { readonly occurredAt?: Instant };
  return {
    stream: event.stream,
    revision: String(event.revision),
    position: String(event.position),
    type: event.type,
    occurredAt: occurredAt ?? null,
    recordedAt: event.metadata.recordedAt,
  };
};
