import type { Logger } from '@nestjs/common';
import { type Clock, type Instant, type Wait, wait } from '@sealtrail/event-sourcing';
import { dateOf, type Jurisdiction, type LocalDate, localTimeOf } from '@sealtrail/working-days';

const INTERVAL_MS = 10 * 60_000;
/** By then what fell at midnight has long been recorded. */
const FROM_LOCAL_TIME = '01:00:00';

type Nightly = {
  readonly clock: Clock;
  readonly jurisdiction: Jurisdiction;
  readonly logger: Logger;
  /** Whether the night needs nothing more of this process. */
  readonly doOnce: (night: LocalDate, now: Instant) => Promise<boolean>;
};

/** Once a night, until the signal aborts. What fails is logged, and gone on with the next time. */
export async function everyNight(
  { clock, jurisdiction: { zone }, logger, doOnce }: Nightly,
  signal: AbortSignal,
  pause: Wait = wait,
): Promise<void> {
  let done = '';
  for (;;) {
    await pause(INTERVAL_MS, signal);
    if (signal.aborted) return;
    const now = clock.now();
    const night = dateOf(now, zone);
    if (night === done || localTimeOf(now, zone).slice(11) < FROM_LOCAL_TIME) continue;
    try {
      if (await doOnce(night, now)) done = night;
    } catch (err) {
      logger.warn({ err });
    }
  }
}
