import { NO_STREAM, type StreamStateCache } from '@sealtrail/event-sourcing';
import { policiesOfRegion } from '../domain/policies-of-region';
import type { Policies } from '../domain/policy';
import { POLICIES_STREAM, policyDecider } from '../domain/policy-decider';

/** The policies that apply in a region, and the stream revision at which they were read; no revision where none has been adopted. */
export type RegionPolicies = { readonly policies: Policies; readonly revisions: Readonly<Record<string, string>> };

/** Reads the stream directly, so that the result is never older than the store. */
export async function readPolicies(streams: StreamStateCache, region: string): Promise<RegionPolicies> {
  const { state, revision } = await streams.state(policyDecider, POLICIES_STREAM);
  const revisions = revision === NO_STREAM ? {} : { [POLICIES_STREAM]: String(revision) };
  return { policies: policiesOfRegion(state, region), revisions };
}
