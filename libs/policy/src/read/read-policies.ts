import { NO_STREAM, type StreamStateCache } from '@sealtrail/event-sourcing';
import { policiesOfRegion } from '../domain/policies-of-region';
import type { Policies } from '../domain/policy';
import { POLICIES_STREAM, policyDecider } from '../domain/policy-decider';

/** What judges in a region, and the revision at which the policies were read; none where none has been adopted. */
export type RegionPolicies = { readonly policies: Policies; readonly revisions: Readonly<Record<string, string>> };

/** Straight from the stream, so never older than the store. */
export async function readPolicies(streams: StreamStateCache, region: string): Promise<RegionPolicies> {
  const { state, revision } = await streams.state(policyDecider, POLICIES_STREAM);
  const revisions = revision === NO_STREAM ? {} : { [POLICIES_STREAM]: String(revision) };
  return { policies: policiesOfRegion(state, region), revisions };
}
