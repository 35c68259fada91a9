import type { CommandMessage, Event, JsonObject, RecordedEvent } from '../events/event';
import { type CommandOutcome, type EventStore, metadataAt, NO_STREAM, UnknownOutcome } from '../events/event-store';
import { attemptEventId, attemptHash } from '../events/ids';
import { SubjectTaken } from '../storage/vault';
import type { Clock } from '../time/clock';
import type { CommandMetadata } from './command-metadata';
import type { CommandResult } from './command-result';
import type { CommandDataSubjects } from './data-subjects';
import { decide, evolve, fold } from './decider';
import { isTransient, kernelRejection } from './kernel-rejections';
import { Rejection, type RejectionData } from './rejection';
import { rejectedAgain } from './rejection-catalogue';
import type { RejectionQuota } from './rejection-quota';
import { truncatedRejection } from './truncated-rejection';
import type { CommandEnvelope, StampedEvent, WriteDefinition } from './write-definition';

/** The ports of a write, and its deadline. */
export type WritePorts = {
  readonly store: EventStore;
  readonly clock: Clock;
  /** Absent: every rejection is stored. */
  readonly refusals?: RejectionQuota;
};

type WriteInput<State, C extends CommandMessage, E extends Event, K, B, N extends JsonObject> = {
  readonly write: WriteDefinition<State, C, E, K, B, N>;
  readonly request: CommandEnvelope<C, B>;
  /** The same in every attempt at a command; `null`: the command names no data subjects. */
  readonly people: CommandDataSubjects<C, K> | null;
};

/** What the store knows of the command and its stream, read once for all steps. */
type LoadedStream<State, E extends Event> = {
  readonly remembered: CommandOutcome | null;
  readonly past: readonly RecordedEvent<E>[];
  readonly state: State;
};

/**
 * One attempt at a write: scope, idempotency, revision, context, decision, append, result. A final rejection of this command is
 * returned; every other one is thrown.
 *
 * @throws {Rejection} not visible; `stream.changed`; `command.too-slow`; `command.key-reused` if another command has sealed
 *   other subjects under this id; for a reactor's command also the rejections of the rules
 */
export async function attemptWrite<State, C extends CommandMessage, E extends Event, K, B, N extends JsonObject>(
  asked: WriteInput<State, C, E, K, B, N>,
  ports: WritePorts,
): Promise<CommandResult<N> | Rejection> {
  const looked = await loadStream(asked, ports);
  const { commandMetadata } = asked.request;
  const before = await earlierResult(asked, looked);
  if (before !== null) return before;
  const revision = looked.past.at(-1)?.revision ?? NO_STREAM;
  if (commandMetadata.expectedRevision !== null && commandMetadata.expectedRevision !== revision) {
    const rejection = kernelRejection('stream.changed', { revision: String(revision) });
    // A conflict after subjects were sealed: they may be erased only with a stored rejection.
    if (asked.people?.mayHaveSealed === true)
      return appendDecision(asked, looked, { events: [], rejection, known: {} }, ports);
    throw rejection;
  }
  const judgement = await decideWrite(asked, looked.state);
  return appendDecision(asked, looked, judgement, ports);
}

/**
 * The result if no write is needed: the command is not visible to the caller, or has a stored outcome. `null`: a write is
 * needed.
 *
 * @throws {Rejection} not visible
 */
export async function answerWithoutWriting<
  State,
  C extends CommandMessage,
  E extends Event,
  K,
  B,
  N extends JsonObject,
>(asked: WriteInput<State, C, E, K, B, N>, ports: WritePorts): Promise<CommandResult<N> | Rejection | null> {
  return earlierResult(asked, await loadStream(asked, ports));
}

/**
 * Reads the outcome first: a stream read after it contains the events it refers to. This way no caller gets a result it may not
 * see.
 */
