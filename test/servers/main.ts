import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { readCommandLine, runCampaign } from '../command-line';
import { type Addresses, addressesIn } from './addresses';
import { startContainers } from './containers';
import { type Part, partsFor } from './parts';
import { versionsOf } from './versions';

const ROOT = join(__dirname, '..', '..', '..');
const NOTHING_TO_RUN_AGAINST = 2;

const LINE = {
  start: 'npm run test:servers --',
  what: 'Runs all that wants servers on those that SEALTRAIL_KURRENTDB_URL and SEALTRAIL_MONGODB_URL name, or on two containers; 1: something failed, 2: there is nothing to run against.',
} as const;

/** Everything that wants servers: on those that the environment names, or on two that are started for it. */
async function main(): Promise<number> {
  readCommandLine(LINE, process.argv.slice(2));
  const named = addressesIn(process.env);
  if (named.kurrentdb !== null || named.mongodb !== null) return runAll(named);
  const started = await startContainers();
  if (started === null) {
    console.error(
      'Nothing was run: neither SEALTRAIL_KURRENTDB_URL nor SEALTRAIL_MONGODB_URL names a server, and no Docker engine answers.',
    );
    return NOTHING_TO_RUN_AGAINST;
  }
  try {
    return await runAll(started);
  } finally {
    await started.stop();
  }
}

async function runAll(addresses: Addresses): Promise<number> {
  const load = loadavg().map((one) => one.toFixed(1));
  console.log(`Node ${process.version}, ${cpus().length} cores, load average ${load.join(' ')}`);
  console.log((await versionsOf(addresses)).join(', '));
  const outcomes: string[] = [];
  let failed = 0;
  for (const part of partsFor(addresses, ROOT)) {
    const outcome = await run(part, addresses);
    if (outcome === 'FAILED') failed += 1;
    outcomes.push(`  ${part.name}: ${outcome}`);
  }
  console.log(['', ...halvesLeftOut(addresses), ...outcomes].join('\n'));
  return failed === 0 ? 0 : 1;
}

async function run(part: Part, { kurrentdb, mongodb }: Addresses): Promise<string> {
  if ('leftOut' in part) return `left out, ${part.leftOut}`;
  console.log(`\n${part.name}`);
  const begun = performance.now();
  const child = spawn(process.execPath, part.args, {
    cwd: ROOT,
    stdio: 'inherit',
    env: {
      ...process.env,
      SEALTRAIL_KURRENTDB_URL: kurrentdb ?? '',
      SEALTRAIL_MONGODB_URL: mongodb ?? '',
      ...part.environment,
    },
  });
  const [code] = await once(child, 'exit');
  return code === 0 ? `passed in ${Math.round((performance.now() - begun) / 1_000)} s` : 'FAILED';
}

function halvesLeftOut({ kurrentdb, mongodb }: Addresses): readonly string[] {
  if (mongodb === null) return ['KurrentDB alone: SEALTRAIL_MONGODB_URL names no server, so MongoDB was left out.'];
  if (kurrentdb === null) return ['MongoDB alone: SEALTRAIL_KURRENTDB_URL names no server, so KurrentDB was left out.'];
  return [];
}

runCampaign(main);
