import type { ApprovedAct, CaseClock, Ledger } from '@sealtrail/applications/events';
import type { Instant } from '@sealtrail/event-sourcing';
import { type CardLevel, cardLevels, type Policies, type Policy, policyAt } from '@sealtrail/policy/events';
import type { Calendar, Limit, Pause, Term } from '@sealtrail/working-days';
import type { CardCounting, Computation } from '../card-computation';
import type { RuleId } from '../card-enums';
import type { FeedbackClock } from '../feedback-clocks';
import type { Grant } from '../grants';

/** Everything a rule may look at. It holds no current time: a rule says when its cards fall, not whether they have. */
export type RuleContext = {
  /** The case folded from its events: its clocks, suspensions and correction notices. */
  readonly ledger: Ledger;
  /** Extensions and prolongations; `pastLimit` takes them into account. */
  readonly grants: readonly Grant[];
  readonly calendar: Calendar;
  readonly policies: Policies;
  /** The cards of the case that are to be answered; none, where the case is looked at without them. */
  readonly feedback: readonly FeedbackClock[];
};

/** The policy version in force when the clock started: its cards rest on it, unless a later version is milder. */
export const policyOf = ({ policies }: RuleContext, { startedAt }: Pick<CaseClock, 'startedAt'>): Policy =>
  policyAt(policies, startedAt);

/** A card that falls at `at`, unless its clock has ended by then. */
export type CardTrigger = {
  readonly rule: RuleId;
  readonly clock: CaseClock;
  readonly level: CardLevel;
  readonly at: Instant;
  readonly basis: Computation['basis'];
  readonly terms: readonly Term[];
  readonly limit: Limit | null;
  readonly pauses: readonly Pause[];
  readonly parameters: Readonly<Record<string, number>>;
  /** The milder policy version that it falls by, where that is not the one of the clock's start. */
  readonly policy?: Policy;
  /**
   * The card is issued as `pending`: it falls only because a suspension without written notice did not pause (行政许可法
   * art. 45), because of the approvals in `disputes`, or by provisional days.
   */
  readonly needsConfirmation: boolean;
  /** How its instant was counted, where that is not as the law counts the limit. */
  readonly counting?: CardCounting;
  /** The limit, or the days of grace, counted days of a year without notice (放假通知). */
  readonly provisional?: true;
  /** Acts that would have prevented the card, and whose approval is in dispute. */
  readonly disputes?: readonly ApprovedAct[];
};

/** Who is charged, and why. */
export type Respondent = Computation['charged'];

/** One duty under supervision: when its cards fall, and on whom. A pure function of the context. */
export type Rule = {
  readonly triggers: (context: RuleContext) => readonly CardTrigger[];
  /** One for each department, as the case stood when the card fell. */
  readonly respondents: (context: RuleContext, trigger: CardTrigger) => readonly Respondent[];
  /** The card falls although its clock has ended; without it, a clock that ends in time prevents the card. */
  readonly firesAfterClockEnd?: true;
  /** The card is no matter of the case's own time: it falls whether or not the case is closed. */
  readonly outlivesCase?: true;
  /** The card falls with an act: a case closed at the same instant was closed after it. */
  readonly firesWithAct?: true;
};

export const isHigher = (level: CardLevel, than: CardLevel): boolean =>
  cardLevels.values.indexOf(level) > cardLevels.values.indexOf(than);

const UNCONFIRMED = 'unconfirmed';

/** Identifies what is breached, whoever is charged. The format is stored in `ChecksScheduled` and `BreachesWaived`. */
export const dutyOf = ({ rule, clock, level, needsConfirmation }: CardTrigger): string =>
  [rule, clock.id, level, ...(needsConfirmation ? [UNCONFIRMED] : [])].join('|');

/** Whether the card of a duty would wait for a person (待发). */
export const waitsForPerson = (duty: string): boolean => duty.endsWith(`|${UNCONFIRMED}`);
