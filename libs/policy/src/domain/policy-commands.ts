import type { CommandMessage, Instant } from '@sealtrail/event-sourcing';
import type { PolicyRules } from './policy';

/** Adopt the next version of a region's policy. */
export type AdoptPolicy = CommandMessage<
  'AdoptPolicy',
  {
    readonly policy: string;
    readonly region: string;
    readonly inForceFrom: Instant;
    readonly document: string;
    readonly rules: PolicyRules;
    readonly at: Instant;
  }
>;

export type PolicyCommand = AdoptPolicy;
