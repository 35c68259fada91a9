import type { Effect } from '@sealtrail/event-sourcing';
import type { LimitName } from './case-fact';
import type { EffectReason } from './effect-enums';

type EffectFactory = (reason: EffectReason, limits?: readonly LimitName[]) => Effect;

const effectOfKind =
  (kind: Effect['kind']): EffectFactory =>
  (reason, limits = []) => ({ kind, reason, ...(limits.length > 0 && { limits }) });
export const recordedOnly = effectOfKind('recordedOnly');
export const partly = effectOfKind('partly');

const RANK = { applied: 0, partly: 1, recordedOnly: 2 } as const;

/** The one that counts less; of two that count alike for one reason, with the limits of both. */
export function leastOf(effect: Effect, other: Effect): Effect {
  if (RANK[other.kind] !== RANK[effect.kind]) return RANK[other.kind] > RANK[effect.kind] ? other : effect;
  const limits = [...(effect.limits ?? []), ...(other.limits ?? [])];
  return other.reason !== effect.reason || limits.length === 0 ? effect : { ...effect, limits };
}