async function loadStream<State, C extends CommandMessage, E extends Event, K, B, N extends JsonObject>(
  { write, request: { stream, command, commandMetadata, scope } }: WriteInput<State, C, E, K, B, N>,
  { store }: WritePorts,
): Promise<LoadedStream<State, E>> {
  const remembered = commandMetadata.fingerprint === null ? null : await store.answerTo(commandMetadata.commandId);
  const past = (await store.read(stream)) as readonly RecordedEvent<E>[];
  const state = fold(write.decider, past);
  if (scope !== null) await write.see(scope, { command, state, events: past });
  return { remembered, past, state };
}

/** A command with a stored outcome, or whose events are in the stream, gets the same result. */
async function earlierResult<State, C extends CommandMessage, E extends Event, K, B, N extends JsonObject>(
  asked: WriteInput<State, C, E, K, B, N>,
  { remembered, past }: LoadedStream<State, E>,
): Promise<CommandResult<N> | Rejection | null> {
  const {
    write,
    request: { commandMetadata },
  } = asked;
  if (remembered !== null) return resultOfRepeat(asked, remembered, past);
  const mine = past.findLast(({ metadata }) => metadata.commandId === commandMetadata.commandId);
  return mine === undefined ? null : resultAt(write, commandMetadata, mine, past);
}

/**
 * The fingerprint does not cover the data subjects: those are compared in the vault if an event was stored about them. A
 * rejection has no sealed subjects, and did not depend on who they are.
 */
async function resultOfRepeat<State, C extends CommandMessage, E extends Event, K, B, N extends JsonObject>(
  { write, request: { stream, commandMetadata }, people }: WriteInput<State, C, E, K, B, N>,
  answer: CommandOutcome,
  past: readonly RecordedEvent<E>[],
): Promise<CommandResult<N> | Rejection> {
  if (answer.fingerprint !== commandMetadata.fingerprint || answer.stream !== stream) {
    return kernelRejection('command.key-reused');
  }
  if (answer.rejection !== null) return rejectedAgain(answer.rejection);
  const receipt = resultAt(write, commandMetadata, answer, past);
  const hasTold = past.some(({ metadata }) => metadata.commandId === commandMetadata.commandId);
  if (people !== null && hasTold && !(await people.areKept())) return kernelRejection('command.key-reused');
  return receipt;
}

/** The result as of an earlier revision. */
function resultAt<State, C extends CommandMessage, E extends Event, K, B, N extends JsonObject>(
  write: WriteDefinition<State, C, E, K, B, N>,
  { commandId }: CommandMetadata,
  { stream, revision, position }: Pick<CommandResult, 'stream' | 'revision' | 'position'>,
  past: readonly RecordedEvent<E>[],
): CommandResult<N> {
  const upTo = past.filter((event) => event.revision <= revision);
  if ((past.at(-1)?.revision ?? NO_STREAM) < revision)
    throw new UnknownOutcome(`revision ${revision} of ${stream} is not readable yet`);
  const own = upTo.filter(({ metadata }) => metadata.commandId === commandId);
  const before = fold(write.decider, upTo.slice(0, upTo.length - own.length));
  return resultOf(write, { stream, revision, position }, { before, ownEvents: own, stream: upTo });
}

function resultOf<State, C extends CommandMessage, E extends Event, K, B, N extends JsonObject>(
  write: WriteDefinition<State, C, E, K, B, N>,
  at: Pick<CommandResult, 'stream' | 'revision' | 'position'>,
  told: {
    readonly before: State;
    readonly ownEvents: readonly StampedEvent<E>[];
    readonly stream: readonly StampedEvent<E>[];
  },
): CommandResult<N> {
  const after = told.ownEvents.reduce((state, event) => evolve(write.decider, state, event), told.before);
  const outcome = { ...told, after };
  return { ...at, effect: write.effect(outcome), limits: write.limits(after), numbers: write.numbers(outcome) };
}

