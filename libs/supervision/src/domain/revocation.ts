import { findClock } from '@sealtrail/applications/events';
import type { Instant } from '@sealtrail/event-sourcing';
import type { RevocationCause } from './card-words';
import { endOf } from './clock-limits';
import { fallingsOf } from './due-cards';
import type { Sight } from './falling';
import type { MovingFact } from './moving-facts';
import { RULES } from './rules/rules';
import type { Card } from './supervision-state';

export type Explanation = { readonly cause: RevocationCause; readonly reason: string };

/** What has become known since the card was computed, and takes the ground from under it. */
export function explain(sight: Sight, card: Card, changes: readonly MovingFact[]): Explanation {
  const facts = [...changes, ...sight.watched.facts].filter(
    ({ clock, recordedAt }) => recordedAt >= card.computedAt && concerns(clock, card),
  );
  const { wanted, now } = ground(sight, card);
  const fact = latest(facts.filter(({ cause }) => wanted.includes(cause))) ?? latest(facts);
  const cause = fact?.cause ?? 'calendar';
  const words = fact?.words ?? `the calendar ${sight.calendar.id} is now of version ${sight.calendar.version}`;
  return { cause, reason: `${words}: ${now}.` };
}

const concerns = (clock: string | null, card: Card): boolean =>
  clock === null || clock === card.fact.clock || card.fact.clock === 'case' || card.fact.rule === 'suspensionNotice';

const latest = (facts: readonly MovingFact[]): MovingFact | undefined =>
  facts.reduce<MovingFact | undefined>(
    (last, fact) => (last === undefined || fact.recordedAt >= last.recordedAt ? fact : last),
    undefined,
  );

type Ground = { readonly wanted: readonly RevocationCause[]; readonly now: string };

/** Why the card is not due any more, as the clock shows it. */
function ground(sight: Sight, { fact, limitOn }: Card): Ground {
  const { ledger } = sight.watched;
  const clock = findClock(ledger, fact.clock);
  if (clock === undefined) return { wanted: ['acceptance'], now: `the clock ${fact.clock} never ran` };
  const end = endOf(ledger, clock);
  if (end !== null && end <= fact.breachedAt && !RULES[fact.rule].fallsOnEnded) {
    return { wanted: ['lateReport', 'acceptance'], now: `the clock had ended at ${end}, before ${fact.breachedAt}` };
  }
  const moved = fallingsOf(sight).findLast(
    (falling) => falling.rule === fact.rule && falling.clock.id === clock.id && falling.level === fact.level,
  );
  const was = limitOn === null ? `what fell at ${fact.breachedAt}` : `the limit of ${limitOn}`;
  if (moved !== undefined && moved.at === fact.breachedAt) {
    return {
      wanted: ['lateReport', 'suspension', 'calendar'],
      now: `${fact.department} had not overrun its limit by then`,
    };
  }
  const wanted = ['suspension', 'extension', 'calendar', 'acceptance'] as const;
  return {
    wanted,
    now: moved === undefined ? `${was} no longer stands` : `${was} is now ${whenIt(moved.limit?.date, moved.at)}`,
  };
}

const whenIt = (date: string | undefined, at: Instant): string => (date === undefined ? at : `${date} (card at ${at})`);
