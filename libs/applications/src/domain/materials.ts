import type { ItemTerms, MaterialRule } from '@sealtrail/catalog/events';
import { fault, reject } from '../rejections';
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
    const wrong = listed ? rule && misused(rule, material) : 'application.material-not-listed';
    return wrong ? [fault(`/materials/${index}`, wrong, { code: material.code })] : [];
  });
  if (errors.length === 0) return;
  const codes = [...new Set(errors.map(({ parameters }) => String(parameters['code'])))];
  throw reject('application.material-invalid', { codes }, errors);
}

function misused(rule: MaterialRule, { satisfiedBy }: Material) {
  if (satisfiedBy === 'reuse' && !rule.reusable) return 'application.material-not-reusable';
  if (satisfiedBy === 'certificateCall' && rule.certificateType === null) {
    return 'application.material-without-certificate';
  }
  if (satisfiedBy === 'deferred') return 'application.material-not-deferred-here';
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
