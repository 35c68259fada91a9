import 'reflect-metadata';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCommandLine, runCampaign } from '../command-line';
import { buildCity } from '../demo/city';
import { Client } from '../demo/client';
import { startDemoServer } from '../demo/demo-server';
import { LAST_EVENING, LAST_MORNING, WaitingCases } from '../demo/waiting-cases';

const VERSION = '4.32.5';
/** It cannot be installed here, and nothing was tested. */
const NOT_TO_BE_HAD = 75;
const FOLDER = join(process.cwd(), 'test', 'schemathesis');
const CONFIGURATION = join(FOLDER, 'schemathesis.toml');
const HOOKS = join(FOLDER, 'hooks.py');

const LINE = {
  start: 'npm run test:schemathesis --',
  what: 'Lets a fuzzer of other makers hold a server of the demo against its document; 1: something differs; 75: pip does not give it.',
  numbers: {
    examples: { byDefault: 20, what: 'requests, at most, to each route in each phase' },
    seed: { byDefault: 1, what: 'of its chance' },
    'install-seconds': { byDefault: 300, what: 'that pip may take' },
  },
} as const;

async function main(): Promise<number> {
  const { examples, seed, 'install-seconds': seconds } = readCommandLine(LINE, process.argv.slice(2));
  const packages = mkdtempSync(join(tmpdir(), 'sealtrail-schemathesis-'));
  try {
    if (!isInstalled(packages, seconds)) return NOT_TO_BE_HAD;
    console.log(`Node ${process.version}, schemathesis ${VERSION}, load average ${loadavg()[0]?.toFixed(1)}`);
    const server = await startDemoServer('2026-04-01T09:00:00+08:00');
    try {
      const city = await buildCity(new Client(server.url, server.adminKey));
      const cases = new WaitingCases(city);
      await cases.begin();
      await server.setClock(LAST_MORNING);
      await cases.finish();
      await server.setClock(LAST_EVENING);
      const keys = { 'a department': city.market.key, 'an administrator': server.adminKey };
      let differing = 0;
      for (const [who, key] of Object.entries(keys)) {
        console.log(`\nby the key of ${who}`);
        if (!(await holds(packages, { url: server.url, key, examples, seed }))) differing += 1;
      }
      return differing === 0 ? 0 : 1;
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(packages, { recursive: true, force: true });
  }
}

/** Wheels only: no code of a package runs before it is called. */
function isInstalled(packages: string, seconds: number): boolean {
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-input'];
  const wish = ['--only-binary', ':all:', '--target', packages, `schemathesis==${VERSION}`];
  const { status, error, stderr } = spawnSync('python3', [...pip, ...wish], {
    timeout: seconds * 1_000,
    encoding: 'utf8',
  });
  if (status === 0) return true;
  console.log(`schemathesis could not be had: ${error?.message ?? stderr.trim().split('\n').at(-1)}`);
  return false;
}

type Run = { readonly url: string; readonly key: string; readonly examples: number; readonly seed: number };

async function holds(packages: string, { url, key, examples, seed }: Run): Promise<boolean> {
  const options = [
    ['--config-file', CONFIGURATION, 'run', `${url}/openapi.json`],
    ['--header', `Authorization: Bearer ${key}`],
    ['--max-examples', String(examples), '--seed', String(seed)],
  ].flat();
  const child = spawn('python3', ['-m', 'schemathesis.cli', '--no-color', ...options], {
    cwd: packages,
    env: { ...process.env, PYTHONPATH: packages, SCHEMATHESIS_HOOKS: HOOKS },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return code === 0;
}

runCampaign(main);
