import type { Event, JsonObject, Message, Recorded } from '../events/event';
import { type Answer, type EventStore, metadataAt, NO_STREAM, UnknownOutcome } from '../events/event-store';
import { attemptedId, attemptOf } from '../events/ids';
import { SubjectTaken } from '../storage/vault';
import type { Clock } from '../time/clock';
import { decide, evolve, fold } from './decider';
import type { Envelope } from './envelope';
import { keptRejection } from './kept-rejection';
import { isPassing, kernelRejection } from './kernel-rejections';
import type { NamedPeople } from './people';
import type { Receipt } from './receipt';
import type { RefusalQuota } from './refusal-quota';
import { Rejection, type RejectionData } from './rejection';
import { rejectedAgain } from './rejection-catalogue';
import type { Told, Wish, Write } from './write';

/** Where a write goes, and by which time. */
export type WritePorts = {
  readonly store: EventStore;
  readonly clock: Clock;
  /** Absent: every refusal is remembered. */
  readonly refusals?: RefusalQuota;
};

type Asked<State, C extends Message, E extends Event, K, B, N extends JsonObject> = {
  readonly write: Write<State, C, E, K, B, N>;
  readonly wish: Wish<C, B>;
  /** The same ones in every attempt at a wish; `null`: the command names nobody. */
  readonly people: NamedPeople<C, K> | null;
};

/** What the store knows of the command and of its stream, read once for all steps. */
type Looked<State, E extends Event> = {
  readonly remembered: Answer | null;
  readonly past: readonly Recorded<E>[];
  readonly state: State;
};

/**
 * One attempt at a write, step by step: scope, idempotency, revision, context, decision, append, answer. A refusal that
 * will be the answer to this command for ever is given back; every other one is thrown.
 *
 * @throws {Rejection} not to be seen; `stream.changed`; `command.too-slow`; `command.key-reused` where another wish has
 *   sealed other people; of a reactor's command also what the rules say
 */
export async function attemptWrite<State, C extends Message, E extends Event, K, B, N extends JsonObject>(
  asked: Asked<State, C, E, K, B, N>,
  ports: WritePorts,
): Promise<Receipt<N> | Rejection> {
  const looked = await look(asked, ports);
  const { envelope } = asked.wish;
  const before = await answeredBefore(asked, looked);
  if (before !== null) return before;
  const revision = looked.past.at(-1)?.revision ?? NO_STREAM;
  if (envelope.expectedRevision !== null && envelope.expectedRevision !== revision) {
    const rejection = kernelRejection('stream.changed', { revision: String(revision) });
    // Others came first after somebody was sealed: only a refusal that is kept lets them be erased.
    if (asked.people?.mayHaveSealed === true) return keep(asked, looked, { events: [], rejection, known: {} }, ports);
    throw rejection;
  }
  const judgement = await judge(asked, looked.state);
  return keep(asked, looked, judgement, ports);
}

/**
 * What can be said without writing: that the command may not be seen to, or how it was answered before. `null`: nothing.
 *
 * @throws {Rejection} not to be seen
 */
export async function answerWithoutWriting<State, C extends Message, E extends Event, K, B, N extends JsonObject>(
  asked: Asked<State, C, E, K, B, N>,
  ports: WritePorts,
): Promise<Receipt<N> | Rejection | null> {
  return answeredBefore(asked, await look(asked, ports));
}

/** Reads the answer first: a stream read after it holds what it speaks of. Then nobody is told of what they may not see. */
async function look<State, C extends Message, E extends Event, K, B, N extends JsonObject>(
  { write, wish: { stream, command, envelope, scope } }: Asked<State, C, E, K, B, N>,
  { store }: WritePorts,
): Promise<Looked<State, E>> {
  const remembered = envelope.fingerprint === null ? null : await store.answerTo(envelope.commandId);
  const past = (await store.read(stream)) as readonly Recorded<E>[];
  const state = fold(write.decider, past);
  if (scope !== null) await write.see(scope, { command, state, events: past });
  return { remembered, past, state };
}

/** A command that was answered before, or whose facts stand in the stream, is answered the same. */
async function answeredBefore<State, C extends Message, E extends Event, K, B, N extends JsonObject>(
  asked: Asked<State, C, E, K, B, N>,
  { remembered, past }: Looked<State, E>,
): Promise<Receipt<N> | Rejection | null> {
  const {
    write,
    wish: { envelope },
  } = asked;
  if (remembered !== null) return repeated(asked, remembered, past);
  const mine = past.findLast(({ metadata }) => metadata.commandId === envelope.commandId);
  return mine === undefined ? null : receiptAt(write, envelope, mine, past);
}

/**
 * The fingerprint tells wishes apart but for the people in them: those are compared in the vault, where a fact was kept
 * about them. A refusal is kept with nobody, and did not rest on who they are.
 */
async function repeated<State, C extends Message, E extends Event, K, B, N extends JsonObject>(
  { write, wish: { stream, envelope }, people }: Asked<State, C, E, K, B, N>,
  answer: Answer,
  past: readonly Recorded<E>[],
): Promise<Receipt<N> | Rejection> {
  if (answer.fingerprint !== envelope.fingerprint || answer.stream !== stream) {
    return kernelRejection('command.key-reused');
  }
  if (answer.rejection !== null) return rejectedAgain(answer.rejection);
  const receipt = receiptAt(write, envelope, answer, past);
  const hasTold = past.some(({ metadata }) => metadata.commandId === envelope.commandId);
  if (people !== null && hasTold && !(await people.areKept())) return kernelRejection('command.key-reused');
  return receipt;
}

