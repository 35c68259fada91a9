import type { Instant } from '@sealtrail/event-sourcing';
import { addDays, dateUntil, dayNumberOf, type LocalDate, weekdayOf } from '@sealtrail/working-days';
import type { OpenCase } from './open-cases-view';

/** The local days that open cases are looked at by. */
export type LoadDays = { readonly today: LocalDate; readonly tomorrow: LocalDate; readonly weekEndsOn: LocalDate };

/** 24:00 itself is in time (民法典 art. 203): at that instant it is still the day before. The week ends on Sunday. */
export function loadDaysOf(now: Instant, zone: string): LoadDays {
  const today = dateUntil(now, zone);
  const left = (7 - weekdayOf(dayNumberOf(today))) % 7;
  return { today, tomorrow: addDays(today, 1), weekEndsOn: addDays(today, left) };
}

/** Open cases by the last day of one of their limits. */
export type DueCounts = {
  readonly overdue: number;
  readonly today: number;
  readonly tomorrow: number;
  /** From today on to the end of the week, today and tomorrow included as far as they lie in it. */
  readonly thisWeek: number;
};

/** What somebody has in hand. */
export type LoadFigures = {
  /** 在办. */
  readonly open: number;
  /** Of these: 待受理. */
  readonly notAccepted: number;
  /** Of these: accepted, and the promise stands still (特别程序). */
  readonly suspended: number;
  readonly promised: DueCounts;
  readonly statutory: DueCounts;
  /** 会签: branches of joint cases that wait for an opinion, by their own limits. They are in no figure of cases. */
  readonly branches: DueCounts & { readonly open: number };
};

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] extends number ? number : Mutable<T[Name]> };
/** Counted up in place: a report passes over every open case there is. */
export type LoadTally = Mutable<LoadFigures>;

const noneDue = (): Mutable<DueCounts> => ({ overdue: 0, today: 0, tomorrow: 0, thisWeek: 0 });

export const emptyLoad = (): LoadTally => ({
  open: 0,
  notAccepted: 0,
  suspended: 0,
  promised: noneDue(),
  statutory: noneDue(),
  branches: { open: 0, ...noneDue() },
});

export function countCase(load: LoadTally, { accepted, promised, statutory }: OpenCase, days: LoadDays): void {
  load.open += 1;
  if (!accepted) load.notAccepted += 1;
  else if (promised === null) load.suspended += 1;
  countDue(load.promised, promised, days);
  countDue(load.statutory, statutory, days);
}

export function countBranch(load: LoadTally, limit: LocalDate | null, days: LoadDays): void {
  load.branches.open += 1;
  countDue(load.branches, limit, days);
}

function countDue(due: Mutable<DueCounts>, last: LocalDate | null, { today, tomorrow, weekEndsOn }: LoadDays): void {
  if (last === null) return;
  if (last < today) {
    due.overdue += 1;
    return;
  }
  if (last === today) due.today += 1;
  if (last === tomorrow) due.tomorrow += 1;
  if (last <= weekEndsOn) due.thisWeek += 1;
}
