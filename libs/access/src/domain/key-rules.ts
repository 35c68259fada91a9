import { type FieldFault, type Instant, liesWithin } from '@sealtrail/event-sourcing';
import { fault } from '../rejections';
import { boundRequirementsOf, isBoundBySource, type KeyBounds } from './roles';

/** A department as the catalogue has it. */
export type KeyDepartment = { readonly region: string; readonly officials: ReadonlySet<string> };

/** A key that issues keys. */
export type Issuer = Pick<KeyBounds, 'department' | 'region' | 'source'> & { readonly expiresAt: Instant | null };

/** All faults of the bounds of a new key by themselves. `null`: the department does not exist. */
export function boundFaults(requested: KeyBounds, keyDepartment: KeyDepartment | null): readonly FieldFault[] {
  const { role, department, official } = requested;
  const roleFaults = (['department', 'official', 'source'] as const).flatMap((bound) => {
    const taking = boundRequirementsOf[role][bound];
    const isNeeded = bound === 'source' ? isBoundBySource(requested) : taking === 'needed';
    if (isNeeded && requested[bound] === null) return [fault(`/${bound}`, 'api-key.bound-needed', { role })];
    if (taking !== 'meaningless' || requested[bound] === null) return [];
    return [fault(`/${bound}`, 'api-key.bound-meaningless', { role })];
  });
  if (roleFaults.length > 0) return roleFaults;
  if (department === null) return official === null ? [] : [fault('/department', 'api-key.department-of-official')];
  if (keyDepartment === null) return [fault('/department', 'api-key.department-unknown', { department })];
  if (official === null || keyDepartment.officials.has(official)) return [];
  return [fault('/official', 'api-key.official-unknown', { official, department })];
}

/** The first bound in which a new key would exceed its issuer; `null`: none. */
export function exceededBound(
  issuer: Issuer,
  requested: Pick<KeyBounds, 'department' | 'region' | 'source'> & { readonly expiresAt: Instant | null },
  known: KeyDepartment | null,
): 'department' | 'expiry' | 'region' | 'source' | null {
  if (issuer.department !== null && requested.department !== issuer.department) return 'department';
  if (issuer.source !== null && requested.source !== issuer.source) return 'source';
  if (issuer.expiresAt !== null && (requested.expiresAt === null || requested.expiresAt > issuer.expiresAt))
    return 'expiry';
  if (!liesWithin(issuer.region, requested.region)) return 'region';
  return known === null || liesWithin(issuer.region, known.region) ? null : 'department';
}
