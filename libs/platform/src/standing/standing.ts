import type { Instant, Recorded } from '@sealtrail/event-sourcing';
import type { Followed, Follower, KeptBeside, MarkedLog } from './log-mark';
import { namedIn } from './named-in-facts';

/** What is kept apart from the log, and must belong to it. */
export type AroundTheLog = {
  readonly views: readonly Follower[];
  readonly reactors: readonly Follower[];
  readonly vault: KeptBeside;
  readonly files: KeptBeside;
};

/** What a fact names and nobody keeps. */
export type Lacking = {
  readonly what: 'person' | 'file';
  readonly id: string;
  readonly stream: string;
  readonly position: bigint;
  readonly recordedAt: Instant;
};

/** How what is kept stands to the log. Where all of it is empty they belong together. */
export type Standing = {
  readonly head: bigint;
  /** They have followed another log, or one that was longer: facts were acknowledged which this one lacks. */
  readonly ahead: { readonly views: readonly Follower[]; readonly reactors: readonly Follower[] };
  /** The vault or the files are older than the log. */
  readonly lacking: readonly Lacking[];
};

const BATCH = 1_000;

/** Compares everything with the log. */
export async function standingOf(log: MarkedLog, around: AroundTheLog): Promise<Standing> {
  return { head: await log.head(), ahead: await aheadOf(log, around), lacking: await lackingIn(log, around) };
}

/** Those who have followed another log than this. */
export async function aheadOf(
  log: Pick<MarkedLog, 'stands'>,
  { views, reactors }: Pick<AroundTheLog, 'views' | 'reactors'>,
): Promise<Standing['ahead']> {
  const isAhead = async (followed: Followed): Promise<boolean> => !(await log.stands(followed));
  return { views: await filtered(views, isAhead), reactors: await filtered(reactors, isAhead) };
}

/** From now on nothing before the head is looked at again. */
export async function settleStanding(log: MarkedLog, { vault, files }: Pick<AroundTheLog, 'vault' | 'files'>) {
  const position = await log.head();
  const followed = { position, mark: log.markAt(position) };
  // Of a place that was not met nothing can be told later.
  if (position > 0n && followed.mark === '') return;
  await vault.follow(followed);
  await files.follow(followed);
}

async function lackingIn(
  log: MarkedLog,
  { vault, files }: Pick<AroundTheLog, 'vault' | 'files'>,
): Promise<readonly Lacking[]> {
  const head = await log.head();
  const starts = [await startOf(log, vault), await startOf(log, files)];
  const after = starts.reduce((least, start) => (start < least ? start : least));
  if (after >= head) return [];
  const found: Lacking[] = [];
  const enough = new AbortController();
  for await (const slice of log.subscribe({ after, types: 'all', batchMax: BATCH, signal: enough.signal })) {
    found.push(...(await lackingOf('person', vault, slice.events)), ...(await lackingOf('file', files, slice.events)));
    if (slice.position >= head) enough.abort();
  }
  return found;
}

/** What was followed in another log says nothing of this one: then all of it is looked at. */
async function startOf(log: MarkedLog, kept: KeptBeside): Promise<bigint> {
  const followed = await kept.followed();
  return followed !== null && (await log.stands(followed)) ? followed.position : 0n;
}

async function lackingOf(what: Lacking['what'], kept: KeptBeside, facts: readonly Recorded[]) {
  const places = new Map<string, Recorded>();
  for (const fact of facts) {
    const { people, files } = namedIn(fact.data);
    for (const id of what === 'person' ? people.map(({ subjectId }) => subjectId) : files) places.set(id, fact);
  }
  const lacking = places.size === 0 ? [] : await kept.lacking([...places.keys()]);
  return lacking.flatMap((id): readonly Lacking[] => {
    const fact = places.get(id);
    if (fact === undefined) return [];
    const { stream, position, metadata } = fact;
    return [{ what, id, stream, position, recordedAt: metadata.recordedAt }];
  });
}

async function filtered<T>(all: readonly T[], meets: (one: T) => Promise<boolean>): Promise<readonly T[]> {
  const met = await Promise.all(all.map(meets));
  return all.filter((_, index) => met[index]);
}
