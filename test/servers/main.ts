import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { readCommandLine, runCampaign } from '../command-line';
import { type Addresses, addressesIn } from './addresses';
import { startContainers } from './containers';
import { type Gap, knownGaps, withoutTest } from './known-gaps';
import { LARGE, partsFor } from './parts';
import { runPart } from './run-part';
import { identitiesOf } from './versions';

const ROOT = join(__dirname, '..', '..', '..');
const NOTHING_TO_RUN_AGAINST = 2;

const LINE = {
  start: 'npm run test:servers --',
  what: 'Runs all that wants servers on those that SEALTRAIL_KURRENTDB_URL and SEALTRAIL_MONGODB_URL name, or on two containers; 1: something failed that is no gap listed in test/servers/known-gaps.ts, 2: there is nothing to run against.',
  texts: {
    server: {
      byDefault: '',
      what: 'what stands for MongoDB, where it does not say so itself: a name of known-gaps.ts',
    },
  },
  flags: { short: 'the suites alone, without what is large' },
} as const;

/** Everything that requires servers: with those named by the environment, or with two that are started for it. */
async function main(): Promise<number> {
  const wish = readCommandLine(LINE, process.argv.slice(2));
  const named = addressesIn(process.env);
  if (named.kurrentdb !== null || named.mongodb !== null) return runAll(named, wish);
  const started = await startContainers();
  if (started === null) {
    console.error(
      'Nothing was run: neither SEALTRAIL_KURRENTDB_URL nor SEALTRAIL_MONGODB_URL names a server, and no Docker engine answers.',
    );
    return NOTHING_TO_RUN_AGAINST;
  }
  try {
    return await runAll(started, wish);
  } finally {
    await started.stop();
  }
}

async function runAll(addresses: Addresses, { server, short }: { server: string; short: boolean }): Promise<number> {
  const load = loadavg().map((one) => one.toFixed(1));
  console.log(`Node ${process.version}, ${cpus().length} cores, load average ${load.join(' ')}`);
  const identities = await identitiesOf(addresses);
  const maker = server === '' ? (identities.mongodb ?? '') : server;
  const gaps = knownGaps[maker] ?? [];
  if (server !== '' && knownGaps[server] === undefined) throw new Error(`nothing is known of ${server}`);
  console.log(Object.values(identities).filter(Boolean).join(', '));
  const [lines, tests]: [string[], string[]] = [[], []];
  let failed = 0;
  for (const part of partsFor(addresses, ROOT, { gaps, isShort: short })) {
    const outcome = await runPart(part, ROOT, addresses);
    if (outcome.failed) failed += 1;
    lines.push(...outcome.lines.map((line) => `  ${line}`));
    tests.push(...outcome.tests);
  }
  // The short form does not load every suite that the table speaks of.
  const named = short ? LARGE : [...LARGE, ...gaps.flatMap((gap) => gap.tests)];
  const renamed = addresses.mongodb === null ? [] : withoutTest(named, tests);
  lines.push(
    ...renamed.map((begins) => `  FAILED: no test is named "${begins}", which is left out or listed as a gap`),
  );
  console.log(['', ...halvesLeftOut(addresses), ...untriedOf(maker, gaps), ...lines].join('\n'));
  return failed + renamed.length === 0 ? 0 : 1;
}

const untriedOf = (maker: string, gaps: readonly Gap[]): readonly string[] =>
  gaps
    .filter(({ isLeftOut }) => isLeftOut)
    .flatMap(({ reason, tests }) => tests.map((begins) => `${maker} is not asked for "${begins}": ${reason}.`));

function halvesLeftOut({ kurrentdb, mongodb }: Addresses): readonly string[] {
  if (mongodb === null) return ['KurrentDB alone: SEALTRAIL_MONGODB_URL names no server, so MongoDB was left out.'];
  if (kurrentdb === null) return ['MongoDB alone: SEALTRAIL_KURRENTDB_URL names no server, so KurrentDB was left out.'];
  return [];
}

runCampaign(main);
