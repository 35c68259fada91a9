import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Addresses } from './addresses';
import { allBut, type Gap } from './known-gaps';

/** One part of the run: arguments for Node, or why it is excluded. */
export type SuitePart = { readonly name: string } & (
  | {
      readonly args: readonly string[];
      readonly environment: Readonly<Record<string, string>>;
      /** The known gaps of the server, for tests judged one by one. `null`: only the exit code counts. */
      readonly gaps: readonly Gap[] | null;
    }
  | { readonly leftOut: string }
);

export type RunOptions = {
  /** The known gaps of the MongoDB server. */
  readonly gaps: readonly Gap[];
  /** Contracts, queries and faults only, without large data. */
  readonly isShort: boolean;
};

type Server = keyof Addresses;

const VARIABLES: Readonly<Record<Server, string>> = {
  kurrentdb: 'SEALTRAIL_KURRENTDB_URL',
  mongodb: 'SEALTRAIL_MONGODB_URL',
};
const CRASH_ROUNDS = '2';
/**
 * Tests of our drivers through the fault-injecting proxy, and tests of the double's own behaviour: all run over the double with
 * `npm test`, and here over the real server.
 */
export const THROUGH_PROXY: readonly string[] = [
  ...['faults', 'proxied-connection'].map((name) => `test/mongo-proxy/${name}.spec.ts`),
  ...['batches', 'filters', 'grid-fs', 'read-commands', 'updates'].map((name) => `test/mongo-double/${name}.spec.ts`),
  ...['leases', 'manifest', 'timers', 'trail', 'vault'].map((name) => `test/mongodb/${name}.spec.ts`),
];
/** Those of them that take most of the time. */
export const LONG_THROUGH_PROXY: readonly string[] = ['files', 'owners', 'saves'].map(
  (name) => `test/mongodb/${name}.spec.ts`,
);
const ON_SERVERS = { SEALTRAIL_TEST_ON_SERVERS: 'yes' };
/** Open handles of a failed test must not keep the run from ending. */
const JEST = [join('node_modules', 'jest', 'bin', 'jest.js'), '--forceExit'];
const NAMING_UNFINISHED = ['--reporters', 'default', '--reporters', '<rootDir>/test/servers/unfinished-tests.js'];
/** The limit of one test in the short form, in which none needs a fifth of it: a server may stop answering. */
const SHORT_TEST_MAX_MS = 30_000;
/** The parts that take most of the time: thousands of documents, and plans, which need many. */
export const LARGE: readonly string[] = [
  'MongoReadStore keeps the contract of a read store documents are loaded by the thousand',
  'MongoTimerStore keeps the contract of a timer store handles thousands',
  'lists of the product follow an index',
];

/** What can be run with the available servers, and what cannot. */
export function partsFor(addresses: Addresses, root: string, wish: RunOptions): readonly SuitePart[] {
  const suites = readdirSync(join(root, 'test', 'servers')).filter((file) => file.endsWith('.servers.ts'));
  const suiteParts = suites.sort().map((file) => suitePart(file, addresses, wish));
  const parts = [...suiteParts, proxyPart(addresses, wish)];
  if (wish.isShort) return parts;
  const refusal = wish.gaps.find(({ refusesProcesses }) => refusesProcesses);
  const processes = [storiesPart(addresses, wish), crashPart(addresses, root)];
  if (refusal === undefined) return [...parts, ...processes];
  return [...parts, ...processes.map(({ name }) => ({ name, leftOut: `no process starts there: ${refusal.reason}` }))];
}

/** The name of a suite begins with that of its server. */
function suitePart(file: string, addresses: Addresses, { gaps, isShort }: RunOptions): SuitePart {
  const name = `suite ${file}`;
  const server = (Object.keys(VARIABLES) as Server[]).find((one) => file.startsWith(one));
  if (server === undefined) throw new Error(`${file}: its name does not say for which server it is`);
  if (addresses[server] === null) return { name, leftOut: `${VARIABLES[server]} names no server` };
  if (file.includes('-outages') && !process.env[`SEALTRAIL_${server.toUpperCase()}_AT_RISK_URL`]) {
    return { name, leftOut: `SEALTRAIL_${server.toUpperCase()}_AT_RISK_URL names no server that may be killed` };
  }
  const config = join('test', 'servers', 'jest.config.js');
  const limit = isShort ? ['--testTimeout', String(SHORT_TEST_MAX_MS)] : [];
  const jest = [...JEST, ...NAMING_UNFINISHED, ...limit, '--config', config, '--runInBand'];
  const args = [...jest, '--runTestsByPath', join('test', 'servers', file)];
  if (server === 'kurrentdb') return { name, args, environment: {}, gaps: [] };
  return { name, args: [...args, ...leavingOut(gaps, isShort ? LARGE : [])], environment: {}, gaps };
}

function leavingOut(gaps: readonly Gap[], more: readonly string[]): readonly string[] {
  const untried = [...more, ...gaps.filter(({ isLeftOut }) => isLeftOut).flatMap(({ tests }) => tests)];
  return untried.length === 0 ? [] : ['--testNamePattern', allBut(untried)];
}

function proxyPart({ mongodb }: Addresses, { gaps, isShort }: RunOptions): SuitePart {
  const name = 'faults, through a proxy to MongoDB';
  if (mongodb === null) return { name, leftOut: `${VARIABLES.mongodb} names no server` };
  const args = [...JEST, '--selectProjects', 'whole', '--runInBand', ...leavingOut(gaps, [])];
  const specs = isShort ? THROUGH_PROXY : [...THROUGH_PROXY, ...LONG_THROUGH_PROXY];
  return { name, args: [...args, '--runTestsByPath', ...specs], environment: ON_SERVERS, gaps };
}

function storiesPart({ kurrentdb, mongodb }: Addresses, { gaps }: RunOptions): SuitePart {
  const events = kurrentdb === null ? 'events embedded' : 'events in KurrentDB';
  const documents = mongodb === null ? 'documents embedded' : 'documents in MongoDB';
  return {
    name: `stories, ${events}, ${documents}`,
    args: [...JEST, 'test/stories/', 'test/http.spec.ts', '--selectProjects', 'whole', ...leavingOut(gaps, [])],
    environment: ON_SERVERS,
    gaps,
  };
}

function crashPart({ kurrentdb, mongodb }: Addresses, root: string): SuitePart {
  const name = 'crash campaign on servers';
  const main = join(root, 'dist', 'test', 'crash-servers', 'main.js');
  if (!existsSync(main)) return { name, leftOut: 'it is not in this build' };
  if (kurrentdb === null || mongodb === null) return { name, leftOut: 'it needs both servers' };
  return { name, args: [main, '--rounds', CRASH_ROUNDS], environment: {}, gaps: null };
}
