import { asIfProved } from '@sealtrail/applications/events';
import { evolve, type Instant } from '@sealtrail/event-sourcing';
import { latestPolicy } from '@sealtrail/policy/events';
import { statement } from '../statements';
import type { SupervisionEvent } from './card-events';
import { cardIssued, cardLeftReview, cardPutUnderReview, cardRecomputed, cardRevoked } from './card-facts';
import { conversions } from './conversion';
import { cardsDue, type DueCard, fallingsOf } from './due-cards';
import { dutyOf, type Falling, type Sight } from './falling';
import type { MovingFact } from './moving-facts';
import { cardDropped, cardMadeCertain, waitsForNotice } from './provisional-cards';
import { isMovedByCalendarAlone } from './resolved-warning';
import { type Explanation, explain } from './revocation';
import type { SupervisionKnown } from './supervision-known';
import { type Card, holdsKey, type Supervision, supervisionEvolve } from './supervision-state';
import { isHeeded, warningLapsed, warningResolved } from './warnings';
import { watchedCaseOf } from './watched-case';

/** One look at a case. */
type Look = {
  readonly sight: Sight;
  readonly known: SupervisionKnown;
  readonly now: Instant;
  readonly fallings: readonly Falling[];
  /** As it would be, had a reviewer let everything count that waits; `null`: nothing waits. */
  readonly proved: Omit<Look, 'proved'> | null;
};

type Facts = readonly SupervisionEvent[];

/**
 * Brings the cards of a case into line with what is known of it now. It does not matter in which order, how late or how
 * often it is asked: what a later look has settled is not undone by an earlier one.
 */
export function reconcile(state: Supervision, known: SupervisionKnown, at: Instant): Facts {
  if (known.watched === null) return [];
  const { watched, calendar, policies } = known;
  const sight = { watched, calendar, policies };
  const now = at > state.latest ? at : state.latest;
  const fallings = fallingsOf(sight);
  const plain = { sight, known, now, fallings };
  const look: Look = { ...plain, proved: asProved(plain) };
  const due = byKey(cardsDue(sight, now, fallings));
  return inTurn(state, [
    ...state.cards.filter(holdsKey).map((card) => (so: Supervision) => review(so, look, card, due.get(card.key) ?? [])),
    (so) => waive(so, look, [...due.values()].flat()),
    ...[...due.values()].map((variants) => (so: Supervision) => issue(so, look, variants)),
    (so) => resolve(so, look, due),
    (so) => holdForReview(so, look),
    (so) => conversions(so, { at: now, zone: calendar.zone }),
    (so) => schedule(so, look),
  ]);
}

/** Each step sees what those before it have changed. */
function inTurn(state: Supervision, steps: readonly ((state: Supervision) => Facts)[]): Facts {
  let now = state;
  return steps.flatMap((step) => {
    const facts = step(now);
    now = facts.reduce((before, fact) => evolve({ evolve: supervisionEvolve }, before, fact), now);
    return facts;
  });
}

/** In the order of falling; of one key at most two: what a person has to confirm, and what is certain. */
function byKey(due: readonly DueCard[]): ReadonlyMap<string, readonly DueCard[]> {
  const keys = new Map<string, DueCard[]>();
  for (const card of due) keys.set(card.key, [...(keys.get(card.key) ?? []), card]);
  return keys;
}

/** What becomes of a card that is there. */
function review(
  state: Supervision,
  { sight, known, now }: Omit<Look, 'proved'>,
  card: Card,
  variants: readonly DueCard[],
): Facts {
  const last = variants.at(-1);
  if (card.fact.level === 'warning') {
    // A superseded one stays what it is.
    if (card.supersededBy !== null) return [];
    if (last?.falling.at !== card.fact.breachedAt) {
      if (isMovedByCalendarAlone(sight, card)) return [];
      return [warningLapsed(sight, card, explain(sight, card, known.calendarChanges).reason, now)];
    }
  }
  if (last === undefined) {
    const why = explain(sight, card, known.calendarChanges);
    const isDropped = waitsForNotice(card) && why.cause === 'calendar';
    return [isDropped ? cardDropped(sight, card, why.reason, now) : cardRevoked(state, sight, card, why, now)];
  }
  // What a person has confirmed stays what it was, as long as it is due in either way.
  const confirmed = card.status === 'confirmed';
  if (!confirmed && last.falling.certain === (card.status === 'pending')) {
    const change = changeSince(card, known);
    if (waitsForNotice(card) && change !== undefined) {
      return cardMadeCertain(state, sight, card, last, [change.statement], now);
    }
    return [cardRevoked(state, sight, card, replacedBy(card, last, change), now)];
  }
  if ((confirmed ? variants : [last]).some((variant) => isSame(card, variant))) return [];
  const to = confirmed ? (variants[0] ?? last) : last;
  return [cardRecomputed(sight, card, to, explain(sight, card, known.calendarChanges).reason, now)];
}

