import type { Logger } from 'pino';
import { readSettings, type Settings } from '../settings';
import { asksForHelp, settingsHelp } from '../settings-help';
import { createLog } from './log';

const STOP_MAX_MS = 25_000;

/** A process that does its work. */
export type RunningProcess = {
  /** Resolves when something broke that only a restart mends. */
  readonly fatal: Promise<Error>;
  /** Takes no more work, ends what it does, closes everything. */
  stop(): Promise<void>;
};

/**
 * The life of a process: settings, start, work, SIGTERM, end. What a person can mend is said in words and exit code 2;
 * whatever nobody thought of ends it at once, with exit code 1: what was acknowledged is on the disk.
 */
export async function runProcess(start: (settings: Settings, log: Logger) => Promise<RunningProcess>): Promise<void> {
  const args = process.argv.slice(2);
  if (asksForHelp(args)) return void process.stdout.write(settingsHelp());
  keepFilesPrivate();
  const log = createLog('info');
  process.on('uncaughtException', (err) => exitFatally(log, err, 'uncaught exception'));
  process.on('unhandledRejection', (err) => exitFatally(log, err, 'unhandled rejection'));
  try {
    const running = await start(
      readSettings(args, process.env, (text) => log.warn(text)),
      log,
    );
    void running.fatal.then((err) => exitFatally(log, err, 'a driver failed'));
    let stopping = false;
    // Ctrl-C under npm comes twice, from the terminal and from npm: the second must not cut short what the first began.
    const onSignal = (signal: string): void => {
      if (!stopping) void stop(running, signal, log);
      stopping = true;
    };
    process.on('SIGTERM', onSignal).on('SIGINT', onSignal);
  } catch (error) {
    if (!isOperatorError(error)) exitFatally(log, error, 'could not start');
    process.stderr.write(`${operatorMessage(error)}\n`);
    process.exit(2);
  }
}

/** Whatever a process writes is for its own user alone, also in a folder that others may enter. */
export const keepFilesPrivate = (): void => void process.umask(0o077);

async function stop(running: RunningProcess, signal: string, log: Logger): Promise<void> {
  log.info({ signal }, 'stopping');
  setTimeout(() => exitFatally(log, new Error('shutdown timed out'), 'not stopped in time'), STOP_MAX_MS).unref();
  try {
    await running.stop();
  } catch (error) {
    return exitFatally(log, error, 'could not stop');
  }
  log.info('stopped');
  log.flush();
  process.exit(0);
}

/** What the person who starts a process can mend: said in words, without a stack. By name: some come from threads. */
const OPERATOR_ERRORS = [
  'WrongSettings',
  'UnusableDataFolder',
  'UnusableBackup',
  'InconsistentStores',
  'UnusableManifest',
  'UnusableFile',
  'DamagedFile',
  'UnusableKey',
  'UnusableServer',
  'StoreUnavailable',
];

/** What the system refuses somebody who wants to listen: Node's own message says no way out. */
const LISTEN_REFUSALS: Readonly<Record<string, (place: string) => string>> = {
  EADDRINUSE: (place) => `${place} is in use by another process. Stop it, or choose another --port.`,
  EADDRNOTAVAIL: (place) => `${place} is not an address of this machine. Choose another --host.`,
  EACCES: (place) => `This user may not listen at ${place}. Choose another --port, 1024 or above.`,
};

type ListenError = Error & { code?: string; syscall?: string; address?: string; port?: number };

export const isOperatorError = (error: unknown): error is Error =>
  error instanceof Error && (OPERATOR_ERRORS.includes(error.name) || Object.hasOwn(LISTEN_REFUSALS, codeOf(error)));

/** Why a process did not start, and what to do. */
export function operatorMessage(error: Error): string {
  const { syscall, address, port } = error as ListenError;
  const words = syscall === 'listen' ? LISTEN_REFUSALS[codeOf(error)] : undefined;
  return words === undefined ? error.message : words(`${address}:${port}`);
}

const codeOf = (error: Error): string => String((error as ListenError).code);

/** Nothing may go on in a state that nobody thought of. */
function exitFatally(log: Logger, err: unknown, message: string): never {
  log.fatal({ err }, message);
  log.flush();
  process.exit(1);
}
