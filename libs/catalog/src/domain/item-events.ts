import type { Event, Instant, WrittenText } from '@sealtrail/event-sourcing';
import type { LocalDate, Term } from '@sealtrail/working-days';
import type { Level } from './department-enums';
import type {
  Channel,
  Consequence,
  CorrectionConsequence,
  HandlingForm,
  IncompleteAnswer,
  ItemClass,
  ItemKind,
} from './item-enums';

/** A material (申请材料) that the item requires. Nothing outside this list may be demanded (行政许可法 art. 31). */
export type MaterialRule = {
  readonly code: string;
  readonly name: string;
  readonly required: boolean;
  /** 容缺: may be submitted after acceptance. */
  readonly deferrable: boolean;
  /** May be reused from an earlier filing. */
  readonly reusable: boolean;
  /** Type of the certificate (证照类型代码) that replaces the material, fetched rather than demanded. */
  readonly certificateType: string | null;
};

/** 情形: a variant of the item that applies to an applicant, stated when the case is filed. */
export type ScenarioRule = { readonly code: string; readonly name: string };

/** One department's part of a stage. */
export type BranchRule = {
  /** Unique within the item: `stepId` in the HTTP API. */
  readonly id: string;
  readonly department: string;
  readonly limit: Term;
  /** Official who handles the branch unless another is assigned. */
  readonly handler: string | null;
};

/** Departments that work in parallel; the stages follow one another (三并一串). */
export type StageRule = { readonly id: string; readonly name: string; readonly branches: readonly BranchRule[] };

/** A procedure beyond the eight of art. 45 that pauses the clock by the item's own law. */
export type FurtherProcedure = { readonly code: string; readonly name: string; readonly article: string };

/** 委托受理: a department that may hold the first check of the files it receives, on behalf of the item's own department. */
export type EntrustedWindow = {
  readonly department: string;
  /** Number of the document that announced it (行政许可法 art. 24). */
  readonly document: string;
  /** First and last day; `to` `null`: until further notice. */
  readonly from: LocalDate;
  readonly to: LocalDate | null;
};

/** The terms of an item (事项) that bind a case filed under one version of it. */
export type ItemTerms = {
  readonly name: string;
  readonly department: string;
  readonly kind: ItemKind;
  readonly class: ItemClass;
  readonly handlingForm: HandlingForm;
  readonly channels: readonly Channel[];
  readonly calendar: string;
  /** 法定时限; `null` where no law sets one. */
  readonly statutory: Term | null;
  /** The law and article that set the statutory limit, where it is not the licensing law; `null`: not named. */
  readonly statutoryBasis: string | null;
  /** 承诺时限, at most the statutory limit. */
  readonly promised: Term;
  /** Limit of the first check: 5 working days (行政许可法 art. 32(4)), or shorter by the item's own law. */
  readonly firstCheck: Term;
  /** Official who handles the case where no branch does. */
  readonly handler: string | null;
  readonly visitsMax: number;
  readonly scenarios: readonly ScenarioRule[];
  readonly materials: readonly MaterialRule[];
  readonly stages: readonly StageRule[];
  readonly furtherProcedures: readonly FurtherProcedure[];
  /** `return`: an incomplete file may be sent back on the spot instead of a correction notice. */
  readonly onIncomplete: IncompleteAnswer;
  readonly onCorrectionTimeout: CorrectionConsequence;
  /** The outcome of a missed deadline for deferred materials, decided by a person. */
  readonly onDeferralTimeout: Consequence;
  /** Longest extension by the item's own law, in place of the 10 or 15 working days of 行政许可法 art. 42. */
  readonly longestExtension: { readonly term: Term; readonly article: string } | null;
  /** The item's own law lets the agency refuse on the spot (不动产登记暂行条例 art. 17). */
  readonly refusableOnTheSpot: boolean;
  readonly firstCheckBy: readonly EntrustedWindow[];
};

/** The headings under which an item is counted on the published list (清单). */
export type Listing = {
  readonly department: string;
  readonly region: string;
  readonly level: Level;
  readonly handlingForm: HandlingForm;
  /** 网上可办: it can be filed by web or mobile. */
  readonly online: boolean;
};

/** The dates, `from` inclusive and `to` exclusive, during which a version would have been on the list and no longer is. */
export type Delisting = {
  readonly version: number;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  readonly listing: Listing;
};

/** The item is on the list, or continues with other terms, from a date on. */
export type ItemDefined = Event<
  'ItemDefined',
  {
    readonly item: string;
    /** 1 for the first version. */
    readonly version: number;
    readonly effectiveFrom: LocalDate;
    /** Region and level of the item's department at the time. */
    readonly region: string;
    readonly level: Level;
    readonly terms: ItemTerms;
    /** The versions that the new one replaces. */
    readonly ends: readonly Delisting[];
    readonly definedAt: Instant;
  }
>;

/** The item is off the list: no more cases can be filed under it. */
export type ItemWithdrawn = Event<
  'ItemWithdrawn',
  {
    readonly item: string;
    readonly department: string;
    readonly effectiveFrom: LocalDate;
    readonly reason: WrittenText;
    /** The versions taken off the list, including those announced for later. */
    readonly ends: readonly Delisting[];
    readonly withdrawnAt: Instant;
  }
>;

export type ItemEvent = ItemDefined | ItemWithdrawn;
