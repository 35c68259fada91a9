import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FORMAT } from '@sealtrail/platform';
import { Database, FakeKurrentDb } from '@sealtrail/platform/testing';
import { readCommandLine, runCampaign } from '../command-line';
import { startServer } from '../server';
import { type Kind, LOG, placeOf, TOLD } from './frozen';
import { dumpOf } from './frozen-log';
import { BEGUN, tellStory } from './frozen-story';

const LINE = {
  start: 'npm run freeze --',
  what: `Freezes format ${FORMAT} anew, in place of what was frozen. Only while it is not released.`,
} as const;

/** Freezes the present format again. Only until it is released: the files of a released format are never regenerated. */
async function main(): Promise<number> {
  readCommandLine(LINE, process.argv.slice(2));
  await freeze('embedded', {});
  const log = await FakeKurrentDb.start();
  await freeze('kurrentdb', { kurrentdbUrl: log.url });
  writeFileSync(join(placeOf(FORMAT, 'kurrentdb'), LOG), dumpOf(log.log));
  log.stop();
  return 0;
}

async function freeze(kind: Kind, where: { readonly kurrentdbUrl?: string }): Promise<void> {
  const place = placeOf(FORMAT, kind);
  rmSync(place, { recursive: true, force: true });
  const dataDir = join(place, 'folder');
  const server = await startServer({ simulatedClock: BEGUN, dataDir, ...where });
  const told = await tellStory(server);
  if ((await server.stop()) !== 0) throw new Error('the server did not end in order');
  for (const file of readdirSync(dataDir)) {
    if (file.startsWith('lock')) rmSync(join(dataDir, file));
    if (file.endsWith('.sqlite')) packed(join(dataDir, file));
  }
  writeFileSync(join(place, TOLD), `${JSON.stringify(told, null, 2)}\n`);
  process.stdout.write(`${place}\n`);
}

/** A single file, without a write-ahead log. */
function packed(file: string): void {
  const db = new Database(file);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.exec('VACUUM');
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}

runCampaign(main);
