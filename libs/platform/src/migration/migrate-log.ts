import {
  type CommandOutcome,
  canonicalJson,
  type EventStore,
  type Instant,
  type RecordedEvent,
} from '@sealtrail/event-sourcing';

/** Outcomes of commands without events, by the position of the last event of their stream (`0n`: none). */
export type EventlessOutcomes = ReadonlyMap<bigint, readonly CommandOutcome[]>;

/** Types of events whose `position` is a position of the log itself: it is translated to the other log. */
export type PositionedEvents = ReadonlySet<string>;

export type LogMigration = {
  readonly placed: PositionedEvents;
  /** The position up to which events were copied before. */
  readonly after: bigint;
  readonly bare: EventlessOutcomes;
  /** Everything up to here is stored in the target, up to position `there`. */
  readonly onCarried: (position: bigint, head: bigint, there: bigint) => Promise<void>;
};

const BATCH = 500;

/**
 * Copies a log event by event: the same streams, revisions, ids, data and metadata, and the same outcomes of commands.
 * Positions are those of the target. Idempotent: events copied before may be copied again.
 */
export async function migrateLog(
  from: EventStore,
  to: EventStore,
  { after, bare, placed, onCarried }: LogMigration,
): Promise<void> {
  const head = await from.head();
  let before = await to.head();
  if (after === 0n) await migrateEventless(to, bare.get(0n), '');
  for await (const facts of commandsOf(factsOf(from, after, head))) {
    const [first, last] = [facts[0] as RecordedEvent, facts.at(-1) as RecordedEvent];
    const { stream, metadata } = first;
    const kept = await from.answerTo(metadata.commandId);
    const isMine = kept?.rejection === null && kept.stream === stream && kept.revision === last.revision;
    const { position: there } = await to.append({
      stream,
      expected: first.revision - 1n,
      events: facts.map((fact) => ({ id: fact.id, type: fact.type, data: relocatePosition(fact, placed, before) })),
      metadata,
      answer: isMine ? { fingerprint: kept.fingerprint, rejection: null } : null,
    });
    before = there;
    await migrateEventless(to, bare.get(last.position), metadata.recordedAt);
    await onCarried(last.position, head, there);
  }
}

/**
 * Whether both logs are equal, except for positions of the log in their events.
 *
 * @param onCompared how many events are equal, and the position of the last one in both
 * @throws if they differ
 */
export async function compareLogs(
  from: EventStore,
  to: EventStore,
  placed: PositionedEvents,
  onCompared: (count: number, here: bigint, there: bigint) => void,
): Promise<number> {
  const theirs = factsOf(to, 0n, await to.head());
  let count = 0;
  let told = '';
  for await (const fact of factsOf(from, 0n, await from.head())) {
    const { value: found } = await theirs.next();
    if (found === undefined || textOf(found, placed) !== textOf(fact, placed)) {
      throw new Error(`event ${fact.revision} of ${fact.stream} (${fact.id}) was not migrated unchanged`);
    }
    if (fact.metadata.commandId !== told) await compareAnswers(from, to, fact.metadata.commandId);
    told = fact.metadata.commandId;
    count += 1;
    onCompared(count, fact.position, found.position);
  }
  const { value: more } = await theirs.next();
  if (more !== undefined)
    throw new Error(`the target has an event of ${more.stream} (${more.id}) that was not migrated`);
  return count;
}

async function compareAnswers(from: EventStore, to: EventStore, commandId: string): Promise<void> {
  const [here, there] = [await from.answerTo(commandId), await to.answerTo(commandId)];
  if (here?.fingerprint !== there?.fingerprint || here?.revision !== there?.revision) {
    throw new Error(`the outcome of command ${commandId} was not migrated unchanged`);
  }
}

function textOf(fact: RecordedEvent, placed: PositionedEvents): string {
  const { id, type, stream, revision, metadata } = fact;
  const data = relocatePosition(fact, placed, 0n);
  return canonicalJson({ id, type, data, stream, revision: String(revision), metadata: { ...metadata } });
}

/** A position at or before an event is translated to one at or before the previous event in the other log. */
const relocatePosition = (
  { type, data }: RecordedEvent,
  placed: PositionedEvents,
  before: bigint,
): RecordedEvent['data'] =>
  placed.has(type) && typeof data['position'] === 'string' ? { ...data, position: String(before) } : data;

async function migrateEventless(
  to: EventStore,
  answers: readonly CommandOutcome[] = [],
  recordedAt: Instant,
): Promise<void> {
  for (const { commandId, stream, revision, fingerprint, rejection } of answers) {
    const metadata = { actor: 'system:carried', commandId, correlationId: commandId, causationId: null };
    await to.append({
      stream,
      expected: revision,
      events: [],
      metadata: { ...metadata, recordedAt, known: {} },
      answer: { fingerprint, rejection },
    });
  }
}

async function* factsOf(log: EventStore, after: bigint, head: bigint): AsyncGenerator<RecordedEvent, undefined> {
  if (after >= head) return undefined;
  const enough = new AbortController();
  for await (const slice of log.subscribe({ after, types: 'all', batchMax: BATCH, signal: enough.signal })) {
    yield* slice.events.filter(({ position }) => position <= head);
    if (slice.position >= head) enough.abort();
  }
  return undefined;
}

/** Groups the events that one command appended. */
async function* commandsOf(facts: AsyncIterable<RecordedEvent>): AsyncGenerator<readonly RecordedEvent[]> {
  let together: RecordedEvent[] = [];
  for await (const fact of facts) {
    const last = together.at(-1);
    const goesOn =
      last?.stream === fact.stream &&
      last.metadata.commandId === fact.metadata.commandId &&
      last.revision + 1n === fact.revision;
    if (!goesOn && together.length > 0) yield together;
    together = goesOn ? [...together, fact] : [fact];
  }
  if (together.length > 0) yield together;
}
