import type { JsonObject } from '../events/event';
import {
  type AppendRequest,
  type CommandOutcome,
  type EventBatch,
  type EventStore,
  metadataAt,
  type NewEvent,
  type Subscription,
} from '../events/event-store';
import { eventId } from '../events/ids';

/** For how long the store under contract remembers refusals. */
export const REJECTIONS_KEPT_MS = 86_400_000;

/** A store under contract. */
export type EventStoreDriver = {
  readonly store: EventStore;
  readonly close: () => Promise<void>;
  /** Time runs for what is remembered, where the driver can: as if process and server had gone on for so long. */
  readonly letPass?: (ms: number) => Promise<void>;
  /** A fact is gone from the log, where the driver can lose one: as if a tool had been at it. */
  readonly lose?: (stream: string, revision: bigint) => Promise<void>;
  /** Makes the next position later than this one, where the driver can: to meet positions that a double cannot hold. */
  readonly skipTo?: (position: bigint) => Promise<void>;
};

type Asked = {
  readonly types?: readonly string[];
  readonly answer?: Pick<CommandOutcome, 'fingerprint' | 'rejection'> | null;
  readonly data?: JsonObject;
};

/** What a command writes: one event for each type, with the ids that a retry would have again. */
export function appendRequest(commandId: string, stream: string, expected: bigint, asked: Asked = {}): AppendRequest {
  const { types = ['Noted'], answer = null, data = { by: commandId } } = asked;
  return {
    stream,
    expected,
    events: types.map((type, index): NewEvent => ({ id: eventId(commandId, index), type, data })),
    metadata: metadataAt('2026-03-02T01:00:00.000Z', {
      actor: 'key-1',
      commandId,
      correlationId: 'trace-1',
      causationId: null,
      known: { 'item-1': '9007199254740993' },
    }),
    answer,
  };
}

/** Subscribes, and ends when the batches so far are enough. */
export async function batchesUntil(
  store: EventStore,
  enough: (slices: readonly EventBatch[]) => boolean,
  { after = 0n, types = 'all', batchMax = 100, ...more }: Partial<Omit<Subscription, 'signal'>> = {},
): Promise<readonly EventBatch[]> {
  const stop = new AbortController();
  const slices: EventBatch[] = [];
  for await (const slice of store.subscribe({ ...more, after, types, batchMax, signal: stop.signal })) {
    slices.push(slice);
    if (enough(slices)) stop.abort();
  }
  return slices;
}

/** Everything up to a position has been seen. */
export const reached =
  (position: bigint) =>
  (slices: readonly EventBatch[]): boolean =>
    (slices.at(-1)?.position ?? 0n) >= position;
