import { type FieldFault, type Instant, liesWithin } from '@sealtrail/event-sourcing';
import { fault } from '../rejections';
import { type Bounds, isBoundBySource, takingOf } from './roles';

/** A department as the catalogue knows it. */
export type KnownDepartment = { readonly region: string; readonly officials: ReadonlySet<string> };

/** A key that makes keys. */
export type Issuer = Pick<Bounds, 'department' | 'region' | 'source'> & { readonly expiresAt: Instant | null };

/** Everything that is wrong with the bounds of a new key by themselves. `null`: there is no such department. */
export function boundFaults(wish: Bounds, known: KnownDepartment | null): readonly FieldFault[] {
  const { role, department, official } = wish;
  const taken = (['department', 'official', 'source'] as const).flatMap((bound) => {
    const taking = takingOf[role][bound];
    const isNeeded = bound === 'source' ? isBoundBySource(wish) : taking === 'needed';
    if (isNeeded && wish[bound] === null) return [fault(`/${bound}`, 'api-key.bound-needed', { role })];
    if (taking !== 'meaningless' || wish[bound] === null) return [];
    return [fault(`/${bound}`, 'api-key.bound-meaningless', { role })];
  });
  if (taken.length > 0) return taken;
  if (department === null) return official === null ? [] : [fault('/department', 'api-key.department-of-official')];
  if (known === null) return [fault('/department', 'api-key.department-unknown', { department })];
  if (official === null || known.officials.has(official)) return [];
  return [fault('/official', 'api-key.official-unknown', { official, department })];
}

/** What a new key would be good for beyond the key that makes it; `null`: nothing. */
export function beyond(
  issuer: Issuer,
  wish: Pick<Bounds, 'department' | 'region' | 'source'> & { readonly expiresAt: Instant | null },
  known: KnownDepartment | null,
): 'department' | 'expiry' | 'region' | 'source' | null {
  if (issuer.department !== null && wish.department !== issuer.department) return 'department';
  if (issuer.source !== null && wish.source !== issuer.source) return 'source';
  if (issuer.expiresAt !== null && (wish.expiresAt === null || wish.expiresAt > issuer.expiresAt)) return 'expiry';
  if (!liesWithin(issuer.region, wish.region)) return 'region';
  return known === null || liesWithin(issuer.region, known.region) ? null : 'department';
}
