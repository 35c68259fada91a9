import type { Instant, WrittenText } from '@sealtrail/event-sourcing';
import {
  type Calendar,
  type CountedDay,
  countedDays,
  explainDays,
  type Limit,
  type LocalDate,
  type Term,
} from '@sealtrail/working-days';
import type { ClockKind, LimitBasis } from '../domain/case-enums';
import type { TimeSplit } from '../domain/case-fact';
import type { CaseClock, Ledger, Tenure } from '../domain/ledger';
import { currentLimit, pausesOf, suspensionPausesOf } from '../domain/limits';
import { splitOfCase, splitOfClock } from '../domain/time-split';
import { usedUntil } from '../domain/used-until';

/** One limit of a clock with its computation. */
export type LimitView = {
  readonly term: Term;
  readonly extension: Term | null;
  /** `null`: paused. */
  readonly limit: Limit | null;
  readonly usedDays: number;
  /** Day by day from day 0 to the limit, or to the end of the clock if later. */
  readonly days: readonly CountedDay[];
};

/** A period whose days are excluded by a special procedure (特别程序). */
export type PauseView = {
  readonly suspension: number;
  readonly procedure: string;
  readonly legalBasis: WrittenText;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
};

export type ClockView = {
  readonly id: string;
  readonly kind: ClockKind;
  readonly startedAt: Instant;
  readonly startedOn: LocalDate;
  readonly running: boolean;
  readonly ended: { readonly at: Instant | null; readonly occurredAt: Instant | null; readonly by: string } | null;
  readonly promised: LimitView | null;
  /** The policy version that makes the promise; `null`: the item does, or there is none. */
  readonly policy: CaseClock['policy'];
  readonly statutory: LimitView | null;
  readonly holders: readonly Pick<Tenure, 'department' | 'official' | 'from'>[];
  readonly pauses: readonly PauseView[];
  readonly split: TimeSplit;
};

export type CaseClocks = {
  readonly applicationId: string;
  readonly number: string;
  /** The instant up to which running clocks are counted. */
  readonly asOf: Instant;
  readonly calendar: { readonly id: string; readonly version: string; readonly zone: string };
  readonly clocks: readonly ClockView[];
  /** All days from the receipt to the end of the case, by owner. */
  readonly split: TimeSplit;
};

/** Every running and ended limit of a case, with its computation and its holders. */
export const caseClocks = (ledger: Ledger, calendar: Calendar, asOf: Instant): CaseClocks => ({
  applicationId: ledger.applicationId,
  number: ledger.number,
  asOf,
  calendar: { id: ledger.calendar, version: calendar.version, zone: calendar.zone },
  clocks: ledger.clocks.map((clock) => clockView(ledger, clock, calendar, asOf)),
  split: splitOfCase(ledger, calendar, asOf),
});

function clockView(ledger: Ledger, clock: CaseClock, calendar: Calendar, now: Instant): ClockView {
  const { id, kind, startedAt, startedOn, endedBy, endedAt, endedOccurredAt, holders } = clock;
  const limitView = limitViews(ledger, clock, calendar, usedUntil(ledger, clock, calendar, now));
  // The end as recorded; whether it is provisional comes from the current calendar.
  const shown = (basis: LimitBasis): Limit | null => {
    const limit = clock[basis];
    const { provisional = limit?.provisional ?? false } = currentLimit(ledger, clock, basis, calendar) ?? {};
    return limit && { ...limit, provisional };
  };
  return {
    id,
    kind,
    startedAt,
    startedOn,
    running: endedBy === null,
    ended: endedBy === null ? null : { at: endedAt, occurredAt: endedOccurredAt, by: endedBy },
    promised: limitView(clock.promisedTerm, clock.promisedExtension, shown('promised')),
    policy: clock.policy,
    statutory: limitView(clock.statutoryTerm, clock.statutoryExtension, shown('statutory')),
    holders: holders.map(({ department, official, from }) => ({ department, official, from })),
    pauses: pauseViews(ledger, clock),
    split: splitOfClock(ledger, clock, calendar, now),
  };
}

function limitViews(ledger: Ledger, clock: CaseClock, calendar: Calendar, until: LocalDate) {
  const pauses = pausesOf(ledger, clock);
  return (term: Term | null, extension: Term | null, limit: Limit | null): LimitView | null => {
    if (term === null) return null;
    const last = limit !== null && limit.date > until ? limit.date : until;
    const terms = extension === null ? [term] : [term, extension];
    return {
      term,
      extension,
      limit,
      usedDays: countedDays({ from: clock.countedFrom, to: until, unit: term.unit, pauses, calendar }),
      days: explainDays({ startedOn: clock.countedFrom, terms, pauses, calendar, until: last }),
    };
  };
}

const pauseViews = (ledger: Ledger, clock: CaseClock): readonly PauseView[] =>
  suspensionPausesOf(ledger, clock).map(({ suspension: { number, procedure, legalBasis }, pause }) => ({
    suspension: number,
    procedure,
    legalBasis,
    ...pause,
  }));
