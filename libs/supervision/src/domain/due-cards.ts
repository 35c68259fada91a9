import type { Instant } from '@sealtrail/event-sourcing';
import { cardKey, caseSubject } from './card-key';
import { runsPast } from './clock-limits';
import { type Falling, isHigher, type Respondent, type Sight } from './falling';
import { RULES } from './rules/rules';

/** A card that has to be there: what fell, and on whom. */
export type DueCard = {
  readonly key: string;
  readonly falling: Falling;
  readonly respondent: Respondent;
};

/** The cards that have fallen by `at`, in the order in which they fell; a lower level comes before a higher. */
export function cardsDue(sight: Sight, at: Instant, fallings = fallingsOf(sight)): readonly DueCard[] {
  const subject = caseSubject(sight.watched.ledger.applicationId);
  return fallings
    .filter((falling) => falling.at <= at)
    .flatMap((falling) =>
      RULES[falling.rule].respondents(sight, falling).map((respondent) => {
        const { rule, clock, level } = falling;
        return {
          key: cardKey({ subject, rule, clock: clock.id, level, department: respondent.department }),
          falling,
          respondent,
        };
      }),
    );
}

/** Everything that falls unless its clock ends first, in the order of its instants. */
export function fallingsOf(sight: Sight): readonly Falling[] {
  return Object.values(RULES)
    .flatMap((rule) =>
      rule
        .fallings(sight)
        .filter(overtakenByNone)
        .filter(({ clock, at }) => {
          const { ledger } = sight.watched;
          return rule.fallsOnEnded ? ledger.closedAt === null || ledger.closedAt > at : runsPast(ledger, clock, at);
        }),
    )
    .sort(byInstant);
}

/**
 * Two levels of one duty at one instant: only the higher; nor does a lower one fall after it. What waits for a person is
 * no card yet, and overtakes none.
 */
const overtakenByNone = (falling: Falling, _: number, all: readonly Falling[]): boolean =>
  !all.some(
    ({ clock, level, at, certain }) =>
      certain && clock.id === falling.clock.id && isHigher(level, falling.level) && at <= falling.at,
  );

const byInstant = (a: Falling, b: Falling): number =>
  a.at === b.at ? Number(isHigher(a.level, b.level)) - Number(isHigher(b.level, a.level)) : a.at < b.at ? -1 : 1;
