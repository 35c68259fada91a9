import { statSync } from 'node:fs';
import type { Upcasters } from '@sealtrail/event-sourcing';
import { type EventStore } from '@sealtrail/event-sourcing';
import { UpcastingEventStore } from '@sealtrail/event-sourcing/runtime';
import type { FingerprintAt, FingerprintedLog, LogCheckpoint } from './consistency/log-fingerprint';
import { MeasuredEventStore } from './instruments/measured-event-store';
import { Metrics } from './instruments/metrics';
import { KurrentEventStore } from './kurrentdb/kurrent-event-store';
import { UnusableManifest } from './namespace-manifest/manifest';
import { SqliteEventReader } from './sqlite/sqlite-event-reader';
import { SqliteEventStore } from './sqlite/sqlite-event-store';

/** A namespace on a server, and which log must be there. */
type ServedLog = { readonly url: string; readonly namespace: string; readonly log: string };

/** Where a log is. The file of a folder was compared with its manifest before. */
export type LogSource = { readonly file: string } | ServedLog;

type Opening = {
  /** How older shapes read today. */
  readonly upcasters: Upcasters;
  /** Hears of an interruption that the log gets over by itself. */
  readonly onOutage: (error: unknown) => void;
  /** For how long a server is to show what is refused here. A file is told each time (`forgetRejections`). */
  readonly refusalsKeptDays?: number;
  /** What watches the process; by default nobody looks. */
  readonly metrics?: Metrics;
};

/** What is special to a driver. */
type DriverLog = {
  readonly store: EventStore & { close(): Promise<void> };
  readonly fingerprintAt: FingerprintAt;
  readonly contains: FingerprintedLog['contains'];
  readonly fatal: readonly Promise<Error>[];
  /** How large the log is. */
  readonly bytes: () => number | Promise<number>;
};

/** A log as everybody has it: whatever its driver, what it gives has today's shapes. */
export class UpcastingLog extends UpcastingEventStore implements FingerprintedLog {
  constructor(
    private readonly raw: DriverLog,
    { upcasters, metrics }: Pick<Opening, 'upcasters' | 'metrics'>,
  ) {
    super(metrics === undefined ? raw.store : new MeasuredEventStore(raw.store, metrics), upcasters);
    metrics?.beforeScrape(async () => metrics.logBytes.set(await raw.bytes()));
  }

  /** What stands in the log at a position: tells this log from another one. */
  fingerprintAt(position: bigint): string {
    return this.raw.fingerprintAt(position);
  }

  contains(followed: LogCheckpoint): Promise<boolean> {
    return this.raw.contains(followed);
  }

  /** Resolve when the log can be written no more: end the process. */
  get fatal(): readonly Promise<Error>[] {
    return this.raw.fatal;
  }

  close(): Promise<void> {
    return this.raw.store.close();
  }
}

/** Opens a log for whoever writes and reads. In a file there is one such; a server takes any number. */
export async function openLog(source: LogSource, opening: Opening): Promise<UpcastingLog> {
  if (!('file' in source)) return new UpcastingLog(await inServer(source, opening), opening);
  const { metrics } = opening;
  const store = await SqliteEventStore.open(source.file, ({ attempts, seconds }) => {
    metrics?.groupSize.observe(attempts);
    metrics?.fsyncSeconds.observe(seconds);
  });
  return new UpcastingLog(inFile(source.file, store, [store.fatal]), opening);
}

/** Opens a log for reading alone, beside whoever writes it. */
export async function openLogForReading(source: LogSource, opening: Opening): Promise<UpcastingLog> {
  if (!('file' in source)) return new UpcastingLog(await inServer(source, opening), opening);
  return new UpcastingLog(inFile(source.file, new SqliteEventReader(source.file), []), opening);
}

const inFile = (file: string, store: SqliteEventReader, fatal: DriverLog['fatal']): DriverLog => ({
  store,
  bytes: () => sizeOf(file) + sizeOf(`${file}-wal`),
  fingerprintAt: (position) => store.fingerprintAt(position),
  contains: async ({ position, mark }) =>
    position <= (await store.head()) && (mark === '' || mark === store.fingerprintAt(position)),
  fatal,
});

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

async function inServer(
  { url, namespace, log }: ServedLog,
  { onOutage, refusalsKeptDays }: Pick<Opening, 'onOutage' | 'refusalsKeptDays'>,
): Promise<DriverLog> {
  const kept = refusalsKeptDays === undefined ? {} : { refusalsKeptDays };
  const store = await KurrentEventStore.open({ url, namespace, onOutage, ...kept });
  if (store.logId === log) {
    return {
      store,
      // A position there is a place in the server's log, in bytes.
      bytes: async () => Number(await store.head()),
      fingerprintAt: (at) => store.fingerprintAt(at),
      contains: (followed) => store.contains(followed),
      fatal: [],
    };
  }
  await store.close();
  throw new UnusableManifest(`The log of the namespace ${namespace} was replaced during start. Restart.`);
}
