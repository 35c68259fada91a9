import {
  canonicalJson,
  type Decider,
  isCode,
  isReadable,
  isRegionCode,
  regionPrefix,
  shortestRegionCode,
} from '@sealtrail/event-sourcing';
import { fault, reject } from '../rejections';
import type { Policy } from './policy';
import type { PolicyCommand } from './policy-commands';
import type { PolicyEvent } from './policy-events';
import { policies } from './policy-in-force';
import { policyProfiles } from './policy-profiles';
import { faultsOf } from './policy-rules';

/** A policy as adopted by its region. */
export type AdoptedPolicy = {
  readonly id: string;
  readonly region: string;
  /** Oldest first, each with the number of its document. Of two in force from the same instant, the later one applies. */
  readonly versions: readonly (Policy & Pick<PolicyEvent['data'], 'document' | 'profile'>)[];
};

/**
 * All policies of the jurisdiction by region prefix, grouped by province. They change rarely and every case reads them, so one stream holds
 * all. Folding an event copies the map of one province only, so that folding thousands of events stays cheap.
 */
export type AdoptedPolicies = ReadonlyMap<string, ReadonlyMap<string, AdoptedPolicy>>;

const provinceOf = (prefix: string): string => prefix.slice(0, 2);

/** @param prefix of the region, as returned by `regionPrefix` */
export const policyOfRegion = (adopted: AdoptedPolicies, prefix: string): AdoptedPolicy | undefined =>
  adopted.get(provinceOf(prefix))?.get(prefix);

export function policyById(adopted: AdoptedPolicies, id: string): AdoptedPolicy | undefined {
  for (const province of adopted.values()) for (const policy of province.values()) if (policy.id === id) return policy;
  return undefined;
}

/** Ids of the shipped policies and profiles: a region adopts a profile under an id of its own. */
const isShipped = (policy: string): boolean => policyProfiles.has(policy) || policies().some(({ id }) => id === policy);

const sizeOf = (adopted: AdoptedPolicies): number => [...adopted.values()].reduce((sum, { size }) => sum + size, 0);

export const POLICIES_STREAM = 'supervisionPolicy-all';

/** The country has some 3,300 regions down to county level. */
const POLICIES_MAX = 5_000;
const VERSIONS_MAX = 200;

export const policyDecider: Decider<AdoptedPolicies, PolicyCommand, PolicyEvent, null> = {
  initial: new Map(),

  decide: {
    AdoptPolicy: ({ policy, region, inForceFrom, document, profile, rules, at }, adopted) => {
      if (isShipped(policy)) throw reject('policy.shipped', { id: policy });
      const faults = [
        ...(isCode(policy) ? [] : [fault('/id', 'policy.id-invalid')]),
        ...(isRegionCode(region) ? [] : [fault('/region', 'policy.region-invalid')]),
        ...(isReadable(document) ? [] : [fault('/documentNumber', 'policy.document-missing')]),
        ...faultsOf(rules),
      ];
      if (faults.length > 0) throw reject('policy.document-invalid', {}, faults);
      const existing = policyById(adopted, policy);
      const holder = policyOfRegion(adopted, regionPrefix(region))?.id ?? policy;
      if (existing !== undefined && existing.region !== shortestRegionCode(region)) {
        throw reject('policy.region-fixed', { region: existing.region });
      }
      if (holder !== policy) throw reject('policy.region-taken', { id: holder });
      const versions = existing?.versions ?? [];
      const last = versions.at(-1);
      if (last !== undefined && isSame(last, { inForceFrom, document, profile, rules })) return [];
      if (inForceFrom < at) throw reject('policy.in-force-past', {}, [fault('/inForceFrom', 'policy.in-force-past')]);
      if (last !== undefined && last.inForceFrom !== null && inForceFrom < last.inForceFrom) {
        throw reject('policy.before-last', { version: last.version, inForceFrom: last.inForceFrom });
      }
      if (versions.length >= VERSIONS_MAX || (existing === undefined && sizeOf(adopted) >= POLICIES_MAX)) {
        throw reject('policy.too-many', { max: existing === undefined ? POLICIES_MAX : VERSIONS_MAX });
      }
      const version = String(versions.length + 1);
      const next = { policy, version, region: shortestRegionCode(region), inForceFrom, document, profile, rules };
      return [{ type: 'PolicyAdopted', data: { ...next, adoptedAt: at } }];
    },
  },

  evolve: {
    PolicyAdopted: (adopted, { policy: id, version, region, inForceFrom, document, profile, rules }) => {
      const prefix = regionPrefix(region);
      const before = policyOfRegion(adopted, prefix)?.versions ?? [];
      const versions = [...before, { ...rules, id, version, inForceFrom, document, profile }];
      const province = new Map(adopted.get(provinceOf(prefix))).set(prefix, { id, region, versions });
      return new Map(adopted).set(provinceOf(prefix), province);
    },
  },
};

type AdoptedTerms = Pick<PolicyEvent['data'], 'inForceFrom' | 'document' | 'profile' | 'rules'>;

function isSame(version: AdoptedPolicy['versions'][number], told: AdoptedTerms): boolean {
  const { id: _, version: __, inForceFrom, document, profile, ...rules } = version;
  return canonicalJson({ inForceFrom, document, profile, rules }) === canonicalJson(told);
}
