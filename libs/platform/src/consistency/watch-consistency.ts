import type { Logger } from 'pino';
import { type LogDependents, recordVerifiedPosition } from './check-consistency';
import type { FingerprintedLog } from './log-fingerprint';
import { LogRollbackWatch } from './log-rollback-watch';
import { refuseInconsistent } from './refuse-inconsistent';

/** What was stored since the last verified position is checked again after a crash. */
const VERIFY_INTERVAL_MS = 10 * 60_000;

/** Watches the log for as long as it matches the stores. */
export type ConsistencyWatch = Pick<LogRollbackWatch, 'rolledBack' | 'soon' | 'close'>;

/**
 * Starts if all stores belong to the log, and watches that this remains so. The verified position is stored periodically, so
 * that a later start has little to check.
 *
 * @throws {InconsistentStores}
 */
export async function watchConsistency(
  place: string,
  log: FingerprintedLog,
  around: LogDependents,
  logger: Pick<Logger, 'warn'>,
): Promise<ConsistencyWatch> {
  await refuseInconsistent(place, log, around);
  const watch = new LogRollbackWatch(log);
  const recordVerified = (): void =>
    void recordVerifiedPosition(log, around).catch((err: unknown) => logger.warn({ err }, 'retrying'));
  const timer = setInterval(recordVerified, VERIFY_INTERVAL_MS);
  timer.unref();
  return {
    rolledBack: watch.rolledBack,
    soon: () => watch.soon(),
    close: () => {
      clearInterval(timer);
      watch.close();
    },
  };
}
