import type { Holder } from '@sealtrail/applications/events';
import type { Instant, Statement } from '@sealtrail/event-sourcing';
import type { CountedDay, Counting, Limit, LocalDate, Pause, Term } from '@sealtrail/working-days';
import type { CardBasis } from './card-enums';

/** How the instant of a card was counted, where its policy counts otherwise than the law. */
export type CardCounting = Counting & {
  /** From where it counts: the start, or what `offHours` makes of it. */
  readonly startsAt: Instant;
  /** With their instants, for hours are counted between them. */
  readonly pauses: readonly { readonly from: Instant; readonly to: Instant | null }[];
};

/** The whole computation of a card: everything one needs to do it again by hand. */
export type Computation = {
  /** 1 for the first; a limit that moved and is still broken gets the next. */
  readonly version: number;
  readonly clock: string;
  /** `own`: the limit of a branch or of a suspension. */
  readonly basis: CardBasis;
  readonly startedAt: Instant;
  readonly startedOn: LocalDate;
  /** What was counted: the term, then its extension. */
  readonly terms: readonly Term[];
  readonly limit: Limit | null;
  readonly pauses: readonly Pause[];
  /** Grace or days left, in the rule's words (`remainingDays: 2`, `graceDays: 5`). */
  readonly parameters: Readonly<Record<string, number>>;
  /** Left out where the instant is counted as the law counts: from the next day, to 24:00. */
  readonly counting?: CardCounting;
  readonly breachedAt: Instant;
  /** Counted days without the pauses, up to the last day that had ended at `breachedAt`. */
  readonly usedDays: number;
  /** The clock had ended by then, in time: days are counted up to its end. Of a computation that takes a card back. */
  readonly endedAt?: Instant;
  /** Day by day: counted or skipped, and why. */
  readonly days: readonly CountedDay[];
  readonly calendar: { readonly id: string; readonly version: string };
  /** Who is charged, and why: each way in which their time was used. */
  readonly charged: Holder & { readonly why: readonly Statement[] };
};

/** Also where only the days of grace were provisional (`charge.provisional-days`). */
export const isProvisional = ({ limit, charged: { why } }: Pick<Computation, 'limit' | 'charged'>): boolean =>
  limit?.provisional === true || why.some(({ code }) => code === 'charge.provisional-days');
