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

/** A namespace on a server, and the id of the log expected there. */
type ServedLog = { readonly url: string; readonly namespace: string; readonly log: string };

/** Where a log is. The file of a folder has already been compared with its manifest. */
export type LogSource = { readonly file: string } | ServedLog;

type Opening = {
  /** How older shapes are converted to the present one. */
  readonly upcasters: Upcasters;
  /** Called for an interruption from which the log recovers by itself. */
  readonly onOutage: (error: unknown) => void;
  /** Retention time of rejections on a server. For a file it is applied by each call of `forgetRejections`. */
  readonly refusalsKeptDays?: number;
  /** Metrics of the process; default: none. */
  readonly metrics?: Metrics;
};

/** What differs between drivers. */
type DriverLog = {
  readonly store: EventStore & { close(): Promise<void> };
  readonly fingerprintAt: FingerprintAt;
  readonly contains: FingerprintedLog['contains'];
  readonly fatal: readonly Promise<Error>[];
  /** The size of the log. */
  readonly bytes: () => number | Promise<number>;
};

/** A log with all its drivers' differences hidden: its events have the present shapes. */
export class UpcastingLog extends UpcastingEventStore implements FingerprintedLog {
  constructor(
    private readonly raw: DriverLog,
    { upcasters, metrics }: Pick<Opening, 'upcasters' | 'metrics'>,
  ) {
    super(metrics === undefined ? raw.store : new MeasuredEventStore(raw.store, metrics), upcasters);
    metrics?.beforeScrape(async () => metrics.logBytes.set(await raw.bytes()));
  }

  /** The fingerprint of the log at a position: distinguishes this log from another one. */
  fingerprintAt(position: bigint): string {
    return this.raw.fingerprintAt(position);
  }

  contains(followed: LogCheckpoint): Promise<boolean> {
    return this.raw.contains(followed);
  }

  /** Resolve when the log can no longer be written: end the process. */
  get fatal(): readonly Promise<Error>[] {
    return this.raw.fatal;
  }

  close(): Promise<void> {
    return this.raw.store.close();
  }
}

/** Opens a log for reading and writing. A file has one such process; a server any number. */
export async function openLog(source: LogSource, opening: Opening): Promise<UpcastingLog> {
  if (!('file' in source)) return new UpcastingLog(await inServer(source, opening), opening);
  const { metrics } = opening;
  const store = await SqliteEventStore.open(source.file, ({ attempts, seconds }) => {
    metrics?.groupSize.observe(attempts);
    metrics?.fsyncSeconds.observe(seconds);
  });
  return new UpcastingLog(inFile(source.file, store, [store.fatal]), opening);
}

/** Opens a log read-only, while another process may write it. */
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
      // A position is a byte offset in the server's log.
      bytes: async () => Number(await store.head()),
      fingerprintAt: (at) => store.fingerprintAt(at),
      contains: (followed) => store.contains(followed),
      fatal: [],
    };
  }
  await store.close();
  throw new UnusableManifest(`The log of the namespace ${namespace} was replaced during start. Restart.`);
}
