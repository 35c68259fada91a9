import type { DeclaredTerms } from '@sealtrail/catalog';
import type { ItemRequest } from './item.request';

/** Omitted members become `null`: the rules derive them. */
export const declaredTermsOf = (request: ItemRequest): DeclaredTerms => ({
  name: request.name,
  department: request.department,
  kind: request.kind,
  class: request.class,
  handlingForm: request.handlingForm,
  channels: request.channels,
  calendar: request.calendar,
  statutory: request.statutory ?? null,
  statutoryBasis: request.statutoryBasis ?? null,
  promised: request.promised ?? null,
  firstCheck: request.firstCheck ?? null,
  handler: request.handler ?? null,
  visitsMax: request.visitsMax ?? null,
  scenarios: request.scenarios,
  materials: request.materials.map(({ certificateType = null, ...material }) => ({ ...material, certificateType })),
  stages: request.stages.map(({ id, name, branches }) => ({
    id,
    name,
    branches: branches.map(({ handler = null, ...branch }) => ({ ...branch, handler })),
  })),
  furtherProcedures: request.furtherProcedures,
  onIncomplete: request.onIncomplete,
  onCorrectionTimeout: request.onCorrectionTimeout,
  onDeferralTimeout: request.onDeferralTimeout,
  longestExtension: request.longestExtension ?? null,
  refusableOnTheSpot: request.refusableOnTheSpot,
  firstCheckBy: request.firstCheckBy.map(({ to = null, ...window }) => ({ ...window, to })),
});
