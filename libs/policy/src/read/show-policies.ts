import { Injectable } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { COUNTRY_CODE, StreamStateCache } from '@sealtrail/event-sourcing';
import { policiesAbove } from '../domain/policies-of-region';
import type { Policy } from '../domain/policy';
import { type AdoptedPolicy, POLICIES_STREAM, policyById, policyDecider } from '../domain/policy-decider';
import { policies } from '../domain/policy-in-force';
import { type PolicyProfile, policyProfiles, rulesOfProfile } from '../domain/policy-profiles';
import { reject } from '../rejections';

/** A version as it was adopted; `document` is `null` for what is shipped, `profile` where it was adopted by none. */
export type PolicyVersionDetail = Policy & { readonly document: string | null; readonly profile: PolicyProfile | null };

export type PolicyDetail = {
  readonly id: string;
  readonly region: string;
  readonly shipped: boolean;
  /** The oldest first. */
  readonly versions: readonly PolicyVersionDetail[];
  /** Revision of the stream of all policies; `-1`: none has been adopted. */
  readonly revision: string;
};

/** One policy with all its versions. @throws {Rejection} `policy.not-found` */
export class GetPolicy extends Query<PolicyDetail> {
  constructor(readonly id: string) {
    super();
  }
}

/** The policies that apply in a region: its own and those of the regions that contain it, nearest first, then the shipped one. */
export class ListPoliciesOfRegion extends Query<readonly PolicyDetail[]> {
  constructor(readonly region: string) {
    super();
  }
}

const detailOf = ({ id, region, versions }: AdoptedPolicy, revision: bigint): PolicyDetail => ({
  id,
  region,
  shipped: false,
  versions,
  revision: String(revision),
});

const shipped = (policy: Policy, revision: bigint): PolicyDetail => ({
  id: policy.id,
  region: COUNTRY_CODE,
  shipped: true,
  versions: [{ ...policy, document: null, profile: null }],
  revision: String(revision),
});

const shippedPolicies = (revision: bigint): readonly PolicyDetail[] =>
  policies().map((policy) => shipped(policy, revision));

/** A profile as a document to adopt; it applies nowhere until a region adopts it. */
const profileDocument = (id: PolicyProfile): Policy => ({ id, version: '1', inForceFrom: null, ...rulesOfProfile(id) });

@Injectable()
@QueryHandler(GetPolicy)
export class GetPolicyHandler implements IQueryHandler<GetPolicy> {
  constructor(private readonly streams: StreamStateCache) {}

  async execute({ id }: GetPolicy): Promise<PolicyDetail> {
    const { state, revision } = await this.streams.state(policyDecider, POLICIES_STREAM);
    const adopted = policyById(state, id);
    if (adopted !== undefined) return detailOf(adopted, revision);
    if (policyProfiles.has(id)) return shipped(profileDocument(id), revision);
    const judging = shippedPolicies(revision).find((policy) => policy.id === id);
    if (judging === undefined) throw reject('policy.not-found');
    return judging;
  }
}

@Injectable()
@QueryHandler(ListPoliciesOfRegion)
export class ListPoliciesOfRegionHandler implements IQueryHandler<ListPoliciesOfRegion> {
  constructor(private readonly streams: StreamStateCache) {}

  async execute({ region }: ListPoliciesOfRegion): Promise<readonly PolicyDetail[]> {
    const { state, revision } = await this.streams.state(policyDecider, POLICIES_STREAM);
    return [...policiesAbove(state, region).map((policy) => detailOf(policy, revision)), ...shippedPolicies(revision)];
  }
}
