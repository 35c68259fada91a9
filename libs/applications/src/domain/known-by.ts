import type { Instant, RecordedEvent } from '@sealtrail/event-sourcing';
import { reject } from '../rejections';
import type { ApplicationEvent } from './application-events';

/**
 * The events of a case recorded by an instant: what was known then, whatever business times they contain.
 *
 * @throws {Rejection} `application.not-known-yet`: no event of the case was recorded by then
 */
export function eventsKnownBy(
  events: readonly RecordedEvent<ApplicationEvent>[],
  instant: Instant,
): readonly RecordedEvent<ApplicationEvent>[] {
  const known = events.filter(({ metadata }) => metadata.recordedAt <= instant);
  const [first] = events;
  if (known.length > 0 || first === undefined) return known;
  throw reject('application.not-known-yet', { recorded: first.metadata.recordedAt });
}
