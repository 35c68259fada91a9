import type { ItemTerms, MaterialRule } from '@sealtrail/catalog/events';
import { Rejection } from '@sealtrail/event-sourcing';
import type { Case } from './application';
import type { Material } from './case-fact';

/**
 * What the agency has asked for may be handed in even where it had no right to ask.
 *
 * @throws {Rejection} a material that the list does not name, or that may not be satisfied this way.
 */
export function checkMaterials(terms: ItemTerms, materials: readonly Material[], asked: readonly string[] = []): void {
  const errors = materials.flatMap((material, index) => {
    const rule = terms.materials.find(({ code }) => code === material.code);
    const listed = rule !== undefined || asked.includes(material.code);
    const wrong = listed ? rule && misused(rule, material) : 'is not on the item’s list of materials';
    return !wrong ? [] : [{ pointer: `/materials/${index}`, detail: `${material.code} ${wrong}` }];
  });
  if (errors.length > 0) throw new Rejection('application.material-invalid', 'Materials do not fit the item.', errors);
}

function misused(rule: MaterialRule, { satisfiedBy }: Material): string | null {
  if (satisfiedBy === 'reuse' && !rule.reusable) return 'may not be reused';
  if (satisfiedBy === 'certificateCall' && rule.certificateType === null)
    return 'has no certificate that stands in for it';
  if (satisfiedBy === 'deferred') return 'can only be deferred on acceptance';
  return null;
}

/** Codes of required materials that are not in. */
export const missingMaterials = (state: Case): readonly string[] =>
  state.terms.materials
    .filter(
      ({ code, required }) =>
        (required && !(code in state.materials)) || state.missing.includes(code) || state.deferred.includes(code),
    )
    .map(({ code }) => code);
