import { regionContains } from '@sealtrail/event-sourcing';
import type { Covered, Exemptions } from './exemption-decider';
import type { ExemptionDeclared } from './exemption-events';

type Version = ExemptionDeclared['data'];

/**
 * The exemption that covers what falls at an instant, as it stood recorded by then: what is told later takes no card back and
 * lets none off that was due before it was told.
 */
export function exemptionOf(exemptions: Exemptions, covered: Covered): Version | null {
  for (const { versions } of exemptions.values()) {
    const version = versions.findLast(({ declaredAt }) => declaredAt < covered.at);
    if (version !== undefined && covers(version, covered)) return version;
  }
  return null;
}

function covers(version: Version, { applicationId, region, department, at }: Covered): boolean {
  if (version.from > at || (version.to !== null && version.to <= at)) return false;
  if (version.application !== null) return version.application === applicationId;
  return regionContains(version.region, region) && (version.department ?? department) === department;
}
