import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Upcasters } from '@sealtrail/event-sourcing';
import type BetterSqlite from 'better-sqlite3';
import { followersAhead } from '../consistency/check-consistency';
import { referencesIn } from '../consistency/event-references';
import type { FollowerCheckpoint } from '../consistency/log-fingerprint';
import { describeInconsistencies } from '../consistency/refuse-inconsistent';
import { DataFolder } from '../data-folder';
import { inspectManifests } from '../namespace-manifest/initialise';
import type { Manifest } from '../namespace-manifest/manifest';
import { verifiedMasterKey } from '../namespace-manifest/manifest-secret';
import { openLogForReading, type UpcastingLog } from '../open-log';
import { EVENTS_FILE, TIMERS_FILE, TRAIL_FILE, VAULT_FILE, VIEWS_FILE } from '../sqlite/file-kinds';
import { openForReading } from '../sqlite/sqlite-file';
import { SqliteManifest } from '../sqlite/sqlite-manifest';
import { hasColumn } from '../sqlite/timer-file';
import { type SealedSubject, unsealedUnder } from '../vault/sealing';
import { Findings } from './findings';

/** A data folder without a running server, or the data of a backup. */
export type DataToCheck = {
  readonly folder: string;
  /** `null`: the key is not available, and sealed data are not opened. */
  readonly keyFile: string | null;
  readonly upcasters: Upcasters;
  readonly onProgress: (what: string, done: number, of: number) => void;
};

/** What was checked, and the findings. */
export type DataCheck = {
  readonly facts: number;
  readonly streams: number;
  /** How many subjects were opened with the key; `null` without it. */
  readonly opened: number | null;
  readonly head: bigint;
  readonly mark: string;
  readonly findings: readonly string[];
};

const KINDS = {
  'events.sqlite': EVENTS_FILE,
  'vault.sqlite': VAULT_FILE,
  'timers.sqlite': TIMERS_FILE,
  'views.sqlite': VIEWS_FILE,
  'trail.sqlite': TRAIL_FILE,
} as const;
type StoreName = keyof typeof KINDS;

const BATCH = 1_000;

/** Checks everything in a data folder: that each part is complete, and that the parts belong together. */
export async function checkData(data: DataToCheck): Promise<DataCheck> {
  const findings = new Findings();
  const nothing = { facts: 0, streams: 0, opened: null, head: 0n, mark: '' };
  const stores = new Map<StoreName, BetterSqlite.Database>();
  try {
    const manifest = await manifestOf(data.folder);
    openStores(data.folder, stores, findings);
    if (findings.lines.length > 0) return { ...nothing, findings: findings.lines };
    return await checkConsistency(data, manifest, stores, findings);
  } catch (error) {
    findings.add((error as Error).message);
    return { ...nothing, findings: findings.lines };
  } finally {
    for (const store of stores.values()) store.close();
  }
}

/** @throws {UnusableManifest} if the manifests differ */
function manifestOf(folder: string): Promise<Manifest> {
  const inFile = (name: StoreName) => new SqliteManifest(join(folder, name), KINDS[name]);
  return inspectManifests(DataFolder.inspect(folder), [
    inFile('events.sqlite'),
    inFile('vault.sqlite'),
    inFile('timers.sqlite'),
  ]);
}

function openStores(folder: string, stores: Map<StoreName, BetterSqlite.Database>, findings: Findings): void {
  for (const name of Object.keys(KINDS) as StoreName[]) {
    const file = join(folder, name);
    // Views are built from the log, and a missing trail is created again.
    if (!existsSync(file) && (name === 'views.sqlite' || name === 'trail.sqlite')) continue;
    const store = openForReading(file, KINDS[name]);
    stores.set(name, store);
    const verdict = String(store.pragma('integrity_check(1)', { simple: true }));
    if (verdict !== 'ok') findings.add(`${name} is damaged: ${verdict}`);
    if ((store.pragma('foreign_key_check') as readonly unknown[]).length > 0)
      findings.add(`${name}: foreign key violations`);
  }
}

async function checkConsistency(
  { folder, keyFile, upcasters, onProgress }: DataToCheck,
  manifest: Manifest,
  stores: ReadonlyMap<StoreName, BetterSqlite.Database>,
  findings: Findings,
): Promise<DataCheck> {
  const log = await openLogForReading(
    { file: join(folder, 'events.sqlite') },
    { upcasters, onOutage: (error) => findings.add(String(error)) },
  );
  try {
    const head = await log.head();
    const keeps = referenceLookup(stores.get('vault.sqlite'), folder);
    const counts = await checkFacts(log, head, { keeps, findings, onProgress });
    checkAnswers(stores.get('events.sqlite'), head, findings);
    await checkFollowers(stores, log, findings);
    const opened = checkVault(stores.get('vault.sqlite'), manifest, keyFile, findings);
    return { ...counts, opened, head, mark: log.fingerprintAt(head), findings: findings.lines };
  } finally {
    await log.close();
  }
}

