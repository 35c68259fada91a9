import type { CommandMessage, Instant } from '@sealtrail/event-sourcing';
import type { PolicyRules } from './policy';
import type { PolicyProfile } from './policy-profiles';

/** Adopt the next version of a region's policy. */
export type AdoptPolicy = CommandMessage<
  'AdoptPolicy',
  {
    readonly policy: string;
    readonly region: string;
    readonly inForceFrom: Instant;
    readonly document: string;
    readonly profile: PolicyProfile | null;
    readonly rules: PolicyRules;
    readonly at: Instant;
  }
>;

export type PolicyCommand = AdoptPolicy;
