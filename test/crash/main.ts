import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { SeededRandom } from '@sealtrail/event-sourcing/testing';
import { readCommandLine, runCampaign } from '../command-line';
import { Round } from './round';
import { StandaloneUnderTest } from './standalone-under-test';

const LINE = {
  start: 'npm run test:crash --',
  what: 'Kills a server under load and looks at what is left; 1: something is lost, double or half.',
  numbers: {
    rounds: { byDefault: 20, what: 'kills' },
    seed: { byDefault: Date.now() % 1_000_000, what: 'of the chance that chooses; by default another each time' },
  },
} as const;

/** Kills the running server repeatedly, and checks the result each time. Exit code 1 on any finding. */
async function main(): Promise<number> {
  const { rounds, seed } = readCommandLine(LINE, process.argv.slice(2));
  console.log(`crash: ${rounds} rounds, --seed ${seed}, load average ${loadavg()[0]?.toFixed(1)}`);
  const folder = mkdtempSync(join(tmpdir(), 'sealtrail-crash-'));
  const sites = [
    new StandaloneUnderTest(join(folder, 'real'), null),
    new StandaloneUnderTest(join(folder, 'simulated'), '2026-03-02T09:00:00+08:00'),
  ];
  const random = new SeededRandom(seed);
  let findings = 0;
  for (let n = 1; n <= rounds; n++) {
    const round = new Round(n, sites[(n - 1) % sites.length] as StandaloneUnderTest, random);
    for (const finding of await round.run()) {
      findings += 1;
      console.log(`  FINDING ${finding}`);
    }
    console.log(round.report);
  }
  if (findings === 0) rmSync(folder, { recursive: true, force: true });
  console.log(findings === 0 ? 'nothing lost, nothing double, nothing half' : `${findings} findings; kept: ${folder}`);
  return findings === 0 ? 0 : 1;
}

runCampaign(main);
