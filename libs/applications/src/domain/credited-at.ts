import type { Instant } from '@sealtrail/event-sourcing';
import type { Limit } from '@sealtrail/working-days';
import type { When } from './application-commands';
import type { ProofOfService } from './case-fact';

/** The later of two instants. */
export const laterOf = (a: Instant, b: Instant): Instant => (a > b ? a : b);
const earlier = (a: Instant, b: Instant): Instant => (a < b ? a : b);

/**
 * From when being in time is judged. An act counts from its report; a proof of service shows it to have happened
 * earlier, but never earlier than it is said to have happened. For every limit outside the stretch from `at` to `now` this
 * gives the same verdict as `at` itself; for a limit inside it the report was late, and only the proof helps.
 */
export const creditedAt = ({ at, now }: When, proof: ProofOfService | null): Instant =>
  proof === null ? now : earlier(now, laterOf(at, proof.servedAt));

/** Whether the act claims to have kept a limit that had passed when it was reported. */
export const reportedLate = (limits: readonly (Limit | null)[], { at, now }: When): boolean =>
  limits.some((limit) => limit !== null && at <= limit.at && now > limit.at);

/** The instant to which time was used: when it happened, unless it was reported late; then what can be credited. */
export const effectiveAt = (limits: readonly (Limit | null)[], when: When, proof: ProofOfService | null): Instant =>
  reportedLate(limits, when) ? creditedAt(when, proof) : when.at;

/** In time ⇔ at or before the limit's instant (民法典 art. 203); a limit that stands still cannot be missed. */
export const withinLimit = (limit: Limit | null, when: When, proof: ProofOfService | null): boolean =>
  limit === null || effectiveAt([limit], when, proof) <= limit.at;