type Decision<E extends Event> = {
  readonly events: readonly E[];
  readonly rejection: Rejection | null;
  readonly known: Readonly<Record<string, string>>;
};

/**
 * The decision, and the revisions it depended on. A rejection is an outcome too, and stored as well. No subject is sealed
 * before the rules have accepted the command; they are applied once more with the seals.
 *
 * @throws {Rejection} `command.key-reused`; transient ones (`stream.busy` of a write that the context needed), not stored
 */
async function decideWrite<State, C extends CommandMessage, E extends Event, K, B, N extends JsonObject>(
  { write: { context, decider }, request: { command, commandMetadata }, people }: WriteInput<State, C, E, K, B, N>,
  state: State,
): Promise<Decision<E>> {
  let known: Decision<E>['known'] = {};
  let facts: K;
  let events: readonly E[];
  try {
    const loaded = await context(state, { command, commandMetadata });
    known = loaded.revisions;
    facts = loaded.facts;
    events = decide(decider, command, state, facts);
  } catch (error) {
    if (!(error instanceof Rejection) || isTransient(error)) throw error;
    return { events: [], rejection: rejectedAgain(truncatedRejection(error)), known };
  }
  if (people === null || events.length === 0) return { events, rejection: null, known };
  return { events: decide(decider, command, state, await sealed(people, facts)), rejection: null, known };
}

/** @throws {Rejection} `command.key-reused`: not stored, since the id belongs to a command with other subjects */
async function sealed<C extends CommandMessage, K>(people: CommandDataSubjects<C, K>, facts: K): Promise<K> {
  try {
    return await people.seal(facts);
  } catch (error) {
    throw error instanceof SubjectTaken ? kernelRejection('command.key-reused') : error;
  }
}

/** Appends at the revision read, with the final outcome of the command. */
async function appendDecision<State, C extends CommandMessage, E extends Event, K, B, N extends JsonObject>(
  asked: WriteInput<State, C, E, K, B, N>,
  { past, state }: LoadedStream<State, E>,
  { events, rejection, known }: Decision<E>,
  { store, clock, refusals }: WritePorts,
): Promise<CommandResult<N> | Rejection> {
  const { write, request } = asked;
  const { stream, commandMetadata } = request;
  const { fingerprint, commandId, notAfter = null } = commandMetadata;
  const { revision, position } = past.at(-1) ?? { revision: NO_STREAM, position: 0n };
  if (fingerprint === null && rejection !== null) throw rejection;
  if (fingerprint === null && events.length === 0) {
    return resultOf(write, { stream, revision, position }, { before: state, ownEvents: [], stream: past });
  }
  if (rejection !== null && refusals?.take(commandMetadata.actor) === false)
    throw kernelRejection('command.refused-too-often');
  const recordedAt = clock.now();
  const metadata = metadataAt(recordedAt, { ...commandMetadata, known });
  const attempt = attemptHash(JSON.stringify([metadata, events]));
  if (notAfter !== null && recordedAt > notAfter) throw kernelRejection('command.too-slow');
  const appended = await store.append({
    stream,
    expected: revision,
    events: events.map(({ type, data }, index) => ({ id: attemptEventId(commandId, attempt, index), type, data })),
    metadata,
    answer: fingerprint === null ? null : { fingerprint, rejection: rejection && plain(rejection) },
  });
  if (appended.remembered !== undefined) {
    const now = (await store.read(stream)) as readonly RecordedEvent<E>[];
    return resultOfRepeat(asked, appended.remembered, now);
  }
  if (rejection !== null) return rejection;
  const own = events.map((event): StampedEvent<E> => ({ ...event, metadata: { commandId, recordedAt } }));
  const at = { stream, revision: appended.revision, position: appended.position };
  return resultOf(write, at, { before: state, ownEvents: own, stream: [...past, ...own] });
}

const plain = ({ code, parameters, errors }: Rejection): RejectionData => ({ code, parameters, errors });
