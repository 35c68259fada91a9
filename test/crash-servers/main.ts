import 'reflect-metadata';
import { loadavg } from 'node:os';
import { SeededRandom } from '@sealtrail/event-sourcing/testing';
import { runCampaign } from '../command-line';
import { type Spawned, spawnMain } from '../spawned';
import { DeploymentUnderTest } from './deployment-under-test';
import type { Fault } from './fault-names';
import { Faults } from './faults';
import { type Options, readOptions } from './options';
import { Round } from './round';
import { serverControlOf } from './server-control';
import { Tally } from './tally';

const FAULTS_IN_ROUND = 3;
const SHOWN_MAX = 20;
/** After this many rounds a new namespace is used: all its data are checked in every round. */
const ROUNDS_IN_PLACE = 2;

/** Kills and pauses processes and servers repeatedly, and checks the result each time. Exit code 1 on any finding. */
async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2), process.env);
  const { rounds, seed } = options;
  console.log(`crash on servers: ${rounds} rounds, --seed ${seed}, load average ${loadavg()[0]?.toFixed(1)}`);
  const double = options.mongoDouble ? spawnMain(['test', 'mongo-double', 'main.js'], []) : null;
  if (double !== null) {
    console.log('MongoDB is a test double that only speaks its protocol: nothing here says anything about MongoDB.');
  }
  const findings = await play(options, double);
  await double?.end('SIGTERM');
  console.log(findings === 0 ? 'nothing lost, nothing double, nothing half' : `${findings} findings`);
  return findings === 0 ? 0 : 1;
}

async function play(options: Options, double: Spawned | null): Promise<number> {
  const mongodbUrl =
    options.mongodbUrl ?? (await double?.tells(({ stdout }) => /^mongodb:\S+/m.exec(stdout)?.[0] ?? null));
  const servers = { kurrentdbUrl: options.kurrentdbUrl, mongodbUrl: mongodbUrl ?? '' };
  const outside = serverControlOf(options, double?.pid ?? null);
  const random = new SeededRandom(options.seed);
  const deck = dealer(Faults.possible(outside, options.only), random);
  const tally = new Tally();
  let findings = 0;
  let place: DeploymentUnderTest | null = null;
  for (let n = 1; n <= options.rounds; n++) {
    if (place === null || (n - 1) % ROUNDS_IN_PLACE === 0) {
      await place?.close();
      place = await DeploymentUnderTest.open(servers, `crash-${options.seed}-${n}-${Date.now().toString(36)}`);
      console.log(`in the namespace ${place.namespace}`);
    }
    const faults = Array.from({ length: FAULTS_IN_ROUND }, deck);
    const round = new Round(n, place, outside, faults, random, tally);
    const found = await round.run();
    findings += found.length;
    if (found.length > 0) place.isKept = true;
    for (const finding of found.slice(0, SHOWN_MAX)) console.log(`  FINDING ${finding}`);
    if (found.length > SHOWN_MAX) console.log(`  and ${found.length - SHOWN_MAX} findings more`);
    console.log(round.report);
    if (!round.isOver) {
      console.log(`  the logs are kept in ${place.folder}`);
      await place.fleet.abandon(place.folder);
      await place.close();
      place = null;
    }
  }
  await place?.close();
  console.log(`all: ${tally.report}`);
  return findings;
}

/** Deals every fault once before any is repeated. */
function dealer(faults: readonly Fault[], random: SeededRandom): () => Fault {
  let left: Fault[] = [];
  return () => {
    if (left.length === 0) left = [...faults];
    const [dealt] = left.splice(random.below(left.length), 1);
    return dealt as Fault;
  };
}

// A signal also ends the started processes.
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(1));

runCampaign(main);
