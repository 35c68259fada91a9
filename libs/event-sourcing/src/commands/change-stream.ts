import type { Event, Instant, Message, Recorded } from '../events/event';
import {
  type Answer,
  type EventStore,
  metadataAt,
  NO_STREAM,
  RevisionConflict,
  UnknownOutcome,
} from '../events/event-store';
import { eventId } from '../events/ids';
import type { Clock } from '../time/clock';
import { type Decider, decide, fold } from './decider';
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
  /** After this instant nothing is written any more: timers in other processes rely on it. */
  readonly notAfter?: Instant | null;
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

/** Code of the one rejection that says nothing about the wish: it may be sent again as it is. */
export const STREAM_BUSY = 'stream.busy';

const ATTEMPTS_MAX = 5;

/** Nothing needed from elsewhere. */
export const nothingKnown = (): Promise<Known<null>> => Promise.resolve({ facts: null, revisions: {} });

/**
 * The write path, once: read, fold, know, decide, append at the revision read. On a conflict it decides again, a bounded
 * number of times, unless the caller said what it had seen. After an unknown outcome it looks first whether the command
 * has been kept. A command that was answered before, or whose facts stand in the stream, is answered the same.
 *
 * @throws {Rejection} the rules said no; `command.key-reused` when the id names another wish; `stream.changed` when the
 *   caller's expected revision does not hold; `stream.busy` when the attempts ran out; `command.too-slow` after `notAfter`.
 * @throws {UnknownOutcome} nobody knows, after all attempts, whether it was kept: the same command may be sent again.
 */
export async function changeStream<State, Command extends Message, E extends Event, K>(
  change: Change<State, Command, E, K>,
): Promise<Receipt> {
  const { store, envelope } = change;
  let outcome: unknown;
  for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
    try {
      const before = envelope.fingerprint === null ? null : await store.answerTo(envelope.commandId);
      return before === null ? await attemptOnce(change) : repeat(before, envelope);
    } catch (error) {
      // What an earlier attempt may have kept is not known any better because this one was refused for its slowness.
      if (outcome instanceof UnknownOutcome && isTooSlow(error)) throw outcome;
      outcome = error;
      if (!(error instanceof UnknownOutcome || error instanceof RevisionConflict)) throw error;
    }
  }
  if (outcome instanceof UnknownOutcome) throw outcome;
  throw new Rejection(STREAM_BUSY, 'Others kept changing this at the same moment; send the same command again.');
}

async function attemptOnce<State, Command extends Message, E extends Event, K>(
  change: Change<State, Command, E, K>,
): Promise<Receipt> {
  const { store, stream, envelope } = change;
  const past = (await store.read(stream)) as readonly Recorded<E>[];
  const mine = past.findLast(({ metadata }) => metadata.commandId === envelope.commandId);
  if (mine !== undefined) return { stream, revision: mine.revision, position: mine.position };
  const last = past.at(-1);
  const revision = last?.revision ?? NO_STREAM;
  if (envelope.expectedRevision !== null && envelope.expectedRevision !== revision) throw changed(revision);

  const { events, rejection, known } = await judge(change, past);
  const { fingerprint, commandId, notAfter = null } = envelope;
  if (fingerprint === null && rejection !== null) throw rejection;
  if (fingerprint === null && events.length === 0) return { stream, revision, position: last?.position ?? 0n };
  const recordedAt = change.clock.now();
  if (notAfter !== null && recordedAt > notAfter) throw tooSlow();
  const appended = await store.append({
    stream,
    expected: revision,
    events: events.map(({ type, data }, index) => ({ id: eventId(commandId, index), type, data })),
    metadata: metadataAt(recordedAt, { ...envelope, known }),
    answer: fingerprint === null ? null : { fingerprint, rejection: rejection && plain(rejection) },
  });
  if (appended.remembered !== undefined) return repeat(appended.remembered, envelope);
  if (rejection !== null) throw rejection;
  return { stream, revision: appended.revision, position: appended.position };
}

type Judgement<E extends Event> = {
  readonly events: readonly E[];
  readonly rejection: Rejection | null;
  readonly known: Readonly<Record<string, string>>;
};

/** What the rules say, and what they rested on. A refusal is an outcome like another: it is remembered too. */
async function judge<State, Command extends Message, E extends Event, K>(
  { decider, command, know }: Change<State, Command, E, K>,
  past: readonly Recorded<E>[],
): Promise<Judgement<E>> {
  const state = fold(decider, past);
  let known: Judgement<E>['known'] = {};
  try {
    const { facts, revisions } = await know(state, past);
    known = revisions;
    return { events: decide(decider, command, state, facts), rejection: null, known };
  } catch (error) {
    if (error instanceof Rejection) return { events: [], rejection: error, known };
    throw error;
  }
}

const plain = ({ code, detail, errors }: Rejection): NonNullable<Answer['rejection']> => ({ code, detail, errors });

function repeat(answer: Answer, { fingerprint }: Envelope): Receipt {
  if (answer.fingerprint !== fingerprint) {
    throw new Rejection('command.key-reused', 'This Idempotency-Key already names another request.');
  }
  if (answer.rejection !== null) {
    throw new Rejection(answer.rejection.code, answer.rejection.detail, answer.rejection.errors);
  }
  return { stream: answer.stream, revision: answer.revision, position: answer.position };
}

const TOO_SLOW = 'command.too-slow';
const tooSlow = (): Rejection =>
  new Rejection(TOO_SLOW, 'This took too long, so nothing was kept. Send the same command again.');
const isTooSlow = (error: unknown): boolean => error instanceof Rejection && error.code === TOO_SLOW;

const changed = (actual: bigint): Rejection =>
  new Rejection(
    'stream.changed',
    actual === NO_STREAM
      ? 'There is nothing yet that could have a revision.'
      : `The revision is now ${actual}; read again and decide anew.`,
  );
