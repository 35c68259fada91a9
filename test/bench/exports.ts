import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { accept, at, contextFor, recordedEventsAfter, submit, viewAfter } from '@sealtrail/applications/testing';
import { derivedId } from '@sealtrail/event-sourcing';
import { addDays } from '@sealtrail/working-days';
import { startServer, type TestServer } from '../server';
import { percentile, residentMiB } from './figures';
import { putCases } from './put-cases';

export type ExportOptions = { readonly rows: number; readonly keep: string | null };

const FORMATS = ['csv', 'xlsx'] as const;
const DEPARTMENTS = 40;
const SAMPLE_MS = 20;

/**
 * The cost of a complete list as a file: time, bytes, additional memory of the server, and the latency of other requests
 * meanwhile.
 */
export async function benchExports({ rows, keep }: ExportOptions): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sealtrail-exports-'));
  try {
    const adminKey = await catalogIn(folder);
    await writeCases(join(folder, 'views.sqlite'), rows);
    const server = await startServer({ dataDir: folder, adminKey });
    try {
      for (let n = 0; n < 50; n++) await server.get('/v1/applications?limit=50').expect(200);
      for (const format of FORMATS) {
        const file = join(keep ?? folder, `applications.${format}`);
        console.log(`${format}: ${await measured(server, format, file)}`);
      }
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measured(server: TestServer, format: string, file: string): Promise<string> {
  const base = residentMiB(server.pid);
  const [over, waits] = [new AbortController(), [] as number[]];
  let peak = base;
  const watched = Promise.all([
    whileOn(over.signal, () => {
      peak = Math.max(peak, residentMiB(server.pid));
    }),
    whileOn(over.signal, async () => {
      const asked = performance.now();
      await server.get('/v1/applications?limit=1').expect(200);
      waits.push(performance.now() - asked);
    }),
  ]);
  const begun = performance.now();
  const answer = await fetch(`${server.url}/v1/applications?format=${format}`, {
    headers: { authorization: `Bearer ${server.adminKey}` },
  });
  if (answer.body === null) throw new Error(`${answer.status}`);
  await pipeline(Readable.fromWeb(answer.body), createWriteStream(file));
  const seconds = (performance.now() - begun) / 1_000;
  over.abort();
  await watched;
  const told = [
    `${seconds.toFixed(1)} s, ${(statSync(file).size / 2 ** 20).toFixed(1)} MiB`,
    `resident ${Math.round(base)} MiB before, at most ${Math.round(peak - base)} MiB more`,
    `others waited ${percentile(waits, 0.5).toFixed(1)} ms (p50), ${percentile(waits, 0.99).toFixed(1)} ms (p99)`,
    `load ${loadavg()[0]?.toFixed(1)}`,
  ];
  return told.join('; ');
}

async function whileOn(signal: AbortSignal, act: () => void | Promise<void>): Promise<void> {
  while (!signal.aborted) {
    await act();
    await pause(SAMPLE_MS);
  }
}

/** As reported by Linux. */
async function catalogIn(folder: string): Promise<string> {
  const server = await startServer({ dataDir: folder });
  for (let n = 0; n < DEPARTMENTS; n++) {
    await server.put(`/v1/departments/office-${n}`, { name: `第${n}局`, region: '370100', level: 'city' }).expect(201);
  }
  await server.stop();
  return server.adminKey;
}

/** Complete cases, as the rules produce them. */
async function writeCases(file: string, rows: number): Promise<void> {
  const template = viewAfter(recordedEventsAfter(contextFor(), submit(at('2026-03-02')), accept(at('2026-03-03'))));
  await putCases(file, rows, (n) => {
    const [department, receivedOn] = [`office-${n % DEPARTMENTS}`, addDays('2024-01-01', Math.floor(n / 200))];
    const number = `${receivedOn.replaceAll('-', '')}${String(n).padStart(10, '0')}`;
    const applicationId = derivedId('bench', String(n));
    return { ...template, applicationId, number, department, receivedOn, receivedAt: at(receivedOn) };
  });
}
