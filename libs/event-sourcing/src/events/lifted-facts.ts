import type { Recorded } from './event';

/** A fact with all events to which it was lifted. */
export type Fact = readonly [Recorded, ...Recorded[]];

/** Where the fact ends that begins there: the events to which one was lifted stand at its position. */
export function endOfFact(events: readonly Recorded[], begin: number): number {
  let end = begin + 1;
  while (events[end] !== undefined && events[end]?.position === events[begin]?.position) end += 1;
  return end;
}

/** Fact by fact. */
export function* factsIn(events: readonly Recorded[]): Generator<Fact> {
  for (let begin = 0; begin < events.length; ) {
    const end = endOfFact(events, begin);
    yield events.slice(begin, end) as readonly Recorded[] as Fact;
    begin = end;
  }
}
