import type { Channel, Consequence, HandlingForm, ItemClass } from '@sealtrail/catalog/events';
import type { Instant } from '@sealtrail/event-sourcing';
import type { Limit, LocalDate } from '@sealtrail/working-days';
import type { CaseStatus, Opinion, RequestForm, SatisfiedBy, Wait } from '../domain/case-enums';
import type { Holder } from '../domain/case-fact';

/** The last day that is in time, and the instant it ends. */
export type LimitEnd = { readonly date: LocalDate; readonly at: Instant };

export const limitEnd = (limit: Limit | null): LimitEnd | null => limit && { date: limit.date, at: limit.at };

/** One department's part of a stage that has started. */
export type BranchView = {
  readonly id: string;
  readonly stage: string;
  readonly department: string;
  readonly official: string | null;
  /** `null`: paused. */
  readonly limit: LimitEnd | null;
  readonly opinion: Opinion | null;
  readonly givenOn: LocalDate | null;
  readonly usedDays: number | null;
  readonly withinLimit: boolean | null;
};

/** 特别程序. */
export type SuspensionView = {
  readonly number: number;
  readonly procedure: string;
  readonly branch: string | null;
  readonly startedOn: LocalDate;
  /** Start of the excluded days; `null`: the applicant has not been notified in writing, so all days count. */
  readonly pausesFrom: LocalDate | null;
  readonly endedOn: LocalDate | null;
};

/** A step that only a person can take. */
export type WaitsFor = {
  readonly what: Wait;
  readonly since: LocalDate;
  /** The consequence by the item's terms. */
  readonly consequence: Consequence;
};

/** Marks by which a list of open cases can be filtered. */
export type CaseMark = 'suspended' | 'waiting';

/** Members used by lists only: never shown. */
export type ListedBy = {
  /** Promised limits and departments of an open case, indexed separately: few of all cases are open. */
  readonly due: {
    readonly promised: LimitEnd | null;
    readonly statutory: LimitEnd | null;
    readonly departments: readonly string[];
  };
  readonly marks: readonly CaseMark[];
};

/** Current state of one case (办件). */
export type ApplicationView = ListedBy & {
  readonly applicationId: string;
  readonly number: string;
  /** The source of the key that filed; `null`: the key had none. */
  readonly filedBy: string | null;
  /** Identifies duplicate filings of each other; never shown. */
  readonly sameFiling: string | null;
  readonly source: string | null;
  readonly externalNo: string | null;
  readonly item: string;
  readonly itemVersion: number;
  readonly itemName: string;
  readonly class: ItemClass;
  readonly handlingForm: HandlingForm;
  readonly scenario: string | null;
  readonly region: string;
  readonly department: string;
  /** The item's department, the receiving one, and those of all branches. */
  readonly departments: readonly string[];
  readonly receivedBy: string;
  readonly channel: Channel;
  readonly status: CaseStatus;
  /** The current or latest stage; `null` before the first, and for items without stages. */
  readonly stage: string | null;
  readonly branches: readonly BranchView[];
  readonly receivedAt: Instant;
  readonly receivedOn: LocalDate;
  readonly firstCheck: LimitEnd | null;
  readonly acceptedOn: LocalDate | null;
  readonly deemed: boolean;
  /** `null` before acceptance, if there is none, and while paused. */
  readonly promised: LimitEnd | null;
  readonly statutory: LimitEnd | null;
  readonly suspensions: readonly SuspensionView[];
  readonly suspended: boolean;
  readonly extended: boolean;
  readonly handler: Holder;
  readonly materials: readonly {
    readonly code: string;
    readonly satisfiedBy: SatisfiedBy;
    readonly file: string | null;
  }[];
  /** Every file ever filed with the case: readable by everyone who may see the case. */
  readonly files: readonly string[];
  /** Listed as missing and not submitted. */
  readonly missing: readonly string[];
  readonly correctionDeadline: LimitEnd | null;
  /** 容缺: accepted without them. */
  readonly deferred: readonly string[];
  readonly deferralDeadline: LimitEnd | null;
  readonly corrections: number;
  readonly visits: number;
  readonly waitsFor: readonly WaitsFor[];
  readonly waiting: boolean;
  readonly closedAt: Instant | null;
  readonly closedOn: LocalDate | null;
  /** Result of the closing (办结结果); the same value as its status. */
  readonly outcome: CaseStatus | null;
  /** How a withdrawal was requested; `null`: no withdrawal, not requested, or not stored. */
  readonly withdrawal: RequestForm | null;
  readonly usedDays: number | null;
  readonly withinPromise: boolean | null;
  readonly withinStatute: boolean | null;
  readonly certificateNumber: string | null;
  readonly certificateId: string | null;
  readonly deliveryLimit: LimitEnd | null;
  readonly deliveredOn: LocalDate | null;
  /** Revision of the case's stream, for `If-Match`. */
  readonly revision: string;
};
