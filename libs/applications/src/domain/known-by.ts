import type { Instant, RecordedEvent } from '@sealtrail/event-sourcing';
import { reject } from '../rejections';
import type { ApplicationEvent } from './application-events';

/**
 * The facts of a case that had been recorded by an instant: what could be known then, whatever they say of when it happened.
 *
 * @throws {Rejection} `application.not-known-yet`: nothing of the case was
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
