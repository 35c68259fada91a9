import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { readCommandLine, runCampaign } from '../command-line';
import { startServer, type TestServer } from '../server';
import { attacksBy } from './attacks';

const LINE = {
  start: 'npm run test:flood --',
  what: 'Floods a server of its own in every way, one after the other; 1: somebody else was not served.',
  numbers: {
    seconds: { byDefault: 10, what: 'of each attack' },
    sockets: { byDefault: 1_050, what: 'connections of the attacker' },
    addresses: { byDefault: 4, what: 'that they come from' },
  },
} as const;

/** A slower response counts as an interruption. */
const ANSWER_MS_MAX = 5_000;

type Served = {
  readonly command: number[];
  readonly question: number[];
  readonly health: number[];
  readonly failures: string[];
};

/** Floods a server in every way, one after the other, and reports how other clients are served meanwhile; 1: one was not. */
async function main(): Promise<number> {
  const { seconds, sockets, addresses } = readCommandLine(LINE, process.argv.slice(2));
  const load = loadavg().map((one) => one.toFixed(1));
  console.log(`Node ${process.version}, ${cpus().length} cores, load average ${load.join(' ')}`);
  console.log(
    `${sockets} connections from ${addresses} addresses, ${seconds} s each; longest answer in ms, memory of the server in MiB`,
  );
  const server = await startServer();
  try {
    const taken = await server.issueKey({ role: 'applicantPortal', source: 'taken' });
    const failures = shown('nobody else', await served(server, seconds), server);
    const port = Number(new URL(server.url).port);
    for (const attack of attacksBy(taken)) {
      const attacker = fork(join(__dirname, 'attacker.js'));
      attacker.send({ attack, port, sockets, addresses });
      failures.push(...shown(attack.name, await served(server, seconds), server));
      attacker.kill('SIGKILL');
      await once(attacker, 'close');
    }
    for (const failure of new Set(failures)) console.log(`  NOT SERVED: ${failure}`);
    return failures.length === 0 ? 0 : 1;
  } finally {
    await server.stop();
  }
}

/** A client with its own key, one request after the other, and a liveness probe. */
async function served(server: TestServer, seconds: number): Promise<Served> {
  const told: Served = { command: [], question: [], health: [], failures: [] };
  const until = performance.now() + seconds * 1_000;
  const headers = { authorization: `Bearer ${server.adminKey}`, 'content-type': 'application/json' };
  const ask = async (of: 'command' | 'question' | 'health', path: string, init: RequestInit): Promise<void> => {
    const begun = performance.now();
    try {
      const answer = await fetch(`${server.url}${path}`, { ...init, signal: AbortSignal.timeout(ANSWER_MS_MAX) });
      await answer.arrayBuffer();
      if (!answer.ok) told.failures.push(`${of} ${path}: ${answer.status}`);
    } catch (error) {
      told.failures.push(`${of} ${path}: ${String(error)}`);
    }
    told[of].push(performance.now() - begun);
  };
  for (let n = 0; performance.now() < until; n++) {
    const body = JSON.stringify({ name: `one of many ${n}`, role: 'supervisor' });
    await ask('command', '/v1/api-keys', { method: 'POST', headers, body });
    await ask('question', '/v1/applications', { headers });
    await ask('health', '/health/live', {});
  }
  return told;
}

function shown(name: string, { command, question, health, failures }: Served, server: TestServer): string[] {
  const longest = (all: readonly number[]) =>
    Math.max(...all)
      .toFixed(0)
      .padStart(5);
  const figures = `command ${longest(command)}, question ${longest(question)}, health ${longest(health)} of ${command.length}`;
  console.log(
    `  ${name.padEnd(36)} ${figures}; ${memoryOf(server.pid)} MiB${failures.length === 0 ? '' : `; ${failures.length} NOT SERVED`}`,
  );
  return failures.map((failure) => `${name}: ${failure}`);
}

const memoryOf = (pid: number): string => {
  const kib = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return (Number(kib) / 1_024).toFixed(0);
};

runCampaign(main);
