import { readFileSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import { isMainThread } from 'node:worker_threads';
import { SimulatedClock } from '@sealtrail/platform';

/**
 * Loaded into a server before its main file: on SIGUSR2 the simulated clock is set to the instant in the file named by the
 * environment. As with real time, commands are not held, and due timers are found by the next poll.
 */
const clocks = new Set<SimulatedClock>();
const { value: now } = Object.getOwnPropertyDescriptor(SimulatedClock.prototype, 'now') as {
  readonly value: (this: SimulatedClock) => string;
};

Object.defineProperty(SimulatedClock.prototype, 'now', {
  value(this: SimulatedClock) {
    clocks.add(this);
    return now.call(this);
  },
});

process.on('SIGUSR2', () => {
  for (const clock of clocks) clock.moveTo(readFileSync(process.env['BENCH_CLOCK_FILE'] ?? '', 'utf8'));
});

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
