import type { Instant, RecordedEvent } from '@sealtrail/event-sourcing';
import { referencesIn } from './event-references';
import type { FingerprintedLog, FollowerCheckpoint, LogCheckpoint, ReferencedStore } from './log-fingerprint';

/** What is kept apart from the log, and must belong to it. */
export type LogDependents = {
  readonly views: readonly FollowerCheckpoint[];
  readonly reactors: readonly FollowerCheckpoint[];
  readonly vault: ReferencedStore;
  readonly files: ReferencedStore;
};

/** What a fact names and nobody keeps. */
export type MissingReference = {
  readonly what: 'person' | 'file';
  readonly id: string;
  readonly stream: string;
  readonly position: bigint;
  readonly recordedAt: Instant;
};

/** How what is kept stands to the log. Where all of it is empty they belong together. */
export type ConsistencyReport = {
  readonly head: bigint;
  /** They have followed another log, or one that was longer: facts were acknowledged which this one lacks. */
  readonly ahead: { readonly views: readonly FollowerCheckpoint[]; readonly reactors: readonly FollowerCheckpoint[] };
  /** The vault or the files are older than the log. */
  readonly lacking: readonly MissingReference[];
};

const BATCH = 1_000;

/** Compares everything with the log. */
export async function checkConsistency(log: FingerprintedLog, around: LogDependents): Promise<ConsistencyReport> {
  return {
    head: await log.head(),
    ahead: await followersAhead(log, around),
    lacking: await findMissingReferences(log, around),
  };
}

/** Those who have followed another log than this. */
export async function followersAhead(
  log: Pick<FingerprintedLog, 'contains'>,
  { views, reactors }: Pick<LogDependents, 'views' | 'reactors'>,
): Promise<ConsistencyReport['ahead']> {
  const isAhead = async (followed: LogCheckpoint): Promise<boolean> => !(await log.contains(followed));
  return { views: await filterAsync(views, isAhead), reactors: await filterAsync(reactors, isAhead) };
}

/** From now on nothing before the head is looked at again. */
export async function recordVerifiedPosition(
  log: FingerprintedLog,
  { vault, files }: Pick<LogDependents, 'vault' | 'files'>,
) {
  const position = await log.head();
  const followed = { position, mark: log.fingerprintAt(position) };
  // Of a place that was not met nothing can be told later.
  if (position > 0n && followed.mark === '') return;
  await vault.follow(followed);
  await files.follow(followed);
}

async function findMissingReferences(
  log: FingerprintedLog,
  { vault, files }: Pick<LogDependents, 'vault' | 'files'>,
): Promise<readonly MissingReference[]> {
  const head = await log.head();
  const starts = [await verifiedPosition(log, vault), await verifiedPosition(log, files)];
  const after = starts.reduce((least, start) => (start < least ? start : least));
  if (after >= head) return [];
  const found: MissingReference[] = [];
  const enough = new AbortController();
  for await (const slice of log.subscribe({ after, types: 'all', batchMax: BATCH, signal: enough.signal })) {
    found.push(
      ...(await missingReferencesOf('person', vault, slice.events)),
      ...(await missingReferencesOf('file', files, slice.events)),
    );
    if (slice.position >= head) enough.abort();
  }
  return found;
}

/** What was followed in another log says nothing of this one: then all of it is looked at. */
async function verifiedPosition(log: FingerprintedLog, kept: ReferencedStore): Promise<bigint> {
  const followed = await kept.followed();
  return followed !== null && (await log.contains(followed)) ? followed.position : 0n;
}

async function missingReferencesOf(
  what: MissingReference['what'],
  kept: ReferencedStore,
  facts: readonly RecordedEvent[],
) {
  const places = new Map<string, RecordedEvent>();
  for (const fact of facts) {
    const { people, files } = referencesIn(fact.data);
    for (const id of what === 'person' ? people.map(({ subjectId }) => subjectId) : files) places.set(id, fact);
  }
  const lacking = places.size === 0 ? [] : await kept.lacking([...places.keys()]);
  return lacking.flatMap((id): readonly MissingReference[] => {
    const fact = places.get(id);
    if (fact === undefined) return [];
    const { stream, position, metadata } = fact;
    return [{ what, id, stream, position, recordedAt: metadata.recordedAt }];
  });
}

async function filterAsync<T>(all: readonly T[], meets: (one: T) => Promise<boolean>): Promise<readonly T[]> {
  const met = await Promise.all(all.map(meets));
  return all.filter((_, index) => met[index]);
}
