import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteEventReader } from '@sealtrail/platform';
import { Database } from '@sealtrail/platform/testing';
import { wait } from '../crash-servers/until';
import { startServer, type TestServer } from '../server';
import { BUILD } from '../spawned';
import { cpuMsOf, percentile } from './figures';
import { fillWithClocks, type OpenClocks } from './open-clocks';
import { driveQuestions } from './queries';
import type { QueryJob } from './query-client';

export type ClockOptions = {
  readonly open: number;
  readonly due: number;
  readonly profile: string | null;
};

const FEW_DUE = 100;
const CLIENTS = 8;
const PER_SECOND = 50;
const STRETCH_SECONDS = 2;
const LOOK_MS = 50;
const FOLD_MAX_MS = 1_800_000;

/** Open clocks in a folder, and the cost when some of them run out. */
export async function benchClocks({ open, due, profile }: ClockOptions): Promise<void> {
  const place = mkdtempSync(join(tmpdir(), 'sealtrail-clocks-'));
  const folder = join(place, 'data');
  const hand = join(place, 'now');
  try {
    const begun = performance.now();
    const made = await fillWithClocks(folder, { open, sizes: [due, due, FEW_DUE] });
    const size = mib(join(folder, 'events.sqlite')) + mib(join(folder, 'timers.sqlite'));
    console.log(`clocks: ${made.timers} open in ${made.cases} cases, ${size} MiB, made in ${secondsSince(begun)}`);
    const preload = `--require ${join(BUILD, 'test', 'bench', 'clock-hand.js')}`;
    const profiled = profile === null ? {} : { BENCH_PROFILE: profile };
    const started = performance.now();
    const server = await startServer({
      dataDir: folder,
      adminKey: made.adminKey,
      simulatedClock: made.now,
      readyMaxMs: FOLD_MAX_MS,
      more: ['--rate-per-key', '1000000', '--requests-per-key', '1000'],
      settings: { NODE_OPTIONS: preload, BENCH_CLOCK_FILE: hand, ...profiled },
    });
    const midnights = new Midnights(server, folder, hand, made);
    try {
      await midnights.folded();
      console.log(`  started, and its views folded, in ${secondsSince(started)}`);
      await midnights.nothingDue();
      for (const at of made.midnights) await midnights.pass(at);
      await midnights.nothingDue();
    } finally {
      midnights.close();
      await server.stop();
    }
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** Lets one midnight after the other pass, and measures what follows. */
class Midnights {
  private readonly log: SqliteEventReader;
  private readonly timers: InstanceType<typeof Database>;

  constructor(
    private readonly server: TestServer,
    folder: string,
    private readonly hand: string,
    private readonly made: OpenClocks,
  ) {
    this.log = new SqliteEventReader(join(folder, 'events.sqlite'));
    this.timers = new Database(join(folder, 'timers.sqlite'), { readonly: true });
  }

  close(): void {
    this.timers.close();
    void this.log.close();
  }

  /** Waits until the views have reached the head of the log, by a jump to the present instant. */
  async folded(): Promise<void> {
    const now = await this.now();
    const begun = performance.now();
    while ((await this.server.put('/v1/clock', { now })).status !== 200) {
      if (performance.now() - begun > FOLD_MAX_MS) throw new Error('the views come to no end');
    }
  }

  private readonly now = async (): Promise<string> =>
    ((await this.server.get('/v1/clock').expect(200)).body as { now: string }).now;

  /** Moves the clock by seconds in which no timer is due. */
  async nothingDue(): Promise<void> {
    const times: number[] = [];
    const now = await this.now();
    for (let second = 1; second <= 20; second++) {
      const sent = performance.now();
      await this.server.setClock(new Date(Date.parse(now) + second * 1_000).toISOString());
      times.push(performance.now() - sent);
    }
    console.log(
      `  nothing due: ${percentile(times, 0.5).toFixed(1)} ms a look, at most ${percentile(times, 1).toFixed(1)}`,
    );
  }

  async pass({ at, isBusy }: OpenClocks['midnights'][number]): Promise<void> {
    const due = this.dueBy(at);
    const before = await this.log.head();
    const worked = [cpuMsOf(this.server, true), cpuMsOf(this.server)] as const;
    const shown = isBusy ? await this.besideOthers(at) : await this.alone(at);
    const facts = await this.factsAfter(before);
    const cards = Object.entries(facts).map(([what, count]) => `${count} ${what}`);
    const perSecond = Math.round((due / shown.ms) * 1_000);
    const each = (ms: number): string => `${Math.round((ms * 1_000) / Math.max(due, 1))} µs`;
    const first = each(cpuMsOf(this.server, true) - worked[0]);
    const cpu = `CPU of the first thread ${first} a timer, of all ${each(cpuMsOf(this.server) - worked[1])}`;
    console.log(
      `  ${at}: ${due} due, ${cards.join(', ') || 'no fact'}; ${(shown.ms / 1_000).toFixed(2)} s, ${perSecond} timers/s, ` +
        `${cpu}${shown.told}, load ${loadavg()[0]?.toFixed(1)}`,
    );
  }

  /** A jump of the clock completes when everything has followed, and the views show it. */
  private async alone(at: string): Promise<{ ms: number; told: string }> {
    const sent = performance.now();
    await this.server.setClock(at);
    return { ms: performance.now() - sent, told: ', views as well' };
  }

  /** As with real time: other requests are served meanwhile, and compete with the timers. */
  private async besideOthers(at: string): Promise<{ ms: number; told: string }> {
    const quiet = await this.questioned();
    writeFileSync(this.hand, at);
    const begun = performance.now();
    process.kill(this.server.pid, 'SIGUSR2');
    let done: number | null = null;
    const watching = (async () => {
      while (this.dueBy(at) > 0) await wait(LOOK_MS);
      done = performance.now() - begun;
    })();
    const busy: number[] = [];
    while (done === null) busy.push(...(await this.questioned()));
    await watching;
    const folding = performance.now();
    await this.folded();
    const late = Math.round(performance.now() - folding);
    return { ms: done, told: `, views ${late} ms behind; HTTP without: ${shares(quiet)}, meanwhile: ${shares(busy)}` };
  }

  /** Visits and queries at a fixed rate for some seconds: their latencies in milliseconds. */
  private async questioned(): Promise<readonly number[]> {
    const { url } = this.server;
    const job: QueryJob = {
      url,
      clients: CLIENTS,
      seconds: STRETCH_SECONDS,
      perSecond: PER_SECOND,
      asks: this.made.asks,
    };
    const { times } = await driveQuestions(job);
    return Object.values(times).flat();
  }

  private readonly dueBy = (at: string): number =>
    this.timers.prepare('SELECT count(*) FROM timers WHERE due <= ?').pluck().get(at) as number;

  private async factsAfter(after: bigint): Promise<Readonly<Record<string, number>>> {
    const head = await this.log.head();
    const stop = new AbortController();
    const facts: Record<string, number> = {};
    if (head === after) return facts;
    for await (const { events, position } of this.log.subscribe({
      after,
      types: 'all',
      batchMax: 1_000,
      signal: stop.signal,
    })) {
      for (const { type, data } of events) {
        const { level } = data as { level?: string };
        const what = type === 'CardIssued' ? `${level}` : type;
        facts[what] = (facts[what] ?? 0) + 1;
      }
      if (position >= head) stop.abort();
    }
    return facts;
  }
}

const secondsSince = (begun: number): string => `${((performance.now() - begun) / 1_000).toFixed(1)} s`;
const mib = (file: string): number => Math.round(statSync(file).size / 2 ** 20);
const shares = (times: readonly number[]): string =>
  `${times.length} answers, p50 ${percentile(times, 0.5).toFixed(0)} ms, p99 ${percentile(times, 0.99).toFixed(0)} ms, longest ${percentile(times, 1).toFixed(0)} ms`;
