import { evolve } from '@sealtrail/event-sourcing';
import { reject } from '../rejections';
import type { Application, Case } from './application';
import type { ApplicationEvent } from './application-events';
import { applicationEvolve } from './application-evolve';
import { boundKeysOf, factBounds, factCountOf } from './fact-counts';

/** @throws {Rejection} `application.too-many-…`: the case has reached the maximum of the kind */
export function requireWithinFactBounds(events: readonly ApplicationEvent[], state: Application): void {
  let before = state;
  for (const event of events) {
    if (before.status !== 'unknown') requireWithinBound(event, before);
    before = evolve({ evolve: applicationEvolve }, before, event);
  }
}

function requireWithinBound(event: ApplicationEvent, before: Case): void {
  const counted = boundKeysOf(event, before);
  if (counted === null) return;
  const { kind, inCase, ofDepartment } = counted;
  const bound = factBounds[kind];
  if (factCountOf(before, inCase) >= bound.inCase) throw reject(`application.too-many-${kind}`, { max: bound.inCase });
  if (factCountOf(before, ofDepartment) >= bound.ofDepartment) {
    throw reject(`application.too-many-${kind}`, { max: bound.ofDepartment });
  }
}
