import type { Clock } from './clock';
import { type Decider, decide, fold } from './decider';
import type { Event, Message, Recorded } from './event';
import { type Answer, type EventStore, metadataAt, NO_STREAM, RevisionConflict } from './event-store';
import { eventId } from './ids';
import { Rejection } from './rejection';

/** Who asks, why, and under which name the wish may be repeated. */
export type Envelope = {
  readonly actor: string;
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId: string | null;
  /** Hash of the request, where its answer must be remembered (a caller's command); `null` for a reactor's. */
  readonly fingerprint: string | null;
  /** What the caller had seen (`If-Match`): then a conflict is the caller's to decide. */
  readonly expectedRevision: bigint | null;
};

/** What every command answers with. */
export type Receipt = { readonly stream: string; readonly revision: bigint; readonly position: bigint };

/** Facts of other streams, and the revisions at which they were read. */
export type Known<K> = { readonly facts: K; readonly revisions: Readonly<Record<string, string>> };

export type Change<State, Command extends Message, E extends Event, K> = {
  readonly store: EventStore;
  readonly clock: Clock;
  readonly decider: Decider<State, Command, E, K>;
  readonly stream: string;
  readonly command: Command;
  readonly envelope: Envelope;
  /** Loads what the rules need from elsewhere; called again after each conflict. */
  readonly know: (state: State, events: readonly Recorded<E>[]) => Promise<Known<K>>;
};

const ATTEMPTS_MAX = 5;

/** Nothing needed from elsewhere. */
export const nothingKnown = (): Promise<Known<null>> => Promise.resolve({ facts: null, revisions: {} });

/**
 * The write path, once: read, fold, know, decide, append at the revision read. On a conflict it decides again, a bounded
 * number of times, unless the caller said what it had seen. A command that was answered before is answered the same.
 *
 * @throws {Rejection} the rules said no; `command.key-reused` when the id names another wish; `stream.changed` when the
 *   caller's expected revision does not hold; `stream.busy` when the attempts ran out.
 */
export async function changeStream<State, Command extends Message, E extends Event, K>(
  change: Change<State, Command, E, K>,
): Promise<Receipt> {
  const { store, envelope } = change;
  if (envelope.fingerprint !== null) {
    const before = await store.answerTo(envelope.commandId);
    if (before !== null) return repeat(before, envelope.fingerprint);
  }
  for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
    try {
      return await attemptOnce(change);
    } catch (error) {
      if (!(error instanceof RevisionConflict)) throw error;
      if (envelope.expectedRevision !== null) throw changed(error.actual);
    }
  }
  throw new Rejection('stream.busy', 'Others kept changing this at the same moment; send the same command again.');
}

async function attemptOnce<State, Command extends Message, E extends Event, K>({
  store,
  clock,
  decider,
  stream,
  command,
  envelope,
  know,
}: Change<State, Command, E, K>): Promise<Receipt> {
  const past = (await store.read(stream)) as readonly Recorded<E>[];
  const last = past.at(-1);
  const revision = last?.revision ?? NO_STREAM;
  if (envelope.expectedRevision !== null && envelope.expectedRevision !== revision) throw changed(revision);
  const state = fold(decider, past);
  const known = await know(state, past);
  const outcome = judge(() => decide(decider, command, state, known.facts));
  const rejection = outcome instanceof Rejection ? outcome : null;
  const events = outcome instanceof Rejection ? [] : outcome;
  if (rejection !== null && envelope.fingerprint === null) throw rejection;
  if (events.length === 0 && envelope.fingerprint === null) {
    return { stream, revision, position: last?.position ?? 0n };
  }
  const appended = await store.append({
    stream,
    expected: revision,
    events: events.map(({ type, data }, index) => ({ id: eventId(envelope.commandId, index), type, data })),
    metadata: metadataAt(clock.now(), { ...envelope, known: known.revisions }),
    answer:
      envelope.fingerprint === null
        ? null
        : {
            fingerprint: envelope.fingerprint,
            rejection: rejection && { code: rejection.code, detail: rejection.detail, errors: rejection.errors },
          },
  });
  if (rejection !== null) throw rejection;
  return { stream, revision: appended.revision, position: appended.position };
}

function judge<T>(decision: () => T): T | Rejection {
  try {
    return decision();
  } catch (error) {
    if (error instanceof Rejection) return error;
    throw error;
  }
}

function repeat(answer: Answer, fingerprint: string): Receipt {
  if (answer.fingerprint !== fingerprint) {
    throw new Rejection('command.key-reused', 'This Idempotency-Key already names another request.');
  }
  if (answer.rejection !== null) {
    throw new Rejection(answer.rejection.code, answer.rejection.detail, answer.rejection.errors);
  }
  return { stream: answer.stream, revision: answer.revision, position: answer.position };
}

const changed = (actual: bigint): Rejection =>
  new Rejection('stream.changed', `The revision is now ${actual}; read again and decide anew.`);
