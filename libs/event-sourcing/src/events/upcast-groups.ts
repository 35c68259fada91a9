import type { RecordedEvent } from './event';

/** All events that one stored event was upcast to. */
export type UpcastGroup = readonly [RecordedEvent, ...RecordedEvent[]];

/** The end of the group that begins at this index: the events upcast from one stored event share its position. */
export function endOfUpcastGroup(events: readonly RecordedEvent[], begin: number): number {
  let end = begin + 1;
  while (events[end] !== undefined && events[end]?.position === events[begin]?.position) end += 1;
  return end;
}

/** Iterates over the groups. */
export function* upcastGroupsIn(events: readonly RecordedEvent[]): Generator<UpcastGroup> {
  for (let begin = 0; begin < events.length; ) {
    const end = endOfUpcastGroup(events, begin);
    yield events.slice(begin, end) as readonly RecordedEvent[] as UpcastGroup;
    begin = end;
  }
}
