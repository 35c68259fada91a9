import { loadavg } from 'node:os';
import { makeClientKeys } from '../crash/client-keys';
import { handlerOf } from '../demo/city';
import { startServer, type TestServer } from '../server';
import type { Figures } from './client';
import { APPLICANT, drive, shown } from './commands';

export type SweepOptions = { readonly cases: number; readonly connections: number };

const DATE = '2026-03-05';
/** An interval of the load: its slowest request counts. */
const SECONDS = 2;
const QUIET_STRETCHES = 3;

/**
 * Visits to cases, without and during the recalculation of every case after a calendar change, which includes the same cases.
 */
export async function benchSweep({ cases, connections }: SweepOptions): Promise<void> {
  const more = ['--rate-per-key', '1000000', '--requests-per-key', '1000'];
  const server = await startServer({ simulatedClock: '2026-03-02T09:00:00+08:00', more });
  try {
    const town = await makeClientKeys(server);
    const ids = await filed(server, cases, town.portal.secret);
    const visit = JSON.stringify({ officer: handlerOf('market') });
    const posts = ids.map((id): [string, string] => [`/v1/applications/${id}/visits`, visit]);
    const load = () => drive({ url: server.url, secret: town.market.secret, connections, seconds: SECONDS, posts });
    const question = new Question(server, `/v1/applications/${ids.at(-1)}/history?limit=200`);
    for (let stretch = 0; stretch < QUIET_STRETCHES; stretch++) print('without', await load());
    const before = question.worstMs();
    const begun = performance.now();
    await server.put(`/v1/calendars/cn-national/days/${DATE}`, { working: false, reason: '台风停工' }).expect(200);
    while (question.movedAt === null) print('during', await load());
    const seconds = ((question.movedAt - begun) / 1_000).toFixed(1);
    console.log(
      `${cases} cases in ${seconds} s; a question waited ${question.worstMs()} ms at most, ${before} ms before`,
    );
    await question.asking;
  } finally {
    await server.stop();
  }
}

const print = (when: string, figures: Figures): void =>
  console.log(`  ${when.padEnd(8)} ${shown(figures)}, load ${loadavg()[0]?.toFixed(1)}`);

async function filed(server: TestServer, cases: number, secret: string): Promise<readonly string[]> {
  const ids: string[] = [];
  const wish = { item: 'food-licence', channel: 'web', applicant: APPLICANT };
  const file = async (): Promise<void> => {
    for (; ids.length < cases; ) {
      const { body } = await server.post('/v1/applications', wish, secret);
      ids.push((body as { id: string }).id);
    }
  };
  await Promise.all(Array.from({ length: 16 }, file));
  return ids.toSorted();
}

/** Polls the case that is recalculated last, during all intervals, until its limits have moved. */
class Question {
  movedAt: number | null = null;
  readonly asking: Promise<void>;
  private worst = 0;

  constructor(
    private readonly server: TestServer,
    private readonly path: string,
  ) {
    this.asking = this.ask();
  }

  /** The longest latency since the last call. */
  worstMs(): number {
    const worst = Math.round(this.worst);
    this.worst = 0;
    return worst;
  }

  private async ask(): Promise<void> {
    while (this.movedAt === null) {
      const sent = performance.now();
      const { text } = await this.server.get(this.path);
      const answered = performance.now();
      this.worst = Math.max(this.worst, answered - sent);
      if (text.includes('LimitsMoved')) this.movedAt = answered;
    }
  }
}
