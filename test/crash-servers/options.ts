import { parseArgs } from 'node:util';
import { FAULTS, type Fault } from './fault-names';

export type Options = {
  readonly rounds: number;
  readonly seed: number;
  /** Stands for MongoDB where there is none. */
  readonly mongoDouble: boolean;
  /** A shell command that kills KurrentDB and starts it again. */
  readonly kurrentdbRestart: string | null;
  /** A file with the process id of KurrentDB, which may then be stopped where it stands, and woken. */
  readonly kurrentdbPidFile: string | null;
  /** Only these befall; empty: all that are possible. */
  readonly only: readonly Fault[];
  readonly kurrentdbUrl: string;
  /** `null`: the double. */
  readonly mongodbUrl: string | null;
};

const USAGE = `npm run test:crash:servers -- --rounds N [--seed S] [--mongo-double]
    [--kurrentdb-restart COMMAND] [--kurrentdb-pid FILE] [--only 'FAULT,FAULT']
  SEALTRAIL_KURRENTDB_URL and SEALTRAIL_MONGODB_URL say where the servers are.`;

/** @throws where something is missing: the message says what */
export function readOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rounds: { type: 'string' },
      seed: { type: 'string' },
      'mongo-double': { type: 'boolean' },
      'kurrentdb-restart': { type: 'string' },
      'kurrentdb-pid': { type: 'string' },
      only: { type: 'string' },
    },
  });
  const kurrentdbUrl = environment['SEALTRAIL_KURRENTDB_URL'] ?? '';
  const mongodbUrl = environment['SEALTRAIL_MONGODB_URL'] ?? '';
  const mongoDouble = values['mongo-double'] ?? false;
  if (kurrentdbUrl === '') throw new Error(`SEALTRAIL_KURRENTDB_URL is missing.\n${USAGE}`);
  if ((mongodbUrl === '') !== mongoDouble) {
    throw new Error(`Either SEALTRAIL_MONGODB_URL or --mongo-double is needed.\n${USAGE}`);
  }
  const only = (values.only ?? '').split(',').filter((name) => name !== '');
  const unknown = only.filter((name) => !FAULTS.includes(name as Fault));
  if (unknown.length > 0) throw new Error(`${unknown.join()}: not one of ${FAULTS.join(', ')}`);
  return {
    only: only as readonly Fault[],
    rounds: Number(values.rounds ?? 6),
    seed: Number(values.seed ?? Date.now() % 1_000_000),
    mongoDouble,
    kurrentdbRestart: values['kurrentdb-restart'] ?? null,
    kurrentdbPidFile: values['kurrentdb-pid'] ?? null,
    kurrentdbUrl,
    mongodbUrl: mongoDouble ? null : mongodbUrl,
  };
}
