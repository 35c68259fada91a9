import type { ItemTerms, MaterialRule } from '@sealtrail/catalog/events';
import type { FieldFault } from '@sealtrail/event-sourcing';
import { fault } from '../rejections';
import type { Case } from './application';
import type { Material } from './case-fact';

/**
 * Materials that the list does not name, or that cannot be submitted in this way. Materials that the agency demanded may be submitted even if it
 * had no right to demand them.
 */
export const materialFaults = (
  terms: ItemTerms,
  materials: readonly Material[],
  asked: readonly string[] = [],
  pointerTo = (index: number): string => `/materials/${index}`,
): readonly FieldFault[] =>
  materials.flatMap((material, index) => {
    const rule = terms.materials.find(({ code }) => code === material.code);
    const listed = rule !== undefined || asked.includes(material.code);
    const wrong = listed ? rule && misused(rule, material) : 'application.material-not-listed';
    return wrong ? [fault(pointerTo(index), wrong, { code: material.code })] : [];
  });

function misused(rule: MaterialRule, { satisfiedBy }: Material) {
  if (satisfiedBy === 'reuse' && !rule.reusable) return 'application.material-not-reusable';
  if (satisfiedBy === 'certificateCall' && rule.certificateType === null) {
    return 'application.material-without-certificate';
  }
  if (satisfiedBy === 'deferred') return 'application.material-not-deferred-here';
  return null;
}

/** Codes of required materials that have not been submitted. */
export const missingMaterials = (state: Case): readonly string[] =>
  state.terms.materials
    .filter(
      ({ code, required }) =>
        (required && !(code in state.materials)) || state.missing.includes(code) || state.deferred.includes(code),
    )
    .map(({ code }) => code);
