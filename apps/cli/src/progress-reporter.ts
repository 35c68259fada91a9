import { monotonicMs } from '@sealtrail/platform';
import { percentOf } from './progress';

const REPORT_INTERVAL_MS = 1_000;

/** Reports progress at most once a second: `events.sqlite: 43 %`. */
export function progressReporter(say: (text: string) => void): (what: string, done: number, of: number) => void {
  let reportedMs = monotonicMs();
  return (what, done, of) => {
    const now = monotonicMs();
    if (now - reportedMs < REPORT_INTERVAL_MS) return;
    reportedMs = now;
    say(`${what}: ${percentOf(BigInt(done), BigInt(of))}`);
  };
}
