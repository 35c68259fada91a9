import type { RecordedEvent } from './event';

/** A fact with all events to which it was upcast. */
export type UpcastGroup = readonly [RecordedEvent, ...RecordedEvent[]];

/** Where the fact ends that begins there: the events to which one was upcast stand at its position. */
export function endOfUpcastGroup(events: readonly RecordedEvent[], begin: number): number {
  let end = begin + 1;
  while (events[end] !== undefined && events[end]?.position === events[begin]?.position) end += 1;
  return end;
}

/** Fact by fact. */
export function* upcastGroupsIn(events: readonly RecordedEvent[]): Generator<UpcastGroup> {
  for (let begin = 0; begin < events.length; ) {
    const end = endOfUpcastGroup(events, begin);
    yield events.slice(begin, end) as readonly RecordedEvent[] as UpcastGroup;
    begin = end;
  }
}
