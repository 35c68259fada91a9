import { createWriteStream, existsSync, renameSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { upcasters, viewNames } from '@sealtrail/contexts';
import {
  DataFolder,
  FolderFileStore,
  type LiftedLog,
  lookAtPlaces,
  openLogForReading,
  ownLog,
  ProjectorClient,
  readSettings,
  type Settings,
  SqliteReadStore,
  SqliteTimerStore,
  SqliteVault,
  type Standing,
  SystemClock,
  settleStanding,
  standingOf,
  UnusableDataFolder,
  vaultKeyOf,
  wordsOf,
} from '@sealtrail/platform';
import { projectorFile } from '../../projector/src';
import { type Lost, lostDocuments } from './lost-documents';
import { ownWords } from './own-words';
import { warnPeople } from './warn-people';

const FOLDING_MS_MAX = 24 * 60 * 60_000;
const FILES = ['', '-wal', '-shm'];

/** A folder in which nobody is at work, with everything that must belong to its log. */
type Idle = {
  readonly folder: DataFolder;
  readonly log: LiftedLog;
  readonly timers: SqliteTimerStore;
  readonly vault: SqliteVault;
  readonly files: FolderFileStore;
};

/** Says what is older or newer than the log; with `--yes` makes again what can be, and writes down what is lost. */
export async function reconcile(args: readonly string[]): Promise<number> {
  const { flags, rest } = ownWords(args, { places: [], flags: ['yes'] });
  const settings = readSettings(rest, process.env, warnPeople);
  if (settings.kurrentdbUrl !== null || settings.mongodbUrl !== null) {
    throw new UnusableDataFolder(
      'What is on servers is not reconciled: put back there what belongs together, or make an empty namespace of a backup ' +
        'of all of it: npm run cli -- restore.',
    );
  }
  const folder = DataFolder.openAsItIs(settings.dataDir);
  if (folder === null) throw new UnusableDataFolder(`A server is at work in ${settings.dataDir}: stop it first.`);
  const idle = await openIdle(settings, folder);
  try {
    const { vault, files } = idle;
    const views = await SqliteReadStore.followersIn(folder.file('views.sqlite'));
    const standing = await standingOf(idle.log, { views, reactors: await idle.timers.followers(), vault, files });
    const lines = wordsOf(standing);
    for (const line of lines) say(`- ${line}`);
    if (lines.length === 0) say('All that is kept belongs together: there is nothing to do.');
    else if (flags.has('yes')) await mend(idle, standing);
    else {
      say('Look for the right files first: what was acknowledged may be in them. With --yes views and timers are made');
      say(
        'again of the log as it is, and what it lacks is written to a file; a person or a file cannot be made again.',
      );
    }
    return lines.length === 0 || flags.has('yes') ? 0 : 1;
  } finally {
    await Promise.all([idle.log.close(), idle.timers.close(), idle.vault.close()]);
    folder.close();
  }
}

async function openIdle(settings: Settings, folder: DataFolder): Promise<Idle> {
  const { log: logId } = await lookAtPlaces(settings, folder);
  const log = await openLogForReading(ownLog(settings, folder.path, logId), { upcasters, onOutage: () => {} });
  return {
    folder,
    log,
    timers: await SqliteTimerStore.open(folder.file('timers.sqlite'), (position) => log.markAt(position)),
    vault: await SqliteVault.open({ file: folder.file('vault.sqlite'), keyFile: vaultKeyOf(settings, folder) }),
    files: await FolderFileStore.open(folder.file('files')),
  };
}

/** What was lost is written before anything is changed, but for what only new views can tell. */
async function mend({ folder, log, timers, vault, files }: Idle, { ahead, lacking }: Standing): Promise<void> {
  const stamp = new SystemClock()
    .now()
    .replace(/[^0-9]/g, '')
    .slice(0, 14);
  const list = folder.file(`lost-${stamp}.ndjson`);
  let lost = await write(
    list,
    lacking.map((one): Lost => ({ ...one, position: String(one.position) })),
  );
  if (ahead.views.length > 0) {
    const before = folder.file(`views-before-${stamp}.sqlite`);
    await setAside(folder.file('views.sqlite'), before);
    await foldAnew(log, folder);
    const names = viewNames.filter((view) => ahead.views.some(({ name }) => name.split('~')[0] === view));
    lost += await write(list, await lostDocuments(before, folder.file('views.sqlite'), names));
    say(`The views were folded anew; those of before are in ${before}.`);
  }
  if (ahead.views.length + ahead.reactors.length > 0) {
    await timers.reset();
    say('The reactors begin anew: what has followed already is found to have followed.');
  }
  await settleStanding(log, { vault, files });
  say(`${lost} things that were known and that the log or its stores lack: ${list}`);
}

/** A file without a journal beside it, under another name. */
async function setAside(file: string, name: string): Promise<void> {
  await SqliteReadStore.openForWriting(file).close();
  for (const end of FILES) if (existsSync(`${file}${end}`)) renameSync(`${file}${end}`, `${name}${end}`);
}

async function foldAnew(log: LiftedLog, folder: DataFolder): Promise<void> {
  const sources = { events: { file: folder.file('events.sqlite') }, views: { file: folder.file('views.sqlite') } };
  const projector = await ProjectorClient.start(projectorFile(), sources, viewNames, warnPeople);
  try {
    const head = await log.head();
    for (const view of viewNames) {
      const signal = AbortSignal.timeout(FOLDING_MS_MAX);
      if (!(await projector.progress.whenAt(head, { view, signal })))
        throw new Error(`${view} was not folded to ${head}`);
    }
  } finally {
    await projector.close();
  }
}

async function write(file: string, lines: readonly Lost[]): Promise<number> {
  const out = createWriteStream(file, { flags: 'a', mode: 0o600, flush: true });
  for (const line of lines) out.write(`${JSON.stringify(line)}\n`);
  out.end();
  await finished(out);
  return lines.length;
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);
