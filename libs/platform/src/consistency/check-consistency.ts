import type { Instant, RecordedEvent } from '@sealtrail/event-sourcing';
import { referencesIn } from './event-references';
import type { FingerprintedLog, FollowerCheckpoint, LogCheckpoint, ReferencedStore } from './log-fingerprint';

/** The stores outside the log that must belong to it. */
export type LogDependents = {
  readonly views: readonly FollowerCheckpoint[];
  readonly reactors: readonly FollowerCheckpoint[];
  readonly vault: ReferencedStore;
  readonly files: ReferencedStore;
};

/** Something an event references that is not stored. */
export type MissingReference = {
  readonly what: 'person' | 'file';
  readonly id: string;
  readonly stream: string;
  readonly position: bigint;
  readonly recordedAt: Instant;
};

/** The consistency of the stores with the log. If all of them are empty, they are consistent. */
export type ConsistencyReport = {
  readonly head: bigint;
  /** Followers of another log, or of one that was longer: this log lacks acknowledged events. */
  readonly ahead: { readonly views: readonly FollowerCheckpoint[]; readonly reactors: readonly FollowerCheckpoint[] };
  /** References missing in the vault or the files, which are older than the log. */
  readonly lacking: readonly MissingReference[];
};

const BATCH = 1_000;

/** Compares all stores with the log. */
export async function checkConsistency(log: FingerprintedLog, around: LogDependents): Promise<ConsistencyReport> {
  return {
    head: await log.head(),
    ahead: await followersAhead(log, around),
    lacking: await findMissingReferences(log, around),
  };
}

/** Followers of a log other than this one. */
export async function followersAhead(
  log: Pick<FingerprintedLog, 'contains'>,
  { views, reactors }: Pick<LogDependents, 'views' | 'reactors'>,
): Promise<ConsistencyReport['ahead']> {
  const isAhead = async (followed: LogCheckpoint): Promise<boolean> => !(await log.contains(followed));
  return { views: await filterAsync(views, isAhead), reactors: await filterAsync(reactors, isAhead) };
}

/** From now on nothing before the head is checked again. */
export async function recordVerifiedPosition(
  log: FingerprintedLog,
  { vault, files }: Pick<LogDependents, 'vault' | 'files'>,
) {
  const position = await log.head();
  const followed = { position, mark: log.fingerprintAt(position) };
  // Without a known fingerprint the position cannot be verified later.
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

/** A position verified against another log does not count: then the whole log is checked. */
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