/** A warning whose clock has ended in time has done what it is for. */
const resolve = ({ cards }: Supervision, { sight, now }: Look, due: ReadonlyMap<string, readonly DueCard[]>): Facts =>
  cards
    .filter(
      ({ fact, status, supersededBy }) => fact.level === 'warning' && status === 'issued' && supersededBy === null,
    )
    .flatMap((card) => {
      const falling = due.get(card.key)?.at(-1)?.falling;
      return falling !== undefined && isHeeded(sight, falling) ? [warningResolved(sight, card, falling, now)] : [];
    });

const isSame = ({ fact, limitAt, startedAt }: Card, { falling, respondent }: DueCard): boolean =>
  fact.breachedAt === falling.at &&
  limitAt === (falling.limit?.at ?? null) &&
  startedAt === falling.clock.startedAt &&
  fact.official === respondent.official;

/** The latest change of the calendar since a card was computed. */
const changeSince = ({ computedAt }: Card, { calendarChanges }: SupervisionKnown): MovingFact | undefined =>
  calendarChanges.findLast(({ recordedAt }) => recordedAt >= computedAt);

/** What waits gives way to what is certain, and the other way round: for what it had waited for, or waits for now. */
function replacedBy(
  card: Card,
  { falling: { at: fallsAt, certain, disputes, provisional } }: DueCard,
  change: MovingFact | undefined,
): Explanation {
  const inAnyCase = statement('ground.late-in-any-case', { fallsAt });
  if (certain && change !== undefined) {
    return { cause: 'calendar', reason: [change.statement, inAnyCase], revokedOn: 'calendar' };
  }
  if (certain && card.disputed) {
    return { cause: 'approval', reason: [statement('ground.late-dispute-or-not', { fallsAt })], revokedOn: 'record' };
  }
  if (certain) return { cause: 'suspension', reason: [inAnyCase], revokedOn: 'record' };
  if (provisional) return { cause: 'calendar', reason: [statement('charge.provisional-days')], revokedOn: 'calendar' };
  const revokedOn = 'record';
  if (disputes === undefined) {
    return { cause: 'suspension', reason: [statement('ground.late-by-untold-procedure')], revokedOn };
  }
  const reason = disputes.map((act) => statement('ground.late-by-disputed-approval', { act }));
  return { cause: 'approval', reason, revokedOn };
}

/** A new breach is a new card; one that a person has dismissed does not come back unless it falls for certain. */
function issue(state: Supervision, { sight, now }: Look, variants: readonly DueCard[]): Facts {
  const due = variants.at(-1);
  if (due === undefined || isWaived(state, due)) return [];
  const before = state.cards.filter(({ key }) => key === due.key);
  if (before.some(holdsKey)) return [];
  if (before.at(-1)?.judged === true && !due.falling.certain) return [];
  return [cardIssued(state, sight, due, now)];
}

const isWaived = ({ waivedBefore }: Supervision, { falling }: DueCard): boolean =>
  falling.at < (waivedBefore[dutyOf(falling)] ?? '');

/**
 * A calendar change makes no card for an instant that lay in the past when it was recorded: a duty that was expected to
 * be broken only after the change, and by the new calendar was broken before it, is let go. So is a warning of any
 * instant but the expected one: nobody could know of it then.
 */
