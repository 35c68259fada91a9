import type { OfficialDocument } from '@sealtrail/applications/events';
import type { Event, Instant, WrittenText } from '@sealtrail/event-sourcing';
import type { Policy } from '@sealtrail/policy/events';
import type { LocalDate } from '@sealtrail/working-days';
import type { RuleId } from '../domain/card-enums';
import type { StepActor } from '../domain/card-life/life-events';

/** Whose red cards are counted together: those of a department, and those of each of its officials. */
export type Charged = {
  readonly department: string;
  /** `null`: of the department as a whole. */
  readonly official: string | null;
};

/** A red card that counts. */
export type RedCard = {
  readonly cardId: string;
  readonly applicationId: string;
  readonly number: string;
  readonly item: string;
  readonly rule: RuleId;
  readonly fellOn: LocalDate;
};

/** 红牌计入约谈 */
export type RedCardCounted = Event<
  'RedCardCounted',
  Charged & { readonly card: RedCard; readonly countedAt: Instant; readonly countedOn: LocalDate }
>;

/** It was revoked, or charges somebody else by now. */
export type RedCardUncounted = Event<
  'RedCardUncounted',
  Charged & { readonly cardId: string; readonly uncountedAt: Instant; readonly uncountedOn: LocalDate }
>;

/** The data that every event about an interview carries. */
export type InterviewFact = Charged & {
  readonly interviewId: string;
  /** In which the cards fell: `2026-Q1`. */
  readonly period: string;
  /** Of the department. */
  readonly region: string;
};

/** 约谈: so many red cards of one period count that whoever they charge is to be spoken with. */
export type InterviewDue = Event<
  'InterviewDue',
  InterviewFact & {
    readonly cards: readonly RedCard[];
    /** By which version of the policy, and from how many red cards on. */
    readonly policy: Pick<Policy, 'id' | 'version'>;
    readonly redCards: number;
    readonly dueAt: Instant;
    readonly dueOn: LocalDate;
  }
>;

/** It is due, and about one more card. */
export type InterviewCardAdded = Event<
  'InterviewCardAdded',
  InterviewFact & { readonly card: RedCard; readonly addedAt: Instant; readonly addedOn: LocalDate }
>;

/** It is about one card less, and still due. */
export type InterviewCardRemoved = Event<
  'InterviewCardRemoved',
  InterviewFact & { readonly cardId: string; readonly removedAt: Instant; readonly removedOn: LocalDate }
>;

/** 取消约谈: too few of its cards count any more, and it had not been held. */
export type InterviewLifted = Event<
  'InterviewLifted',
  InterviewFact & {
    /** That counts no more. */
    readonly card: RedCard;
    readonly liftedAt: Instant;
    readonly liftedOn: LocalDate;
  }
>;

/** 已约谈 */
export type InterviewHeld = Event<
  'InterviewHeld',
  InterviewFact & {
    readonly actor: StepActor;
    readonly document: OfficialDocument;
    readonly text: WrittenText;
    readonly heldAt: Instant;
    readonly heldOn: LocalDate;
    readonly toldAt: Instant;
  }
>;

export type InterviewEvent =
  | RedCardCounted
  | RedCardUncounted
  | InterviewDue
  | InterviewCardAdded
  | InterviewCardRemoved
  | InterviewLifted
  | InterviewHeld;
