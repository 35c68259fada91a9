import { evolve } from '@sealtrail/event-sourcing';
import { reject } from '../rejections';
import type { Application, Case } from './application';
import type { ApplicationEvent } from './application-events';
import { applicationEvolve } from './application-evolve';
import { countedAs, factBounds, timesTold } from './fact-counts';

/** @throws {Rejection} `application.too-many-…`: the case holds as many of the kind as it may */
export function mustHaveRoom(events: readonly ApplicationEvent[], state: Application): void {
  let before = state;
  for (const event of events) {
    if (before.status !== 'unknown') refuseBeyond(event, before);
    before = evolve({ evolve: applicationEvolve }, before, event);
  }
}

function refuseBeyond(event: ApplicationEvent, before: Case): void {
  const counted = countedAs(event, before);
  if (counted === null) return;
  const { kind, inCase, ofDepartment } = counted;
  const bound = factBounds[kind];
  if (timesTold(before, inCase) >= bound.inCase) throw reject(`application.too-many-${kind}`, { max: bound.inCase });
  if (timesTold(before, ofDepartment) >= bound.ofDepartment) {
    throw reject(`application.too-many-${kind}`, { max: bound.ofDepartment });
  }
}
