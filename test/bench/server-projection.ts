import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmptyNamespace } from '@sealtrail/platform/testing';
import type { Addresses } from '../servers/addresses';
import { copyLog } from './copy-log';
import { median } from './figures';
import type { FoldJob, ServersFolded } from './fold-servers';
import { writeHistory } from './history';

export type ProjectionOptions = {
  readonly addresses: Addresses;
  readonly namespace: string;
  readonly events: number;
  readonly inFlight: number;
  readonly runs: number;
};

/** Folds all projections from zero over this many events of cases, each time in a new process and a new namespace. */
export async function benchProjection({
  addresses,
  namespace,
  events,
  inFlight,
  runs,
}: ProjectionOptions): Promise<void> {
  const way = `${addresses.kurrentdb === null ? 'in-memory event store' : 'KurrentDB'} → Projector → ${
    addresses.mongodb === null ? 'in-memory read store' : 'MongoReadStore'
  }`;
  console.log(`projection, ${way}: ${events} events of cases`);
  const folder = mkdtempSync(join(tmpdir(), 'sealtrail-servers-'));
  const file = join(folder, 'events.sqlite');
  try {
    await writeHistory(file, events);
    if (addresses.kurrentdb !== null) await fill(addresses.kurrentdb, namespace, file, inFlight);
    const rates: number[] = [];
    for (let run = 1; run <= runs; run++) {
      const { ms, cpuMs, maxRssBytes } = await fold({ addresses, namespace, file, database: `${namespace}-${run}` });
      rates.push((events * 1_000) / ms);
      console.log(
        `  run ${run}: ${Math.round((events * 1_000) / ms)}/s, ${(ms / 1_000).toFixed(1)} s (${(cpuMs / 1_000).toFixed(1)} s of CPU), ` +
          `peak ${Math.round(maxRssBytes / 2 ** 20)} MiB, load ${loadavg()[0]?.toFixed(1)}`,
      );
    }
    console.log(`  ${way}: ${Math.round(median(rates))} events/s median, through all projections`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fill(url: string, namespace: string, file: string, inFlight: number): Promise<void> {
  const store = await openEmptyNamespace({ url, namespace });
  const begun = performance.now();
  const copied = await copyLog(file, store, inFlight);
  const took = (performance.now() - begun) / 1_000;
  console.log(
    `  the log is in the server: ${copied} appends in ${took.toFixed(1)} s, load ${loadavg()[0]?.toFixed(1)}`,
  );
  await store.close();
}

async function fold(job: FoldJob): Promise<ServersFolded> {
  const child = fork(join(__dirname, 'fold-servers.js'));
  child.send(job);
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`the projector ended with ${code}`)));
  const [folded] = (await Promise.race([once(child, 'message'), ended])) as [ServersFolded];
  return folded;
}
