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
import { crossedLevels } from './policy-rules';

/** A policy as its region adopted it. */
export type AdoptedPolicy = {
  readonly id: string;
  readonly region: string;
  /** The oldest first, each with the number of its document. Of two from one instant the later one judges. */
  readonly versions: readonly (Policy & { readonly document: string })[];
};

/** All policies of the jurisdiction. They are few, change seldom, and every case asks for them: one stream holds all. */
export type AdoptedPolicies = {
  readonly byId: ReadonlyMap<string, AdoptedPolicy>;
  /** Id of the policy of a region, by the region's prefix. */
  readonly byRegion: ReadonlyMap<string, string>;
};

export const POLICIES_STREAM = 'supervisionPolicy-all';

/** Regions down to the counties of the country are some 3,300. */
const POLICIES_MAX = 5_000;
const VERSIONS_MAX = 200;

export const policyDecider: Decider<AdoptedPolicies, PolicyCommand, PolicyEvent, null> = {
  initial: { byId: new Map(), byRegion: new Map() },

  decide: {
    AdoptPolicy: ({ policy, region, inForceFrom, document, rules, at }, { byId, byRegion }) => {
      if (!isCode(policy)) throw reject('policy.id-invalid', {}, [fault('/id', 'policy.id-invalid')]);
      if (policies().some(({ id }) => id === policy)) throw reject('policy.shipped', { id: policy });
      if (!isRegionCode(region)) throw reject('policy.region-invalid', {}, [fault('/region', 'policy.region-invalid')]);
      if (!isReadable(document)) {
        throw reject('policy.document-missing', {}, [fault('/documentNumber', 'policy.document-missing')]);
      }
      const crossed = crossedLevels(rules);
      if (crossed.length > 0) {
        throw reject(
          'policy.levels-crossed',
          {},
          crossed.map((pointer) => fault(pointer, 'policy.levels-crossed')),
        );
      }
      const known = byId.get(policy);
      const holder = byRegion.get(regionPrefix(region)) ?? policy;
      if (known !== undefined && known.region !== shortestRegionCode(region)) {
        throw reject('policy.region-fixed', { region: known.region });
      }
      if (holder !== policy) throw reject('policy.region-taken', { id: holder });
      const versions = known?.versions ?? [];
      const last = versions.at(-1);
      if (last !== undefined && isSame(last, { inForceFrom, document, rules })) return [];
      if (inForceFrom < at) throw reject('policy.in-force-past', {}, [fault('/inForceFrom', 'policy.in-force-past')]);
      if (last !== undefined && last.inForceFrom !== null && inForceFrom < last.inForceFrom) {
        throw reject('policy.before-last', { version: last.version, inForceFrom: last.inForceFrom });
      }
      if (versions.length >= VERSIONS_MAX || (known === undefined && byId.size >= POLICIES_MAX)) {
        throw reject('policy.too-many', { max: known === undefined ? POLICIES_MAX : VERSIONS_MAX });
      }
      const version = String(versions.length + 1);
      const adopted = { policy, version, region: shortestRegionCode(region), inForceFrom, document, rules };
      return [{ type: 'PolicyAdopted', data: { ...adopted, adoptedAt: at } }];
    },
  },

  evolve: {
    PolicyAdopted: ({ byId, byRegion }, { policy: id, version, region, inForceFrom, document, rules }) => {
      const versions = [...(byId.get(id)?.versions ?? []), { ...rules, id, version, inForceFrom, document }];
      return {
        byId: new Map(byId).set(id, { id, region, versions }),
        byRegion: new Map(byRegion).set(regionPrefix(region), id),
      };
    },
  },
};

type Told = Pick<PolicyEvent['data'], 'inForceFrom' | 'document' | 'rules'>;

function isSame(version: AdoptedPolicy['versions'][number], told: Told): boolean {
  const { id: _, version: __, inForceFrom, document, ...rules } = version;
  return canonicalJson({ inForceFrom, document, rules }) === canonicalJson(told);
}