/** The answer as of a revision of the past. */
function receiptAt<State, C extends Message, E extends Event, K, B, N extends JsonObject>(
  write: Write<State, C, E, K, B, N>,
  { commandId }: Envelope,
  { stream, revision, position }: Pick<Receipt, 'stream' | 'revision' | 'position'>,
  past: readonly Recorded<E>[],
): Receipt<N> {
  const upTo = past.filter((event) => event.revision <= revision);
  if ((past.at(-1)?.revision ?? NO_STREAM) < revision)
    throw new UnknownOutcome(`${stream} does not show revision ${revision} yet`);
  const own = upTo.filter(({ metadata }) => metadata.commandId === commandId);
  const before = fold(write.decider, upTo.slice(0, upTo.length - own.length));
  return receiptOf(write, { stream, revision, position }, { before, own, stream: upTo });
}

function receiptOf<State, C extends Message, E extends Event, K, B, N extends JsonObject>(
  write: Write<State, C, E, K, B, N>,
  at: Pick<Receipt, 'stream' | 'revision' | 'position'>,
  told: { readonly before: State; readonly own: readonly Told<E>[]; readonly stream: readonly Told<E>[] },
): Receipt<N> {
  const after = told.own.reduce((state, event) => evolve(write.decider, state, event), told.before);
  const outcome = { ...told, after };
  return { ...at, effect: write.effect(outcome), limits: write.limits(after), numbers: write.numbers(outcome) };
}

type Judgement<E extends Event> = {
  readonly events: readonly E[];
  readonly rejection: Rejection | null;
  readonly known: Readonly<Record<string, string>>;
};

/**
 * What the rules say, and what they rested on. A refusal is an outcome like another: it is remembered too. Nobody is
 * sealed before the rules have said yes; they say it once more with what stands for the people.
 *
 * @throws {Rejection} `command.key-reused`; what passes (`stream.busy` of a write that the context needed), unremembered
 */
async function judge<State, C extends Message, E extends Event, K, B, N extends JsonObject>(
  { write: { context, decider }, wish: { command, envelope }, people }: Asked<State, C, E, K, B, N>,
  state: State,
): Promise<Judgement<E>> {
  let known: Judgement<E>['known'] = {};
  let facts: K;
  let events: readonly E[];
  try {
    const loaded = await context(state, { command, envelope });
    known = loaded.revisions;
    facts = loaded.facts;
    events = decide(decider, command, state, facts);
  } catch (error) {
    if (!(error instanceof Rejection) || isPassing(error)) throw error;
    return { events: [], rejection: rejectedAgain(keptRejection(error)), known };
  }
  if (people === null || events.length === 0) return { events, rejection: null, known };
  return { events: decide(decider, command, state, await sealed(people, facts)), rejection: null, known };
}

/** @throws {Rejection} `command.key-reused`: not to be remembered, for the id is that of a wish with other people */
async function sealed<C extends Message, K>(people: NamedPeople<C, K>, facts: K): Promise<K> {
  try {
    return await people.seal(facts);
  } catch (error) {
    throw error instanceof SubjectTaken ? kernelRejection('command.key-reused') : error;
  }
}

/** Appends at the revision read, with the answer that the command will have for ever. */
async function keep<State, C extends Message, E extends Event, K, B, N extends JsonObject>(
  asked: Asked<State, C, E, K, B, N>,
  { past, state }: Looked<State, E>,
  { events, rejection, known }: Judgement<E>,
  { store, clock, refusals }: WritePorts,
): Promise<Receipt<N> | Rejection> {
  const { write, wish } = asked;
  const { stream, envelope } = wish;
  const { fingerprint, commandId, notAfter = null } = envelope;
  const { revision, position } = past.at(-1) ?? { revision: NO_STREAM, position: 0n };
  if (fingerprint === null && rejection !== null) throw rejection;
  if (fingerprint === null && events.length === 0) {
    return receiptOf(write, { stream, revision, position }, { before: state, own: [], stream: past });
  }
  if (rejection !== null && refusals?.take(envelope.actor) === false)
    throw kernelRejection('command.refused-too-often');
  const recordedAt = clock.now();
  const metadata = metadataAt(recordedAt, { ...envelope, known });
  const attempt = attemptOf(JSON.stringify([metadata, events]));
  if (notAfter !== null && recordedAt > notAfter) throw kernelRejection('command.too-slow');
  const appended = await store.append({
    stream,
    expected: revision,
    events: events.map(({ type, data }, index) => ({ id: attemptedId(commandId, attempt, index), type, data })),
    metadata,
    answer: fingerprint === null ? null : { fingerprint, rejection: rejection && plain(rejection) },
  });
  if (appended.remembered !== undefined) {
    const now = (await store.read(stream)) as readonly Recorded<E>[];
    return repeated(asked, appended.remembered, now);
  }
  if (rejection !== null) return rejection;
  const own = events.map((event): Told<E> => ({ ...event, metadata: { commandId, recordedAt } }));
  const at = { stream, revision: appended.revision, position: appended.position };
  return receiptOf(write, at, { before: state, own, stream: [...past, ...own] });
}

const plain = ({ code, parameters, errors }: Rejection): RejectionData => ({ code, parameters, errors });
