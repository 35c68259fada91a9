import type { Instant } from '@sealtrail/event-sourcing';
import { addDays, dateOf, dateUntil, type Limit, type LocalDate, startOfDay } from '@sealtrail/working-days';
import type { ProofOfService } from './case-fact';
import type { ActTimes } from './reporting';

/** The later of two instants. */
export const laterOf = (a: Instant, b: Instant): Instant => (a > b ? a : b);
const earlier = (a: Instant, b: Instant): Instant => (a < b ? a : b);

/** What a proof shows: the service; the act itself only if a system log or an electronic receipt shows it. */
export const provedAt = ({ actAt, servedAt }: ProofOfService): Instant => actAt ?? servedAt;

/**
 * The instant from which any act counts: its recording; a proof of service can show it to be earlier, but never earlier than its reported
 * time. For every limit outside the interval from `at` to `now` this gives the same result as `at` itself; for a limit inside it, or a card
 * that was due, the act was reported late, and only the proof helps.
 */
export const creditedAt = ({ at, now }: ActTimes, proof: ProofOfService | null): Instant =>
  proof === null ? now : earlier(now, laterOf(at, provedAt(proof)));

/** Whether an act is reported on a later day than it happened; an act at 24:00 that is reported then is reported on its day. */
export const isReportedOnLaterDay = ({ at, now }: ActTimes, zone: string): boolean =>
  dateUntil(now, zone) > dateUntil(at, zone);

/** What a proof shows by itself: nothing while it waits for a reviewer. */
export const effectiveProof = (proof: ProofOfService | null): ProofOfService | null =>
  proof?.weight === 'waits' ? null : proof;

/** An instant that must not be outlasted; `null`: there is none. */
type End = Pick<Limit, 'at'> | null;

/** Whether the act claims to have kept a limit that had passed when it was reported. */
export const claimsPassedLimit = (limits: readonly End[], { at, now }: ActTimes): boolean =>
  limits.some((limit) => limit !== null && at <= limit.at && now > limit.at);

/** The instant up to which time was used: when the act happened; if it was reported late, when it can be credited. */
export const effectiveAt = (limits: readonly End[], when: ActTimes, proof: ProofOfService | null): Instant =>
  claimsPassedLimit(limits, when) ? creditedAt(when, proof) : when.at;

/** In time ⇔ at or before the limit's instant (民法典 art. 203); a paused limit cannot be missed. */
export const withinLimit = (limit: Limit | null, when: ActTimes, proof: ProofOfService | null): boolean =>
  limit === null || effectiveAt([limit], when, proof) <= limit.at;

/** The instant from which a pause excludes days; the day itself still counts. */
export type PauseStart = { readonly pausesFrom: Instant; readonly pausesFromDate: LocalDate };

/**
 * An unproved pause excludes no working day before the day of its recording, whether or not a limit has ended meanwhile: a late official
 * could otherwise stop any clock afterwards.
 */
export function pauseStart(told: Instant, now: Instant, proof: ProofOfService | null, zone: string): PauseStart {
  const recordedOn = dateOf(now, zone);
  const toldOn = dateOf(told, zone);
  if (proof !== null || toldOn >= recordedOn) return { pausesFrom: told, pausesFromDate: toldOn };
  return { pausesFrom: startOfDay(recordedOn, zone), pausesFromDate: addDays(recordedOn, -1) };
}
