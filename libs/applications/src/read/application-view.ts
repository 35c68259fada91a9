import type { Channel, Consequence, HandlingForm, ItemClass } from '@sealtrail/catalog/events';
import type { Instant } from '@sealtrail/event-sourcing';
import type { Limit, LocalDate } from '@sealtrail/working-days';
import type { CaseStatus, Opinion, RequestForm, SatisfiedBy, Wait } from '../domain/case-enums';
import type { Holder } from '../domain/case-fact';

/** The last day that is in time, and the instant it ends. */
export type LimitEnd = { readonly date: LocalDate; readonly at: Instant };

export const limitEnd = (limit: Limit | null): LimitEnd | null => limit && { date: limit.date, at: limit.at };

/** One department's part of a stage, as far as it has started. */
export type BranchView = {
  readonly id: string;
  readonly stage: string;
  readonly department: string;
  readonly official: string | null;
  /** `null`: it stands still in a pause that has not ended. */
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
  /** From when the days do not count; `null`: the applicant has not been told in writing, so all of them do. */
  readonly pausesFrom: LocalDate | null;
  readonly endedOn: LocalDate | null;
};

/** Something that only a person can do next. */
export type WaitsFor = {
  readonly what: Wait;
  readonly since: LocalDate;
  /** What the item's terms say must follow. */
  readonly consequence: Consequence;
};

/** What a list of open cases asks for by name. */
export type CaseMark = 'suspended' | 'waiting';

/** What only lists read: never shown. */
export type ListedBy = {
  /** Until when the case is to be decided, and who has to do with it, while it is open: few are, among all that ever were. */
  readonly due: {
    readonly promised: LimitEnd | null;
    readonly statutory: LimitEnd | null;
    readonly departments: readonly string[];
  };
  readonly marks: readonly CaseMark[];
};

/** One case (办件) as it stands. */
export type ApplicationView = ListedBy & {
  readonly applicationId: string;
  readonly number: string;
  /** The source of the key that filed; `null`: the key had none. */
  readonly filedBy: string | null;
  /** Which cases are duplicate filings of each other; never shown. */
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
  /** The item's, the receiver's, and those of all branches. */
  readonly departments: readonly string[];
  readonly receivedBy: string;
  readonly channel: Channel;
  readonly status: CaseStatus;
  /** The stage that runs or ran last; `null` before the first, and for items without stages. */
  readonly stage: string | null;
  readonly branches: readonly BranchView[];
  readonly receivedAt: Instant;
  readonly receivedOn: LocalDate;
  readonly firstCheck: LimitEnd | null;
  readonly acceptedOn: LocalDate | null;
  readonly deemed: boolean;
  /** `null` before acceptance, where there is none, and while it stands still. */
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
  /** Every file that was ever filed with the case: whoever may see the case may see it. */
  readonly files: readonly string[];
  /** Told as missing and not handed in. */
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
  /** How it ended (办结结果); the same word as its status. */
  readonly outcome: CaseStatus | null;
  /** How a withdrawal was asked for; `null`: it is none, nobody asked for it, or it was not kept. */
  readonly withdrawal: RequestForm | null;
  readonly usedDays: number | null;
  readonly withinPromise: boolean | null;
  readonly withinStatute: boolean | null;
  readonly certificateNumber: string | null;
  readonly certificateId: string | null;
  readonly deliveryLimit: LimitEnd | null;
  readonly deliveredOn: LocalDate | null;
  /** Of the case's stream: what a caller who has read this may say in `If-Match`. */
  readonly revision: string;
};
