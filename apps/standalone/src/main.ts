import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { DataFolder, readSettings, type Settings } from '@sealtrail/platform';
import type { Logger } from 'pino';
import { UnusableKey } from '../../api/src/access/first-key';
import { openEmbedded } from './embedded-drivers';
import { createLog } from './log';
import { type Standalone, startStandalone } from './standalone';
import { welcome } from './welcome';

const STOP_MAX_MS = 25_000;
/** A file that is no key at all is not read into memory whole. */
const KEY_FILE_MAX = 1_000;

async function main(): Promise<void> {
  const log = createLog('info');
  process.on('uncaughtException', (err) => lastWords(log, err, 'uncaught exception'));
  process.on('unhandledRejection', (err) => lastWords(log, err, 'unhandled rejection'));
  try {
    await run(readSettings(process.argv.slice(2), process.env), log);
  } catch (error) {
    if (!isForPeople(error)) return lastWords(log, error, 'could not start');
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  }
}

async function run(settings: Settings, log: Logger): Promise<void> {
  const adminKey = settings.adminKeyFile === null ? null : keyFrom(settings.adminKeyFile);
  const folder = DataFolder.open(settings.dataDir, settings.simulatedClock);
  const drivers = await openEmbedded(folder, log);
  const standalone = await startStandalone({ ...settings, adminKey }, drivers, log);
  void drivers.fatal.then((err) => lastWords(log, err, 'a driver broke'));
  let stopping = false;
  // Ctrl-C under npm comes twice, from the terminal and from npm: the second must not cut short what the first began.
  const onSignal = (signal: string): void => {
    if (!stopping) void stop(standalone, signal, log);
    stopping = true;
  };
  process.on('SIGTERM', onSignal).on('SIGINT', onSignal);
  process.stdout.write(welcome({ ...standalone, folder: folder.path, now: drivers.setClock && drivers.clock.now() }));
}

async function stop(standalone: Standalone, signal: string, log: Logger): Promise<void> {
  log.info({ signal }, 'stopping');
  setTimeout(() => lastWords(log, new Error('stopping took too long'), 'not stopped in time'), STOP_MAX_MS).unref();
  try {
    await standalone.stop();
  } catch (error) {
    return lastWords(log, error, 'could not stop');
  }
  log.info('stopped');
  log.flush();
  process.exit(0);
}

function keyFrom(file: string): string {
  try {
    return readFileSync(file, 'utf8').slice(0, KEY_FILE_MAX);
  } catch (error) {
    throw new UnusableKey(`The administrator key file cannot be read: ${(error as Error).message}`);
  }
}

/** What the person who starts the server can mend: said in words, without a stack. By name: some come from threads. */
const FOR_PEOPLE = ['WrongSettings', 'UnusableDataFolder', 'UnusableFile', 'UnusableKey'];

const isForPeople = (error: unknown): error is Error =>
  error instanceof Error &&
  (FOR_PEOPLE.includes(error.name) ||
    ['EADDRINUSE', 'EADDRNOTAVAIL', 'EACCES'].includes(String((error as { code?: unknown }).code)));

/** Nothing may go on in a state that nobody thought of: what was acknowledged is on the disk. */
function lastWords(log: Logger, err: unknown, message: string): never {
  log.fatal({ err }, message);
  log.flush();
  process.exit(1);
}

void main();
