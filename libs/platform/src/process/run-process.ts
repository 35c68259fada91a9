import type { Logger } from 'pino';
import { readSettings, type Settings } from '../settings';
import { asksForHelp, settingsHelp } from '../settings-help';
import { createLog } from './log';

const STOP_MAX_MS = 25_000;

/** A running process. */
export type RunningProcess = {
  /** Resolves on a failure that only a restart repairs. */
  readonly fatal: Promise<Error>;
  /** Accepts no more work, completes pending work, closes everything. */
  stop(): Promise<void>;
};

/**
 * The life cycle of a process: settings, start, work, SIGTERM, end. Operator errors are reported as a message with exit code 2;
 * any unexpected error ends the process at once with exit code 1: everything acknowledged is on disk.
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
    // Ctrl-C under npm arrives twice, from the terminal and from npm: the second signal must not abort the shutdown that the
    // first began.
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

/** Files of a process are accessible to its own user only, even in a folder that others can access. */
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

/**
 * Errors that the operator can correct: reported as a message, without a stack. By name, since some come from other threads.
 */
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

/** System errors of listening: Node's own message does not say what to do. */
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

/** Nothing may continue in an unexpected state. */
function exitFatally(log: Logger, err: unknown, message: string): never {
  log.fatal({ err }, message);
  log.flush();
  process.exit(1);
}
