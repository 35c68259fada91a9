import type { Event, Instant } from '@sealtrail/event-sourcing';
import type { PolicyRules } from './policy';
import type { PolicyProfile } from './policy-profiles';

/**
 * A region adopted a version of its policy: it judges every clock that starts in the region from `inForceFrom` on, until its
 * next version, and in every region below that has none of its own.
 */
export type PolicyAdopted = Event<
  'PolicyAdopted',
  {
    readonly policy: string;
    /** `1`, `2`, … of the policy. */
    readonly version: string;
    /** In its shortest writing. It stays. */
    readonly region: string;
    readonly inForceFrom: Instant;
    /** 发文字号 of the document that orders it. */
    readonly document: string;
    /** The profile that it was adopted by; the rules are written out all the same. `null`: by none. */
    readonly profile: PolicyProfile | null;
    readonly rules: PolicyRules;
    readonly adoptedAt: Instant;
  }
>;

export type PolicyEvent = PolicyAdopted;
