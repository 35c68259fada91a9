import { CommandLineAnswer, readCommandLine } from '../command-line';
import { FAULTS, type Fault } from './fault-names';

export type Options = {
  readonly rounds: number;
  readonly seed: number;
  /** Replaces MongoDB if there is none. */
  readonly mongoDouble: boolean;
  /** A shell command that kills KurrentDB and starts it again. */
  readonly kurrentdbRestart: string | null;
  /** A file with the process id of KurrentDB, so that it can be paused and resumed. */
  readonly kurrentdbPidFile: string | null;
  /** Only these faults; empty: all that are possible. */
  readonly only: readonly Fault[];
  readonly kurrentdbUrl: string;
  /** `null`: the double. */
  readonly mongodbUrl: string | null;
};

const LINE = {
  start: 'npm run test:crash:servers --',
  what: 'Kills and stops processes on the servers that SEALTRAIL_KURRENTDB_URL and SEALTRAIL_MONGODB_URL name, and looks each time at what is left; 1: something was lost, double or half.',
  numbers: {
    rounds: { byDefault: 6, what: 'of three faults each' },
    seed: { byDefault: null, what: 'of the chance that chooses; by default another each time' },
  },
  texts: {
    'kurrentdb-restart': { byDefault: null, what: 'a shell command that kills KurrentDB and starts it again' },
    'kurrentdb-pid': {
      byDefault: null,
      what: 'a file with the process id of KurrentDB, which then stands still at times',
    },
    only: { byDefault: '', what: `faults with commas, in place of all: ${FAULTS.join(', ')}` },
  },
  flags: { 'mongo-double': 'starts a test double in place of MongoDB' },
} as const;

/** @throws {CommandLineAnswer} for `--help`, and if something is missing or wrong */
export function readOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Options {
  const asked = readCommandLine(LINE, args);
  const kurrentdbUrl = environment['SEALTRAIL_KURRENTDB_URL'] ?? '';
  const mongodbUrl = environment['SEALTRAIL_MONGODB_URL'] ?? '';
  const mongoDouble = asked['mongo-double'];
  if (kurrentdbUrl === '') throw missing('SEALTRAIL_KURRENTDB_URL is missing');
  if ((mongodbUrl === '') !== mongoDouble) throw missing('either SEALTRAIL_MONGODB_URL or --mongo-double is needed');
  const only = asked.only.split(',').filter((name) => name !== '');
  const unknown = only.filter((name) => !FAULTS.includes(name as Fault));
  if (unknown.length > 0) throw missing(`${unknown.join()}: not one of ${FAULTS.join(', ')}`);
  return {
    only: only as readonly Fault[],
    rounds: asked.rounds,
    seed: asked.seed ?? Date.now() % 1_000_000,
    mongoDouble,
    kurrentdbRestart: asked['kurrentdb-restart'],
    kurrentdbPidFile: asked['kurrentdb-pid'],
    kurrentdbUrl,
    mongodbUrl: mongoDouble ? null : mongodbUrl,
  };
}

const missing = (what: string): CommandLineAnswer => new CommandLineAnswer(`${what} (${LINE.start} --help)`, 2);
