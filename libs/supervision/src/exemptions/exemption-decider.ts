import {
  canonicalJson,
  type Decider,
  type Instant,
  isCode,
  isReadable,
  isRegionCode,
  pick,
  shortestRegionCode,
} from '@sealtrail/event-sourcing';
import { fault, reject } from '../rejections';
import type { DeclareExemption } from './exemption-commands';
import type { ExemptionEvent, ExemptionScope } from './exemption-events';

/** What was told of an exemption, the oldest first. */
export type Exemption = {
  readonly id: string;
  readonly versions: readonly [ExemptionEvent['data'], ...ExemptionEvent['data'][]];
};

/** All exemptions of the jurisdiction, by id. They are few, and every look at a case asks for them: one stream holds all. */
export type Exemptions = ReadonlyMap<string, Exemption>;

/** The case that an exemption is about. */
export type ExemptedCase = { readonly region: string; readonly departments: readonly string[] };

/** `null`: it names none, or there is none that the caller may see. */
export type ExemptionContext = { readonly exemptedCase: ExemptedCase | null };

const EXEMPTIONS_MAX = 5_000;
const VERSIONS_MAX = 100;

export const exemptionDecider: Decider<Exemptions, DeclareExemption, ExemptionEvent, ExemptionContext> = {
  initial: new Map(),

  decide: {
    DeclareExemption: (told, exemptions, { exemptedCase }) => {
      const faults = faultsOf(told);
      if (faults.length > 0) throw reject('exemption.invalid', {}, faults);
      if (told.application !== null && exemptedCase === null) throw reject('exemption.case-unknown');
      const { exemption, from, to, document, by, byDepartment, at } = told;
      const exempted = exemptedCase?.departments ?? (told.department === null ? [] : [told.department]);
      if (byDepartment !== null && exempted.includes(byDepartment)) {
        throw reject('exemption.own-unit', { department: byDepartment });
      }
      const { ground, department, application } = told;
      const scope = { ground, region: regionOf(told, exemptedCase), department, application };
      const versions = exemptions.get(exemption)?.versions ?? [];
      const last = versions.at(-1);
      if (last !== undefined && canonicalJson(pick(last, SCOPE)) !== canonicalJson(scope)) {
        throw reject('exemption.scope-fixed');
      }
      if (last !== undefined && last.from === from && last.to === to && last.document === document) return [];
      if (last === undefined && to !== null && to <= at) {
        throw reject('exemption.invalid', {}, [fault('/to', 'exemption.over')]);
      }
      if (versions.length >= VERSIONS_MAX || (last === undefined && exemptions.size >= EXEMPTIONS_MAX)) {
        throw reject('exemption.too-many', { max: last === undefined ? EXEMPTIONS_MAX : VERSIONS_MAX });
      }
      const version = String(versions.length + 1);
      const declared = { declaredBy: by, declaredFrom: byDepartment, declaredAt: at };
      return [{ type: 'ExemptionDeclared', data: { exemption, version, ...scope, from, to, document, ...declared } }];
    },
  },

  evolve: {
    ExemptionDeclared: (exemptions, data) => {
      const { exemption: id } = data;
      const before = exemptions.get(id)?.versions;
      return new Map(exemptions).set(id, { id, versions: before === undefined ? [data] : [...before, data] });
    },
  },
};

const SCOPE = ['ground', 'region', 'department', 'application'] as const satisfies readonly (keyof ExemptionScope)[];

const regionOf = ({ region }: DeclareExemption['data'], exemptedCase: ExemptedCase | null): string =>
  shortestRegionCode(exemptedCase?.region ?? region ?? '');

function faultsOf({
  exemption,
  ground,
  region,
  application,
  department,
  from,
  to,
  document,
}: DeclareExemption['data']) {
  return [
    ...(isCode(exemption) ? [] : [fault('/id', 'exemption.id-invalid')]),
    ...(isReadable(document) ? [] : [fault('/documentNumber', 'exemption.document-missing')]),
    ...(application !== null || isRegionCode(region) ? [] : [fault('/region', 'exemption.region-invalid')]),
    ...(application !== null && (region !== null || department !== null)
      ? [fault('/application', 'exemption.one-scope')]
      : []),
    ...(ground === 'secretCase' && application === null ? [fault('/application', 'exemption.case-needed')] : []),
    ...(application === null && to === null ? [fault('/to', 'exemption.end-needed')] : []),
    ...(to !== null && to <= from ? [fault('/to', 'exemption.ends-before')] : []),
  ];
}

/** Where an exemption would have to cover a card: what it is of, and when it falls. */
export type Covered = {
  readonly applicationId: string;
  readonly region: string;
  readonly department: string;
  readonly at: Instant;
};