function waive(state: Supervision, { known, sight }: Look, due: readonly DueCard[]): Facts {
  const { calendar, calendarChangedAt: changedAt, calendarSeen: seen } = known;
  if (changedAt === null || seen === null) return [];
  const live = new Set(state.cards.filter(holdsKey).map(({ key }) => key));
  const past = due.filter((card) => !live.has(card.key) && !isWaived(state, card) && card.falling.at < changedAt);
  if (past.length === 0) return [];
  const brokenBefore = brokenByThen({ ...sight, calendar: seen.calendar }, changedAt, seen.changedAt);
  const keys = past
    .filter(({ falling }) => isNewlyPast(state, falling, brokenBefore))
    .map(({ falling }) => dutyOf(falling));
  if (keys.length === 0) return [];
  const broken = brokenByThen(sight, changedAt, null);
  const waived = [...new Set(keys)].filter((duty) => broken.has(duty));
  if (waived.length === 0) return [];
  const { applicationId } = sight.watched.ledger;
  const data = { applicationId, calendarVersion: calendar.version, changedAt, keys: waived };
  return [{ type: 'BreachesWaived', data }];
}

/**
 * Duties that are broken before a change of the calendar, by what was told until then and the limits that calendars had moved
 * before an instant, or ever. What was told later broke them by itself: the calendar lets nobody off for that.
 */
function brokenByThen(sight: Sight, changedAt: Instant, movedBefore: Instant | null): ReadonlySet<string> {
  const told = sight.watched.events.filter((event) => {
    const isMove = event.type === 'LimitsMoved' && event.data.cause === 'calendar';
    const { recordedAt } = event.metadata;
    return isMove ? movedBefore === null || recordedAt < movedBefore : recordedAt <= changedAt;
  });
  if (told.length === 0) return new Set();
  const watched = watchedCaseOf(told, latestPolicy(sight.policies));
  return new Set(cardsDue({ ...sight, watched }, changedAt).map(({ falling }) => dutyOf(falling)));
}

/**
 * Whether it was the change that put the instant into the past: by the days that the latest look knew nothing was broken before
 * it. A warning is due at the expected instant or not at all.
 */
function isNewlyPast(
  { expected, waivedBefore }: Supervision,
  falling: Falling,
  brokenBefore: ReadonlySet<string>,
): boolean {
  const duty = dutyOf(falling);
  if (falling.level === 'warning' && falling.at !== expected[duty]) return true;
  return !brokenBefore.has(duty) || (waivedBefore[duty] ?? '') > '';
}

/**
 * 待复核: the cards that a proof of the unit itself would take back, if a reviewer let it, and those that it would not any
 * more. Cards that fall while it waits are among them.
 */
function holdForReview(state: Supervision, { sight, now, proved }: Look): Facts {
  const due = proved === null ? null : byKey(cardsDue(proved.sight, proved.now, proved.fallings));
  return state.cards.filter(holdsKey).flatMap((card): Facts => {
    const facts = proved === null || due === null ? [] : review(state, proved, card, due.get(card.key) ?? []);
    const held = card.fact.level !== 'warning' && facts.some(({ type }) => type === 'CardRevoked');
    if (held === card.underReview) return [];
    return [held ? cardPutUnderReview(sight, card, now) : cardLeftReview(sight, card, now)];
  });
}

function asProved({ sight, known, now }: Omit<Look, 'proved'>): Look['proved'] {
  const events = asIfProved(sight.watched.events, sight);
  if (events === null) return null;
  const watched = watchedCaseOf(events, latestPolicy(sight.policies));
  const proved = { ...sight, watched };
  return { sight: proved, known: { ...known, watched }, now, fallings: fallingsOf(proved) };
}

/** Sets the checks that lie ahead and are not set yet. What lies behind has just been looked at. */
function schedule(state: Supervision, { sight, now, fallings, proved }: Look): Facts {
  const duties = fallings
    .filter(({ at }) => at > now)
    .map((falling) => ({ duty: dutyOf(falling), at: falling.at }))
    .filter(({ duty, at }) => state.expected[duty] !== at);
  // A card may leave the review when it would fall with what waits, too.
  const looks = [...duties, ...(proved?.fallings ?? []).filter(({ at }) => at > now)].map(({ at }) => at);
  const instants = [...new Set(looks)].filter((at) => !state.scheduled.has(at));
  if (duties.length === 0 && instants.length === 0) return [];
  const { applicationId } = sight.watched.ledger;
  const data = { applicationId, calendarVersion: sight.calendar.version, checkedAt: now, instants, duties };
  return [{ type: 'ChecksScheduled', data }];
}
