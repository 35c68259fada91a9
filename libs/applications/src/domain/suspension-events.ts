import type { Event, Instant, WrittenText } from '@sealtrail/event-sourcing';
import type { Limit, LocalDate, Term } from '@sealtrail/working-days';
import type { CreditedFact, GraceEnded, Holder, OfficialDocument } from './case-fact';

/** 特别程序: a procedure whose time does not count (行政许可法 art. 45), from when its notice was given. */
export type SuspensionStarted = Event<
  'SuspensionStarted',
  CreditedFact & {
    readonly suspension: number;
    /** One of the eight, or a code that the item's own law names. */
    readonly procedure: string;
    readonly branch: string | null;
    readonly legalBasis: WrittenText;
    /** `givenAt: null`: not told when; it counts from its proof, or from its recording. */
    readonly notice: { readonly document: OfficialDocument; readonly givenAt: Instant | null } | null;
    /** What the notice announces; `null`: no notice. */
    readonly expected: Term | null;
    /** The procedure's own clock, which the announced time sets. */
    readonly ownLimit: Limit | null;
    /** The later of start and notice, as far as it counts; `null`: no notice, nothing pauses. */
    readonly pausesFrom: Instant | null;
    readonly pausesFromDate: LocalDate | null;
    readonly holder: Holder;
  }
>;

export type SuspensionNoticeGiven = Event<
  'SuspensionNoticeGiven',
  CreditedFact & {
    readonly suspension: number;
    readonly document: OfficialDocument;
    /** What it announces; `null`: a fact from before the announced time belonged to the notice. */
    readonly expected: Term | null;
    readonly ownLimit: Limit | null;
    readonly pausesFrom: Instant;
    readonly pausesFromDate: LocalDate;
  }
>;

export type SuspensionProlonged = Event<
  'SuspensionProlonged',
  CreditedFact & {
    readonly suspension: number;
    /** 1 for the first of the procedure; `null`: a fact from before it was kept. */
    readonly prolongation: number | null;
    readonly expected: Term;
    readonly ownLimit: Limit;
    readonly reason: WrittenText;
    readonly document: OfficialDocument;
  }
>;

export type SuspensionEnded = Event<
  'SuspensionEnded',
  CreditedFact &
    GraceEnded & {
      readonly suspension: number;
      /** Told later and not proved, where other departments have a part: the day to which it keeps days from counting for them. */
      readonly forOthersOn?: LocalDate;
    }
>;

/** 特别程序: one procedure from its start to its end. */
export type SuspensionEvent = SuspensionStarted | SuspensionNoticeGiven | SuspensionProlonged | SuspensionEnded;
