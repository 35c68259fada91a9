import { readFileSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import { isMainThread } from 'node:worker_threads';
import { SimulatedClock } from '@sealtrail/platform';

/**
 * Loaded into a server before its main file: on SIGUSR2 the simulated clock shows what stands in the file that the
 * environment names. As where time passes by itself, nobody is held back, and due timers are found at the next look.
 */
const { now } = SimulatedClock.prototype;
let clock: SimulatedClock | null = null;

SimulatedClock.prototype.now = function told(this: SimulatedClock) {
  clock = this;
  return now.call(this);
};

process.on('SIGUSR2', () => clock?.moveTo(readFileSync(process.env['BENCH_CLOCK_FILE'] ?? '', 'utf8')));

const { BENCH_PROFILE: profile } = process.env;
if (profile !== undefined && isMainThread) {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.start');
  process.on('exit', () =>
    session.post('Profiler.stop', (error, stopped) => {
      if (error === null) writeFileSync(profile, JSON.stringify(stopped.profile));
    }),
  );
}
