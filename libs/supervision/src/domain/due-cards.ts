import type { Ledger } from '@sealtrail/applications/events';
import type { Instant, Statement } from '@sealtrail/event-sourcing';
import { statement } from '../statements';
import { cardKey, caseSubject } from './card-key';
import { runsPast } from './clock-limits';
import type { WithoutDisputed } from './disputed-approval';
import { type Falling, isHigher, type Respondent, type Rule, type Sight } from './falling';
import { fallingsByPolicy } from './milder-policy';
import { RULES } from './rules/rules';
import { endedWithTheCase, warned } from './warnings';

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
      respondentsOf(sight, falling).map((respondent) => {
        const { rule, clock, level } = falling;
        return {
          key: cardKey({ subject, rule, clock: clock.id, level, department: respondent.department }),
          falling,
          respondent,
        };
      }),
    );
}

/** What would not have fallen but for a dispute is charged by the case as it stands without the disputed act. */
function respondentsOf(sight: Sight, falling: Falling): readonly Respondent[] {
  const rule = RULES[falling.rule];
  const { disputes } = falling;
  const { withoutDisputed } = sight.watched;
  if (falling.level === 'warning') return warned(sight, rule, falling);
  const isDisputed = disputes !== undefined && withoutDisputed !== null;
  const respondents = rule.respondents(isDisputed ? leavingOut(sight, withoutDisputed) : sight, falling);
  return withReason(respondents, [
    ...(disputes ?? []).map((act) => statement('charge.approval-in-dispute', { act })),
    ...(falling.provisional ? [statement('charge.provisional-days')] : []),
  ]);
}

const withReason = (respondents: readonly Respondent[], more: readonly Statement[]): readonly Respondent[] =>
  respondents.map(({ why, ...holder }) => ({ ...holder, why: [...why, ...more] }));

/** Everything that falls unless its clock ends first, in the order of its instants. */
export function fallingsOf(sight: Sight): readonly Falling[] {
  const certain = fallingsIn(sight);
  return [...certain, ...disputed(sight, certain)].sort(byInstant);
}

/** Cards of the case that fall only where a disputed act is left out: they wait for a person. */
function disputed(sight: Sight, certain: readonly Falling[]): readonly Falling[] {
  const { withoutDisputed } = sight.watched;
  if (withoutDisputed === null) return [];
  return fallingsIn(leavingOut(sight, withoutDisputed))
    .filter(({ rule, level }) => rule === 'case' && level !== 'warning')
    .filter((one) => !certain.some((other) => other.clock.id === one.clock.id && reaches(other, one)))
    .map((falling) => ({ ...falling, certain: false, disputes: withoutDisputed.acts }));
}

/** The same or a higher card of the clock fell by then anyway. */
const reaches = (other: Falling, one: Falling): boolean =>
  other.at <= one.at && (other.level === one.level || isHigher(other.level, one.level));

const leavingOut = (sight: Sight, { ledger, grants }: WithoutDisputed): Sight => ({
  ...sight,
  watched: { ...sight.watched, ledger, grants },
});

function fallingsIn(sight: Sight): readonly Falling[] {
  return Object.values(RULES).flatMap((rule) =>
    overtakenByNone(fallingsByPolicy(sight, rule).map(asKnown)).filter((falling) => {
      const { clock, at, level } = falling;
      const { ledger } = sight.watched;
      if (level === 'warning' && endedWithTheCase(sight, falling)) return false;
      return rule.fallsOnEnded ? !wasClosedBy(ledger, rule, at) : runsPast(ledger, clock, at);
    }),
  );
}

const wasClosedBy = ({ closedAt }: Ledger, { fallsWithAct }: Rule, at: Instant): boolean =>
  closedAt !== null && (closedAt < at || (closedAt === at && fallsWithAct !== true));

/** No card rests on days that may still change: it waits for the notice of their year, or for a person. A warning accuses nobody. */
const asKnown = (falling: Falling): Falling =>
  falling.level !== 'warning' && (falling.provisional === true || falling.limit?.provisional === true)
    ? { ...falling, certain: false, provisional: true }
    : falling;

/**
 * Two levels of one duty at one instant: only the higher; nor does a lower one fall after it. What waits for a person is
 * no card yet, and overtakes none.
 */
function overtakenByNone(all: readonly Falling[]): readonly Falling[] {
  const certain = new Map<string, Falling[]>();
  for (const falling of all.filter((one) => one.certain)) {
    const { id } = falling.clock;
    certain.set(id, [...(certain.get(id) ?? []), falling]);
  }
  return all.filter(
    (falling) =>
      !(certain.get(falling.clock.id) ?? []).some(
        ({ level, at }) => isHigher(level, falling.level) && at <= falling.at,
      ),
  );
}

const byInstant = (a: Falling, b: Falling): number =>
  a.at === b.at ? Number(isHigher(a.level, b.level)) - Number(isHigher(b.level, a.level)) : a.at < b.at ? -1 : 1;
