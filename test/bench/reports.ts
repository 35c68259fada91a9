import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Channel } from '@sealtrail/catalog';
import { efficiency } from '@sealtrail/efficiency';
import { accepted, decided, submitted, viewsAfter } from '@sealtrail/efficiency/testing';
import { SeededRandom } from '@sealtrail/event-sourcing/testing';
import { SqliteReadStore } from '@sealtrail/platform';
import { addDays } from '@sealtrail/working-days';
import { startServer, type TestServer } from '../server';
import { percentile } from './figures';

export type ReportOptions = { readonly cases: number; readonly runs: number };

const DEPARTMENTS = 40;
const OFFICIALS = 10;
const ITEMS = 8;
const YEAR = '2026';

const ASKS = [
  ...['department', 'official', 'item', 'region', 'channel'].flatMap((by) => [
    `efficiency?period=${YEAR}&by=${by}`,
    `efficiency?period=${YEAR}&by=${by}&compare=both`,
    `ranking?period=${YEAR}&by=${by}`,
    `ranking?period=${YEAR}&by=${by}&indicator=workingDays`,
  ]),
  `efficiency?period=${YEAR}-W20`,
  `efficiency?period=${YEAR}-05-14&compare=both`,
  `cards?period=${YEAR}`,
];

/** Reports of a year with this many cases, for every breakdown, with comparison periods and rankings, over HTTP. */
export async function benchReports({ cases, runs }: ReportOptions): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sealtrail-reports-'));
  try {
    const first = await startServer({ dataDir: folder });
    await first.stop();
    const file = join(folder, 'views.sqlite');
    const before = statSync(file).size;
    const documents = await writeSheets(file, cases);
    const grown = statSync(file).size - before;
    console.log(`reports: ${cases} cases in ${documents} documents, ${Math.round(grown / cases)} bytes a case`);
    const server = await startServer({ dataDir: folder, adminKey: first.adminKey });
    try {
      await timed(server, runs);
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One department after the other: no document belongs to two. */
async function writeSheets(file: string, cases: number): Promise<number> {
  const random = new SeededRandom(20_261_129);
  const looked = SqliteReadStore.openForReading(file);
  const mark = looked.mark(efficiency.name);
  await looked.close();
  const views = SqliteReadStore.openForWriting(file, () => mark);
  let written = 0;
  for (let department = 0; department < DEPARTMENTS; department++) {
    const events = Array.from({ length: Math.ceil(cases / DEPARTMENTS) }, () => caseOf(department, random)).flat();
    for (const [view, documents] of viewsAfter(events)) {
      const position = await views.checkpoint(view);
      await views.save({ view, documents, from: position, to: position });
      written += documents.size;
    }
  }
  await views.close();
  return written;
}

function caseOf(number: number, random: SeededRandom) {
  const department = `office-${number}`;
  const holder = { department, official: `official-${random.below(OFFICIALS)}` };
  const region = `3701${String(1 + (number % 12)).padStart(2, '0')}`;
  const where = { department, holder, region, item: `item-${number}-${random.below(ITEMS)}` };
  const channel = random.pick<Channel>(['window', 'web', 'mobile', 'kiosk']);
  const usedDays = random.below(20);
  const receivedOn = addDays(`${YEAR}-01-01`, random.below(340));
  const on = (days: number) => addDays(receivedOn, days);
  const marks = { usedDays, withinPromise: usedDays <= 10, visits: random.below(3), corrections: random.below(2) };
  return [
    submitted(receivedOn, { ...where, channel }),
    accepted(on(random.below(3)), where),
    decided(on(usedDays), { holder, channel, ...marks }, where),
  ];
}

async function timed(server: TestServer, runs: number): Promise<void> {
  for (let run = 0; run < 3; run++) for (const ask of ASKS) await server.get(`/v1/reports/${ask}`).expect(200);
  const all: number[] = [];
  for (const ask of ASKS) {
    const times: number[] = [];
    for (let run = 0; run < runs; run++) {
      const begun = performance.now();
      await server.get(`/v1/reports/${ask}`).expect(200);
      times.push(performance.now() - begun);
    }
    all.push(...times);
    const at = (share: number) => percentile(times, share).toFixed(1);
    console.log(`  p50 ${at(0.5)} ms, p99 ${at(0.99)} ms ${ask}`);
  }
  console.log(
    `reports: ${all.length} answers, p50 ${percentile(all, 0.5).toFixed(1)} ms, p99 ${percentile(all, 0.99).toFixed(1)} ms, load ${loadavg()[0]?.toFixed(1)}`,
  );
}
