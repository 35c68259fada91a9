import type { Event, Instant } from '@sealtrail/event-sourcing';
import type { PolicyRules } from './policy';
import type { PolicyProfile } from './policy-profiles';

/**
 * A region adopted a version of its policy. It applies to every clock that starts in the region from `inForceFrom` on, until the next
 * version, and in every region below that has no policy of its own.
 */
export type PolicyAdopted = Event<
  'PolicyAdopted',
  {
    readonly policy: string;
    /** `1`, `2`, … within the policy. */
    readonly version: string;
    /** Region code in its shortest form. It never changes. */
    readonly region: string;
    readonly inForceFrom: Instant;
    /** 发文字号 of the document that orders the policy. */
    readonly document: string;
    /** The profile that was adopted; `rules` holds the complete rules in any case. `null`: no profile. */
    readonly profile: PolicyProfile | null;
    readonly rules: PolicyRules;
    readonly adoptedAt: Instant;
  }
>;

export type PolicyEvent = PolicyAdopted;
