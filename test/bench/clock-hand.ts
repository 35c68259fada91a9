import { readFileSync } from 'node:fs';
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
