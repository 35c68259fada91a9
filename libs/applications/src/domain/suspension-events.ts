import type { Event, Instant, WrittenText } from '@sealtrail/event-sourcing';
import type { Limit, LocalDate, Term } from '@sealtrail/working-days';
import type { CreditedFact, GraceEnded, Holder, OfficialDocument } from './case-fact';

/** 特别程序: a procedure whose time is excluded (行政许可法 art. 45), from its notice. */
export type SuspensionStarted = Event<
  'SuspensionStarted',
  CreditedFact & {
    readonly suspension: number;
    /** One of the eight, or a code that the item's own law names. */
    readonly procedure: string;
    readonly branch: string | null;
    readonly legalBasis: WrittenText;
    /** `givenAt: null`: time unknown; it counts from its proof, or from its recording. */
    readonly notice: { readonly document: OfficialDocument; readonly givenAt: Instant | null } | null;
    /** The announced time; `null`: no notice. */
    readonly expected: Term | null;
    /** The procedure's own limit, set by the announced time. */
    readonly ownLimit: Limit | null;
    /** The later of start and notice, as far as it counts; `null`: no notice, so nothing is paused. */
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
    /** The announced time; `null`: an older event, when the announced time was not part of the notice. */
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
    /** 1 for the first of the procedure; `null`: an older event without it. */
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
      /** Reported later without proof, with other departments involved: the day until which it excludes days for them. */
      readonly forOthersOn?: LocalDate;
    }
>;

/** 特别程序: events of a procedure from its start to its end. */
export type SuspensionEvent = SuspensionStarted | SuspensionNoticeGiven | SuspensionProlonged | SuspensionEnded;
