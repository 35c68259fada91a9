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

/** Retention time of rejections in the store under test. */
export const REJECTIONS_KEPT_MS = 86_400_000;

/** A store under test. */
export type EventStoreDriver = {
  readonly store: EventStore;
  readonly close: () => Promise<void>;
  /** Advances the time that retention is measured in, if the driver can, as if process and server had run for this long. */
  readonly letPass?: (ms: number) => Promise<void>;
  /** Removes an event from the log, if the driver can, as if a tool had deleted it. */
  readonly lose?: (stream: string, revision: bigint) => Promise<void>;
  /** Makes the next position greater than this one, if the driver can: for positions that a double cannot represent. */
  readonly skipTo?: (position: bigint) => Promise<void>;
};

type Asked = {
  readonly types?: readonly string[];
  readonly answer?: Pick<CommandOutcome, 'fingerprint' | 'rejection'> | null;
  readonly data?: JsonObject;
};

/** An append of a command: one event for each type, with the ids that a retry would derive again. */
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

/** Subscribes, and stops when the batches so far suffice. */
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

/** Whether everything up to a position has been received. */
export const reached =
  (position: bigint) =>
  (slices: readonly EventBatch[]): boolean =>
    (slices.at(-1)?.position ?? 0n) >= position;
