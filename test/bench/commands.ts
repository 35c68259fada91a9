import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ClientKeys, makeClientKeys } from '../crash/client-keys';
import { handlerOf } from '../demo/city';
import { startServer, type TestServer } from '../server';
import type { Figures, Job } from './client';
import { median } from './figures';

export type CommandOptions = { readonly seconds: number; readonly runs: number; readonly connections: number };

type Posts = Job['posts'];
type Kind = { readonly name: string; readonly secret: string; readonly posts: Posts };

const STREAMS = 2_000;
export const APPLICANT = {
  kind: 'person',
  name: 'Wang Fang 王芳',
  idType: 'residentId',
  idNumber: '11010519491231002X',
};
const FILING = JSON.stringify({ item: 'food-licence', channel: 'web', applicant: APPLICANT });

/** Durable commands per second over HTTP, alternating with a bare server that stores the same bodies. */
export async function benchCommands({ seconds, runs, connections }: CommandOptions): Promise<void> {
  console.log(`commands: ${connections} connections, ${runs} × ${seconds} s each, ${cpus().length} cores`);
  // One key sends as much as the server accepts: limits per key are not measured.
  const server = await startServer({ more: ['--rate-per-key', '1000000', '--requests-per-key', '1000'] });
  const folder = mkdtempSync(join(tmpdir(), 'sealtrail-bare-'));
  const bare = await startBare(folder);
  try {
    const town = await makeClientKeys(server);
    const kinds = await kindsFor(server, town, connections);
    for (const kind of kinds) {
      const [product, baseline]: [number[], number[]] = [[], []];
      for (let run = 1; run <= runs; run++) {
        for (const [name, url, all] of [
          ['bare', bare.url, baseline],
          ['sealtrail', server.url, product],
        ] as const) {
          const figures = await drive({ url, secret: kind.secret, connections, seconds, posts: kind.posts });
          all.push(figures.perSecond);
          console.log(
            `  ${kind.name.padEnd(12)} ${name.padEnd(9)} ${shown(figures)}, load ${loadavg()[0]?.toFixed(1)}`,
          );
        }
      }
      const ratio = median(product) / median(baseline);
      console.log(
        `${kind.name}: ${Math.round(median(product))}/s of ${Math.round(median(baseline))}/s bare, ratio ${ratio.toFixed(2)}`,
      );
    }
  } finally {
    bare.child.kill();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Visits go to existing streams; a filing creates a new one. */
async function kindsFor(server: TestServer, town: ClientKeys, connections: number): Promise<readonly Kind[]> {
  const ids: string[] = [];
  const file = async (): Promise<void> => {
    while (ids.length < STREAMS) {
      const { body } = await server.post('/v1/applications', JSON.parse(FILING) as object, town.portal.secret);
      ids.push((body as { id: string }).id);
    }
  };
  await Promise.all(Array.from({ length: connections }, file));
  const visit = JSON.stringify({ officer: handlerOf('market') });
  return [
    { name: 'visits', secret: town.market.secret, posts: ids.map((id) => [`/v1/applications/${id}/visits`, visit]) },
    { name: 'submissions', secret: town.portal.secret, posts: [['/v1/applications', FILING]] },
  ];
}

/** The client is a separate process: it must not share a thread with the server. */
export async function drive(job: Job): Promise<Figures> {
  const child = fork(join(__dirname, 'client.js'));
  child.send(job);
  const [figures] = (await once(child, 'message')) as [Figures];
  return figures;
}

async function startBare(folder: string): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const child = spawn(process.execPath, [join(__dirname, 'baseline-server.js'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.once('exit', () => child.kill('SIGKILL'));
  const [told] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, url: told.toString().trim() };
}

export function shown({ perSecond, p50, p99, refused }: Figures): string {
  const others = Object.entries(refused).map(([status, count]) => `, ${count} × ${status}`);
  return `${String(Math.round(perSecond)).padStart(6)}/s, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms${others.join('')}`;
}
