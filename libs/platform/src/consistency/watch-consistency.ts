import type { Logger } from 'pino';
import { type LogDependents, recordVerifiedPosition } from './check-consistency';
import type { FingerprintedLog } from './log-fingerprint';
import { LogRollbackWatch } from './log-rollback-watch';
import { refuseInconsistent } from './refuse-inconsistent';

/** What was kept since then is looked at again after a crash. */
const VERIFY_INTERVAL_MS = 10 * 60_000;

/** A log and what is kept beside it, as long as they belong together. */
export type ConsistencyWatch = Pick<LogRollbackWatch, 'rolledBack' | 'soon' | 'close'>;

/**
 * Begins where all that is kept belongs to the log, and watches that it goes on to. What was compared is settled now and then,
 * so that a later start looks at little.
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
