import { type Answer, canonicalJson, type EventStore, type Instant, type Recorded } from '@sealtrail/event-sourcing';

/** Answers to commands from which no fact came, by the place of the last fact of their stream (`0n`: there was none). */
export type BareAnswers = ReadonlyMap<bigint, readonly Answer[]>;

export type Carrying = {
  /** What was carried before. */
  readonly after: bigint;
  readonly bare: BareAnswers;
  /** Everything up to here is kept on the other side. */
  readonly onCarried: (position: bigint, head: bigint) => Promise<void>;
};

const BATCH = 500;

/**
 * Tells one log what another says, fact by fact: the same streams, revisions, ids, data and metadata, and the same answers to
 * repeated commands. Positions are those of the other log. What was told before is told again without harm.
 */
export async function carryLog(from: EventStore, to: EventStore, { after, bare, onCarried }: Carrying): Promise<void> {
  const head = await from.head();
  if (after === 0n) await carryBare(to, bare.get(0n), '');
  for await (const facts of commandsOf(factsOf(from, after, head))) {
    const [first, last] = [facts[0] as Recorded, facts.at(-1) as Recorded];
    const { stream, metadata } = first;
    const kept = await from.answerTo(metadata.commandId);
    const isMine = kept?.rejection === null && kept.stream === stream && kept.revision === last.revision;
    await to.append({
      stream,
      expected: first.revision - 1n,
      events: facts.map(({ id, type, data }) => ({ id, type, data })),
      metadata,
      answer: isMine ? { fingerprint: kept.fingerprint, rejection: null } : null,
    });
    await carryBare(to, bare.get(last.position), metadata.recordedAt);
    await onCarried(last.position, head);
  }
}

/** What both logs say that they should say alike. @throws where they do not */
export async function compareLogs(from: EventStore, to: EventStore, onCompared: (count: number) => void) {
  const theirs = factsOf(to, 0n, await to.head());
  let count = 0;
  for await (const fact of factsOf(from, 0n, await from.head())) {
    const { value: found } = await theirs.next();
    if (found === undefined || textOf(found) !== textOf(fact)) {
      throw new Error(`fact ${fact.revision} of ${fact.stream} (${fact.id}) was not carried as it was`);
    }
    const { commandId } = fact.metadata;
    const [here, there] = [await from.answerTo(commandId), await to.answerTo(commandId)];
    if (here?.fingerprint !== there?.fingerprint || here?.revision !== there?.revision) {
      throw new Error(`the answer to command ${commandId} was not carried as it was`);
    }
    count += 1;
    onCompared(count);
  }
  const { value: more } = await theirs.next();
  if (more !== undefined) throw new Error(`there is a fact of ${more.stream} (${more.id}) that was never carried`);
  return count;
}

const textOf = ({ id, type, data, stream, revision, metadata }: Recorded): string =>
  canonicalJson({ id, type, data, stream, revision: String(revision), metadata: { ...metadata } });

async function carryBare(to: EventStore, answers: readonly Answer[] = [], recordedAt: Instant): Promise<void> {
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

async function* factsOf(log: EventStore, after: bigint, head: bigint): AsyncGenerator<Recorded, undefined> {
  if (after >= head) return undefined;
  const enough = new AbortController();
  for await (const slice of log.subscribe({ after, types: 'all', batchMax: BATCH, signal: enough.signal })) {
    yield* slice.events.filter(({ position }) => position <= head);
    if (slice.position >= head) enough.abort();
  }
  return undefined;
}

/** Facts that one command told together. */
async function* commandsOf(facts: AsyncIterable<Recorded>): AsyncGenerator<readonly Recorded[]> {
  let together: Recorded[] = [];
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
