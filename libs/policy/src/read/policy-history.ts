import { type EventStore, fold, type RecordedEvent } from '@sealtrail/event-sourcing';
import { policiesOfRegion } from '../domain/policies-of-region';
import type { Policies } from '../domain/policy';
import { POLICIES_STREAM, policyDecider } from '../domain/policy-decider';
import type { PolicyEvent } from '../domain/policy-events';

/** The policies of a region as known at an instant, with the adoptions they come from. */
export type PolicyHistory = {
  readonly policies: Policies;
  readonly events: readonly RecordedEvent<PolicyEvent>[];
};

export async function readPolicyHistory(
  store: EventStore,
  region: string,
  wasKnown: (event: RecordedEvent) => boolean,
): Promise<PolicyHistory> {
  const all = (await store.read(POLICIES_STREAM)) as readonly RecordedEvent<PolicyEvent>[];
  const events = all.filter(wasKnown);
  return { policies: policiesOfRegion(fold(policyDecider, events), region), events };
}
