import type { ApprovedAct, CaseClock } from '@sealtrail/applications/events';
import type { Instant } from '@sealtrail/event-sourcing';
import { type CardLevel, cardLevels, type Policies, type Policy, policyAt } from '@sealtrail/policy/events';
import type { Calendar, Limit, Pause, Term } from '@sealtrail/working-days';
import type { Computation } from './card-events';
import type { RuleId } from './card-words';
import type { WatchedCase } from './watched-case';

/** What a rule looks at. */
export type Sight = { readonly watched: WatchedCase; readonly calendar: Calendar; readonly policies: Policies };

/** The version of the policy that was in force when the clock started: its cards rest on it, unless a later one is milder. */
export const policyOf = ({ policies }: Sight, { startedAt }: Pick<CaseClock, 'startedAt'>): Policy =>
  policyAt(policies, startedAt);

/** A card that falls at an instant, unless the clock has ended by then. */
export type Falling = {
  readonly rule: RuleId;
  readonly clock: CaseClock;
  readonly level: CardLevel;
  readonly at: Instant;
  readonly basis: Computation['basis'];
  readonly terms: readonly Term[];
  readonly limit: Limit | null;
  readonly pauses: readonly Pause[];
  readonly parameters: Readonly<Record<string, number>>;
  /** A milder version than the one of the clock's start, by which it falls. */
  readonly policy?: Policy;
  /** `false`: falls only because a procedure that was not told in writing did not pause (行政许可法 art. 45), because of what `disputes` names, or by days that may still change: a person confirms. */
  readonly certain: boolean;
  /** The limit, or the days after it, counted days of a year whose notice is not known yet: it falls for certain when that is, or never. */
  readonly provisional?: true;
  /** Acts that would have prevented it, and whose approval is in dispute. */
  readonly disputes?: readonly ApprovedAct[];
};

/** Who is charged, and why. */
export type Respondent = Computation['charged'];

/** One duty of supervision: when its cards fall, and on whom. Nothing here asks what time it is. */
export type Rule = {
  readonly fallings: (sight: Sight) => readonly Falling[];
  /** Whether a card falls on a clock that had ended by then. */
  readonly fallsOnEnded: boolean;
  /** It falls with an act: a case that was closed at that very instant was closed after it. */
  readonly fallsWithAct?: true;
  /** As things stood when it fell. One for each department. */
  readonly respondents: (sight: Sight, falling: Falling) => readonly Respondent[];
};

export const isHigher = (level: CardLevel, than: CardLevel): boolean =>
  cardLevels.values.indexOf(level) > cardLevels.values.indexOf(than);

/** Names what is broken, whoever is charged with it. */
export const dutyOf = ({ rule, clock, level, certain }: Falling): string =>
  [rule, clock.id, level, ...(certain ? [] : ['unconfirmed'])].join('|');
