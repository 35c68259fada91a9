import { randomUUID } from 'node:crypto';
import type { JsonObject, Metadata, NewEvent } from '@sealtrail/event-sourcing';
import { type Rate, rateOf } from './contest';

/** One event for a stream, with everything prepared that a store would have to compute. */
export type Fact = {
  readonly stream: string;
  readonly expected: bigint;
  readonly event: NewEvent;
  readonly metadata: Metadata;
};

/** Approximately the content of an accepted case: some 700 bytes as JSON including metadata. */
const dataOf = (id: string, n: number): JsonObject => ({
  applicationId: id,
  department: 'planning',
  officer: 'planning-li',
  acceptedAt: '2026-03-02T01:00:00.000Z',
  acceptedOn: '2026-03-02',
  promised: { days: 10, last: '2026-03-16', at: '2026-03-16T16:00:00.000Z' },
  statutory: { days: 20, last: '2026-03-30', at: '2026-03-30T16:00:00.000Z' },
  document: { number: `受理〔2026〕${n}号`, date: '2026-03-02', seal: '行政审批专用章' },
});

/** This many events for this many new streams, in turn. The events of a stream are in order. */
export function factsFor(count: number, streams: number): readonly Fact[] {
  const names = Array.from({ length: streams }, () => randomUUID());
  return Array.from({ length: count }, (_, n): Fact => {
    const id = names[n % streams] as string;
    return {
      stream: `application-${id}`,
      expected: BigInt(Math.floor(n / streams)) - 1n,
      event: { id: randomUUID(), type: 'ApplicationAccepted', data: dataOf(id, n) },
      metadata: {
        actor: randomUUID(),
        commandId: randomUUID(),
        correlationId: randomUUID(),
        causationId: null,
        recordedAt: '2026-03-02T01:00:00.000Z',
        known: { 'item-sign-permit': '2' },
      },
    };
  });
}

/** The stored size of an event, in bytes of JSON. */
export const bytesOf = ({ event, metadata }: Fact): number =>
  Buffer.byteLength(JSON.stringify(event.data)) + Buffer.byteLength(JSON.stringify(metadata));

/**
 * Keeps this many in flight, and those of one stream in order: with as many lanes as in flight, and a multiple of that number
 * of streams, each stream has one lane.
 */
export function inLanes(
  facts: readonly Fact[],
  inFlight: number,
  keep: (fact: Fact) => Promise<unknown>,
): Promise<Rate> {
  const lane = async (from: number): Promise<void> => {
    for (let n = from; n < facts.length; n += inFlight) await keep(facts[n] as Fact);
  };
  return rateOf(facts.length, () => Promise.all(Array.from({ length: inFlight }, (_, n) => lane(n))));
}
