import { findClock } from '@sealtrail/applications/events';
import type { Instant, Statement } from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';
import { statement } from '../statements';
import type { RevocationCause, RevocationGround } from './card-words';
import { endOf } from './clock-limits';
import { fallingsOf } from './due-cards';
import { type Falling, isHigher, type Sight } from './falling';
import type { MovingFact } from './moving-facts';
import { RULES } from './rules/rules';
import type { Card } from './supervision-state';

/** Why a card was taken back or computed anew: what has become known, then what that did to the card. */
export type Explanation = {
  readonly cause: RevocationCause;
  readonly reason: readonly Statement[];
  readonly revokedOn: RevocationGround;
};

/** What has become known since the card was computed, and takes the ground from under it. */
export function explain(sight: Sight, card: Card, changes: readonly MovingFact[]): Explanation {
  const facts = [...changes, ...sight.watched.facts].filter(
    ({ clock, recordedAt }) => recordedAt >= card.computedAt && concerns(clock, card),
  );
  const { wanted, now } = ground(sight, card);
  const fact = latest(facts.filter(({ cause }) => wanted.includes(cause))) ?? latest(facts);
  const cause = fact?.cause ?? 'calendar';
  const { id: calendar, version } = sight.calendar;
  const known = fact?.statement ?? statement('known.calendar-version', { calendar, version });
  return { cause, reason: [known, now], revokedOn: groundOf(cause, fact) };
}

/** Whose word it rests on. */
function groundOf(cause: RevocationCause, fact: MovingFact | undefined): RevocationGround {
  if (cause === 'calendar') return 'calendar';
  if (fact?.proof === 'own') return 'ownProof';
  return fact?.proof === 'others' ? 'othersProof' : 'record';
}

const concerns = (clock: string | null, card: Card): boolean =>
  clock === null || clock === card.fact.clock || card.fact.clock === 'case' || card.fact.rule === 'suspensionNotice';

const latest = (facts: readonly MovingFact[]): MovingFact | undefined =>
  facts.reduce<MovingFact | undefined>(
    (last, fact) => (last === undefined || fact.recordedAt >= last.recordedAt ? fact : last),
    undefined,
  );

type Ground = { readonly wanted: readonly RevocationCause[]; readonly now: Statement };

/** Why the card is not due any more, as the clock shows it. */
function ground(sight: Sight, { fact, limitOn }: Card): Ground {
  const { ledger } = sight.watched;
  if (fact.clock.startsWith('notice:')) {
    return {
      wanted: ['acceptance', 'lateReport', 'calendar'],
      now: statement('ground.conduct-in-order', { act: fact.clock }),
    };
  }
  const clock = findClock(ledger, fact.clock);
  if (clock === undefined) {
    return { wanted: ['acceptance'], now: statement('ground.clock-never-ran', { clock: fact.clock }) };
  }
  const { breachedAt: fellAt } = fact;
  const endedAt = endOf(ledger, clock);
  if (endedAt !== null && endedAt <= fellAt && !RULES[fact.rule].fallsOnEnded) {
    return { wanted: ['lateReport', 'acceptance'], now: statement('ground.clock-had-ended', { endedAt, fellAt }) };
  }
  if (fact.level === 'warning' && ledger.closedAt !== null && endedAt === ledger.closedAt) {
    return { wanted: ['lateReport'], now: statement('ground.case-ended', { endedAt }) };
  }
  const moved = fallingsOf(sight).findLast(
    (falling) => falling.rule === fact.rule && falling.clock.id === clock.id && falling.level === fact.level,
  );
  if (moved !== undefined && moved.at === fellAt) {
    return {
      wanted: ['lateReport', 'suspension', 'calendar'],
      now: statement('ground.not-overrun', { department: fact.department }),
    };
  }
  const wanted = ['suspension', 'extension', 'calendar', 'acceptance', 'approval'] as const;
  const higher = moved === undefined && higherFor(sight, fact, clock.id);
  if (higher) {
    const { level, at: fallsAt } = higher;
    return { wanted, now: statement('ground.higher-card', { level, fallsAt }) };
  }
  return { wanted, now: movedTo(moved, limitOn, fellAt) };
}

/** Of one duty and one instant there is only the higher card. */
const higherFor = (sight: Sight, { rule, level, breachedAt }: Card['fact'], clock: string): Falling | undefined =>
  fallingsOf(sight).find(
    (one) =>
      one.rule === rule && one.clock.id === clock && one.certain && one.at <= breachedAt && isHigher(one.level, level),
  );

function movedTo(moved: Falling | undefined, limit: LocalDate | null, fellAt: Instant): Statement {
  if (moved === undefined) {
    return limit === null ? statement('ground.breach-gone', { fellAt }) : statement('ground.limit-gone', { limit });
  }
  const { at: fallsAt } = moved;
  if (limit === null || moved.limit === null) return statement('ground.breach-moved', { fellAt, fallsAt });
  return statement('ground.limit-moved', { limit, movedTo: moved.limit.date, fallsAt });
}
