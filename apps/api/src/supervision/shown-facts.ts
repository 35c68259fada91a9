import type { Role } from '@sealtrail/access';
import type { ExplainedComputation, RestingFact } from '@sealtrail/supervision';
import type { PositionTokens } from '../http/position-tokens';

/** A computation with the positions of its facts as the caller gets them. */
export function withShownPositions<C extends Pick<ExplainedComputation, 'facts'>>(
  positions: PositionTokens,
  role: Role,
  computation: C,
): C {
  const shown = (facts: readonly RestingFact[]): readonly RestingFact[] =>
    facts.map((fact) => ({ ...fact, position: positions.forEvent(role, fact) }));
  const { clock, charge, calendar, policy } = computation.facts;
  return {
    ...computation,
    facts: { clock: shown(clock), charge: shown(charge), calendar: shown(calendar), policy: shown(policy) },
  };
}
