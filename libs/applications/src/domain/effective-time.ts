import type { Instant } from '@sealtrail/event-sourcing';
import { addDays, dateOf, dateUntil, type Limit, type LocalDate, startOfDay } from '@sealtrail/working-days';
import type { ProofOfService } from './case-fact';
import type { ActTimes } from './reporting';

/** The later of two instants. */
export const laterOf = (a: Instant, b: Instant): Instant => (a > b ? a : b);
const earlier = (a: Instant, b: Instant): Instant => (a < b ? a : b);

/** What a proof shows: the service; the act itself only where a system log or an electronic receipt shows that too. */
export const provedAt = ({ actAt, servedAt }: ProofOfService): Instant => actAt ?? servedAt;

/**
 * From when an act counts, whatever it is: from its recording; a proof of service shows it to have happened earlier, but
 * never earlier than it is said to have happened. For every limit outside the stretch from `at` to `now` this gives the
 * same verdict as `at` itself; for a limit inside it, or a card that has fallen, the act was reported late, and only the
 * proof helps.
 */
export const creditedAt = ({ at, now }: ActTimes, proof: ProofOfService | null): Instant =>
  proof === null ? now : earlier(now, laterOf(at, provedAt(proof)));

/** Whether an act is reported on a later day than it happened; what ends at 24:00 and is told then is told on its day. */
export const isReportedOnLaterDay = ({ at, now }: ActTimes, zone: string): boolean =>
  dateUntil(now, zone) > dateUntil(at, zone);

/** What a fact's proof shows by itself: nothing while it waits for a reviewer. */
export const effectiveProof = (proof: ProofOfService | null): ProofOfService | null =>
  proof?.weight === 'waits' ? null : proof;

/** An instant that must not be outlasted; `null`: there is none. */
type End = Pick<Limit, 'at'> | null;

/** Whether the act claims to have kept a limit that had passed when it was reported. */
export const claimsPassedLimit = (limits: readonly End[], { at, now }: ActTimes): boolean =>
  limits.some((limit) => limit !== null && at <= limit.at && now > limit.at);

/** The instant to which time was used: when it happened, unless it was reported late; then what can be credited. */
export const effectiveAt = (limits: readonly End[], when: ActTimes, proof: ProofOfService | null): Instant =>
  claimsPassedLimit(limits, when) ? creditedAt(when, proof) : when.at;

/** In time ⇔ at or before the limit's instant (民法典 art. 203); a limit that stands still cannot be missed. */
export const withinLimit = (limit: Limit | null, when: ActTimes, proof: ProofOfService | null): boolean =>
  limit === null || effectiveAt([limit], when, proof) <= limit.at;

/** From when a pause keeps days from counting; the day itself still counts. */
export type PauseStart = { readonly pausesFrom: Instant; readonly pausesFromDate: LocalDate };

/**
 * A pause that nobody proves excludes no working day before that of its recording, whether or not a limit has ended
 * meanwhile: whoever is late could else stop any clock afterwards.
 */
export function pauseStart(told: Instant, now: Instant, proof: ProofOfService | null, zone: string): PauseStart {
  const recordedOn = dateOf(now, zone);
  const toldOn = dateOf(told, zone);
  if (proof !== null || toldOn >= recordedOn) return { pausesFrom: told, pausesFromDate: toldOn };
  return { pausesFrom: startOfDay(recordedOn, zone), pausesFromDate: addDays(recordedOn, -1) };
}
