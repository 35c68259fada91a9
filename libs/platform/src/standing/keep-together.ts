import type { Logger } from 'pino';
import { ApartWatch } from './apart-watch';
import type { MarkedLog } from './log-mark';
import { refuseApart } from './refuse-apart';
import { type AroundTheLog, settleStanding } from './standing';

/** What was kept since then is looked at again after a crash. */
const SETTLED_EACH_MS = 10 * 60_000;

/** A log and what is kept beside it, as long as they belong together. */
export type Together = Pick<ApartWatch, 'apart' | 'soon' | 'close'>;

/**
 * Begins where all that is kept belongs to the log, and watches that it goes on to. What was compared is settled now and then,
 * so that a later start looks at little.
 *
 * @throws {KeptApart}
 */
export async function keepTogether(
  place: string,
  log: MarkedLog,
  around: AroundTheLog,
  logger: Pick<Logger, 'warn'>,
): Promise<Together> {
  await refuseApart(place, log, around);
  const watch = new ApartWatch(log);
  const settle = (): void =>
    void settleStanding(log, around).catch((err: unknown) => logger.warn({ err }, 'will be tried again'));
  const timer = setInterval(settle, SETTLED_EACH_MS);
  timer.unref();
  return {
    apart: watch.apart,
    soon: () => watch.soon(),
    close: () => {
      clearInterval(timer);
      watch.close();
    },
  };
}
