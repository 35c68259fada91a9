import type { Logger } from 'pino';
import { readSettings, type Settings } from '../settings';
import { asksForHelp, settingsHelp } from '../settings-help';
import { createLog } from './log';

const STOP_MAX_MS = 25_000;

/** A process that does its work. */
export type Running = {
  /** Resolves when something broke that only a restart mends. */
  readonly fatal: Promise<Error>;
  /** Takes no more work, ends what it does, closes everything. */
  stop(): Promise<void>;
};

/**
 * The life of a process: settings, start, work, SIGTERM, end. What a person can mend is said in words and exit code 2;
 * whatever nobody thought of ends it at once, with exit code 1: what was acknowledged is on the disk.
 */
export async function runProcess(start: (settings: Settings, log: Logger) => Promise<Running>): Promise<void> {
  const args = process.argv.slice(2);
  if (asksForHelp(args)) return void process.stdout.write(settingsHelp());
  keepFilesPrivate();
  const log = createLog('info');
  process.on('uncaughtException', (err) => lastWords(log, err, 'uncaught exception'));
  process.on('unhandledRejection', (err) => lastWords(log, err, 'unhandled rejection'));
  try {
    const running = await start(
      readSettings(args, process.env, (text) => log.warn(text)),
      log,
    );
    void running.fatal.then((err) => lastWords(log, err, 'a driver broke'));
    let stopping = false;
    // Ctrl-C under npm comes twice, from the terminal and from npm: the second must not cut short what the first began.
    const onSignal = (signal: string): void => {
      if (!stopping) void stop(running, signal, log);
      stopping = true;
    };
    process.on('SIGTERM', onSignal).on('SIGINT', onSignal);
  } catch (error) {
    if (!isForPeople(error)) lastWords(log, error, 'could not start');
    process.stderr.write(`${wordsFor(error)}\n`);
    process.exit(2);
  }
}

/** Whatever a process writes is for its own user alone, also in a folder that others may enter. */
export const keepFilesPrivate = (): void => void process.umask(0o077);

async function stop(running: Running, signal: string, log: Logger): Promise<void> {
  log.info({ signal }, 'stopping');
  setTimeout(() => lastWords(log, new Error('stopping took too long'), 'not stopped in time'), STOP_MAX_MS).unref();
  try {
    await running.stop();
  } catch (error) {
    return lastWords(log, error, 'could not stop');
  }
  log.info('stopped');
  log.flush();
  process.exit(0);
}

/** What the person who starts a process can mend: said in words, without a stack. By name: some come from threads. */
const FOR_PEOPLE = [
  'WrongSettings',
  'UnusableDataFolder',
  'UnusableBackup',
  'KeptApart',
  'UnusableManifest',
  'UnusableFile',
  'DamagedFile',
  'UnusableKey',
  'UnusableServer',
  'StoreUnavailable',
];

/** What the system refuses somebody who wants to listen: Node's own message says no way out. */
const NOT_LISTENING: Readonly<Record<string, (place: string) => string>> = {
  EADDRINUSE: (place) => `${place} is taken by another process. Stop it, or choose another --port.`,
  EADDRNOTAVAIL: (place) => `${place} is at no address of this machine. Choose another --host.`,
  EACCES: (place) => `${place} is not for this user to listen at. Choose another --port, 1024 or above.`,
};

type ListenError = Error & { code?: string; syscall?: string; address?: string; port?: number };

export const isForPeople = (error: unknown): error is Error =>
  error instanceof Error && (FOR_PEOPLE.includes(error.name) || Object.hasOwn(NOT_LISTENING, codeOf(error)));

/** Why a process did not start, and what to do. */
export function wordsFor(error: Error): string {
  const { syscall, address, port } = error as ListenError;
  const words = syscall === 'listen' ? NOT_LISTENING[codeOf(error)] : undefined;
  return words === undefined ? error.message : words(`${address}:${port}`);
}

const codeOf = (error: Error): string => String((error as ListenError).code);

/** Nothing may go on in a state that nobody thought of. */
function lastWords(log: Logger, err: unknown, message: string): never {
  log.fatal({ err }, message);
  log.flush();
  process.exit(1);
}
