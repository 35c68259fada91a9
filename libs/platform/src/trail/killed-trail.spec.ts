import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { workerFile } from '../workers/worker-file';
import { SqliteAccessTrail } from './sqlite-access-trail';

const ROUNDS = 3;
const READERS = 16;

/** Many concurrent readers; each read is printed as soon as its entry was acknowledged. */
const reader = (file: string, round: number) => `
const { SqliteAccessTrail } = require(${JSON.stringify(workerFile(__dirname, 'sqlite-access-trail'))});
(async () => {
  const trail = await SqliteAccessTrail.open(${JSON.stringify(file)});
  for (let n = 0; n < ${READERS}; n++) read(n, 0);
  async function read(n, index) {
    const id = [${round}, n, index].join('-');
    const who = { actor: 'k-1', role: 'officer', department: 'market', official: null, route: 'GET /v1/applications/:id' };
    const what = { cases: [{ id: 'case-' + n, region: '431000' }], fields: ['applicant.name'], file: null, purpose: null, asked: null, region: null };
    await trail.keep({ id, at: '2026-03-02T01:00:00.000Z', ...who, ...what });
    process.stdout.write(id + '\\n');
    await read(n, index + 1);
  }
})();
`;

function saidUntilKilled(script: string, ms: number): Promise<readonly string[]> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const lines: string[] = [];
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (lines.push(line) === 1) setTimeout(() => child.kill('SIGKILL'), ms);
    });
    child.on('close', () => resolve(lines));
  });
}

it(`has every read that was acknowledged, although its process is killed ${ROUNDS} times`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sealtrail-trail-'));
  const file = join(folder, 'trail.sqlite');
  const said: string[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    // The last line may be incomplete.
    said.push(...(await saidUntilKilled(reader(file, round), 20 + round * 47)).slice(0, -1));
  }
  const trail = await SqliteAccessTrail.open(file);
  const found = new Set((await trail.find({ region: '431000', limit: 1_000_000, after: null })).map(({ id }) => id));
  expect(said.length).toBeGreaterThan(ROUNDS * 10);
  expect(said.filter((id) => !found.has(id))).toEqual([]);
  await trail.close();
  rmSync(folder, { recursive: true });
});