type ReferenceLookup = {
  readonly person: (subjectId: string) => string | null;
  readonly file: (sha256: string) => boolean;
};

function referenceLookup(vault: BetterSqlite.Database | undefined, folder: string): ReferenceLookup {
  const commitment = vault?.prepare<[string], string>('SELECT commitment FROM subjects WHERE subject = ?').pluck();
  return {
    person: (subjectId) => commitment?.get(subjectId) ?? null,
    file: (sha256) => existsSync(join(folder, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256)),
  };
}

type CheckContext = Pick<DataToCheck, 'onProgress'> & { readonly keeps: ReferenceLookup; readonly findings: Findings };

/** Reads every event with its upcasters; checks that revisions have no gap, and that referenced subjects and files exist. */
async function checkFacts(log: UpcastingLog, head: bigint, { keeps, findings, onProgress }: CheckContext) {
  const next = new Map<string, bigint>();
  let facts = 0;
  const enough = new AbortController();
  if (head === 0n) return { facts, streams: 0 };
  for await (const slice of log.subscribe({ after: 0n, types: 'all', batchMax: BATCH, signal: enough.signal })) {
    for (const { stream, revision, position, data } of slice.events) {
      const expected = next.get(stream) ?? 0n;
      if (revision !== expected) findings.add(`${stream} has revision ${revision} where ${expected} was expected`);
      next.set(stream, revision + 1n);
      const { people, files } = referencesIn(data);
      for (const { subjectId, commitment } of people) {
        if (keeps.person(subjectId) !== commitment) {
          findings.add(`the vault does not hold ${subjectId}, referenced by the event at ${position} of ${stream}`);
        }
      }
      for (const file of files) {
        if (!keeps.file(file))
          findings.add(`the file ${file} is missing; it is referenced by ${stream} at ${position}`);
      }
    }
    facts += slice.events.length;
    onProgress('facts', Number(slice.position), Number(head));
    if (slice.position >= head) enough.abort();
  }
  return { facts, streams: next.size };
}

function checkAnswers(log: BetterSqlite.Database | undefined, head: bigint, findings: Findings): void {
  const beyond = log?.prepare('SELECT count(*) FROM answers WHERE position > ?').pluck().get(head);
  if (beyond !== 0)
    findings.add(`events.sqlite holds ${String(beyond)} command outcomes for events that it does not hold`);
}

/** A follower of the log may be behind it, never ahead of it or of another log. */
async function checkFollowers(
  stores: ReadonlyMap<StoreName, BetterSqlite.Database>,
  log: UpcastingLog,
  findings: Findings,
) {
  const timers = stores.get('timers.sqlite');
  const mark = timers === undefined || hasColumn(timers, 'checkpoints', 'mark') ? 'mark' : "''";
  const ahead = await followersAhead(log, {
    views: followersIn(stores.get('views.sqlite'), 'SELECT view AS name, position, mark FROM checkpoints'),
    reactors: followersIn(timers, `SELECT reactor AS name, position, ${mark} AS mark FROM checkpoints`),
  });
  for (const line of describeInconsistencies({ head: await log.head(), ahead, lacking: [] })) findings.add(line);
}

function followersIn(store: BetterSqlite.Database | undefined, text: string): readonly FollowerCheckpoint[] {
  const all = store?.prepare<[], FollowerCheckpoint>(`${text} WHERE position > 0`).safeIntegers().all();
  return all ?? [];
}

/** Opens every subject that was not erased with the key. */
function checkVault(
  vault: BetterSqlite.Database | undefined,
  manifest: Manifest,
  keyFile: string | null,
  findings: Findings,
): number | null {
  if (keyFile === null || vault === undefined) return null;
  const masterKey = verifiedMasterKey(keyFile, manifest, 'the vault');
  let opened = 0;
  const subjects = vault.prepare<[], SealedSubject & { readonly subject: string }>(
    'SELECT subject, commitment, sealed, wrapped FROM subjects LEFT JOIN keys ON subject_id = id',
  );
  for (const { subject, ...kept } of subjects.iterate()) {
    try {
      if (unsealedUnder(masterKey, { subjectId: subject, commitment: kept.commitment }, kept) !== null) opened += 1;
    } catch (error) {
      findings.add((error as Error).message);
    }
  }
  return opened;
}
