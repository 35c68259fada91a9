import {
  asIfNoticed,
  findClock,
  type Ledger,
  type SuspensionPause,
  suspensionPausesOf,
} from '@sealtrail/applications/events';
import { type DayAuthority, dayAuthorityOf } from '@sealtrail/calendar/events';
import type { Instant, WrittenText } from '@sealtrail/event-sourcing';
import { type CountedDay, isWorkingDay, type LocalDate, limitOf, type Pause } from '@sealtrail/working-days';
import type { Computation } from '../domain/card-computation';
import type { RuleId } from '../domain/card-enums';
import type { CardIssued } from '../domain/card-events';
import { answeredCardOf } from '../domain/feedback-clocks';
import { type RuleInWords, ruleInWords } from '../domain/rule-in-words';
import type { CaseKnowledge } from './case-knowledge';
import {
  factsOfCalendar,
  factsOfCase,
  factsOfFeedback,
  factsOfPolicy,
  type RestingCaseFacts,
  type RestingFact,
} from './resting-facts';

/** A pause with the procedure that makes it; `null`: of a case folded before procedures were kept with their basis. */
export type ExplainedPause = Pause & {
  readonly basis: {
    readonly suspension: number;
    readonly procedure: string;
    readonly legalBasis: WrittenText;
    readonly startedAt: Instant;
    /** `null`: it was not told in writing. */
    readonly noticedAt: Instant | null;
  } | null;
};

/** A date of the table, with who says what the date is, and the procedure that pauses on it. */
export type ExplainedCardDay = CountedDay & {
  /** Whether it is a working day, whatever the term counts: days of grace are working days. */
  readonly working: boolean;
  readonly saidBy: DayAuthority | null;
  readonly suspension: number | null;
};

/** A computation that can be done again by who has nothing else. */
export type ExplainedComputation = Omit<Computation, 'days' | 'pauses'> & {
  /** What was known: everything recorded up to then. */
  readonly knownAt: Instant;
  /** Whose midnight ends a day. */
  readonly zone: string;
  readonly policy: CardIssued['data']['policy'];
  readonly rule: RuleInWords;
  /** Of day 0, which is no row of the table: a limit of no days ends on it only where it is one. */
  readonly startsOnWorkingDay: boolean;
  readonly pauses: readonly ExplainedPause[];
  readonly days: readonly ExplainedCardDay[];
  /** Where the table alone would end the limit; it differs where a change of the calendar could not move the limit back. */
  readonly countedTo: LocalDate | null;
  readonly facts: RestingCaseFacts & {
    readonly calendar: readonly RestingFact[];
    readonly policy: readonly RestingFact[];
  };
};

type Explaining = {
  readonly rule: RuleId;
  readonly policy: CardIssued['data']['policy'];
  readonly knownAt: Instant;
};

/** Puts beside the numbers of a computation the words, the bases and the facts that they come from. */
export function explainComputation(
  computation: Computation,
  { context, calendarEvents, policyEvents, supervisionEvents }: CaseKnowledge,
  { rule, policy, knownAt }: Explaining,
): ExplainedComputation {
  const { ledger, calendar } = context;
  const { clock, startedOn, terms, pauses, days } = computation;
  const answered = answeredCardOf(clock);
  const stops = stopsOf(ledger, clock);
  const explained = pauses.map((pause) => withBasis(pause, stops));
  const last = days.at(-1)?.date ?? startedOn;
  return {
    ...computation,
    knownAt,
    zone: calendar.zone,
    policy,
    rule: ruleInWords(rule, computation),
    startsOnWorkingDay: isWorkingDay(calendar, startedOn),
    pauses: explained,
    days: days.map((day) => ({
      ...day,
      working: isWorkingDay(calendar, day.date),
      saidBy: day.reason === 'calendarDay' ? null : dayAuthorityOf(calendar, day.date),
      suspension: day.reason === 'paused' ? suspensionOn(explained, day.date) : null,
    })),
    countedTo: terms.length === 0 ? null : (limitOf({ startedOn, terms, pauses, calendar })?.date ?? null),
    facts: {
      ...(answered === null ? factsOfCase(context.events, clock) : factsOfFeedback(supervisionEvents, answered)),
      calendar: factsOfCalendar(calendarEvents, startedOn, last),
      policy: factsOfPolicy(policyEvents, policy),
    },
  };
}

/** As they were told, and as they would be had each been told in writing: a card that waits may rest on either. */
function stopsOf(ledger: Ledger, id: string): readonly SuspensionPause[] {
  const clock = findClock(ledger, id);
  if (clock === undefined) return [];
  const asTold = ({ pause, suspension: { number } }: SuspensionPause): readonly SuspensionPause[] =>
    ledger.suspensions.filter((one) => one.number === number).map((suspension) => ({ pause, suspension }));
  return [...suspensionPausesOf(ledger, clock), ...suspensionPausesOf(asIfNoticed(ledger), clock).flatMap(asTold)];
}

function withBasis({ from, to }: Pause, stops: readonly SuspensionPause[]): ExplainedPause {
  const stop = stops.find(({ pause }) => pause.from === from && pause.to === to);
  if (stop === undefined) return { from, to, basis: null };
  const { number: suspension, procedure, legalBasis, startedAt, noticedAt } = stop.suspension;
  return { from, to, basis: { suspension, procedure, legalBasis, startedAt, noticedAt } };
}

/** Where pauses overlap, the day belongs to the first. */
const suspensionOn = (pauses: readonly ExplainedPause[], date: LocalDate): number | null =>
  pauses.find(({ from, to }) => from < date && (to === null || date <= to))?.basis?.suspension ?? null;
