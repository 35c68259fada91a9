import { randomUUID } from 'node:crypto';
import type { KurrentEventStore } from '@sealtrail/platform';
import { openEmptyNamespace } from '@sealtrail/platform/testing';
import { audit, Load, report } from './load';
import { ServerAtRisk } from './server-at-risk';

const server = new ServerAtRisk();
const ROUNDS = Number(process.env['SEALTRAIL_KURRENTDB_ROUNDS'] ?? '4');
const STREAMS = Array.from({ length: 8 }, (_, n) => `item-${n}`);

const pass = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The effects of the outages on a load. */
type Traces = Pick<Load, 'unknown' | 'longestMs'> & { readonly interruptions: number };
type Outage = {
  readonly strike: () => Promise<void>;
  /** An outage without an effect did not take place, and its test would prove nothing. */
  readonly tookPlace: (traces: Traces) => boolean;
};

async function frozenFor(ms: number): Promise<void> {
  server.signal('SIGSTOP');
  await pass(ms);
  server.signal('SIGCONT');
}

async function endedBy(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  server.signal(signal);
  await server.ended();
  await server.start();
}

/** One after the other, during appends and subscriptions. */
const outages: Readonly<Record<string, Outage>> = {
  'killed (-9) and started again': {
    strike: () => endedBy('SIGKILL'),
    tookPlace: ({ interruptions }) => interruptions >= ROUNDS,
  },
  'stopped in good order and started again': {
    strike: () => endedBy('SIGTERM'),
    tookPlace: ({ interruptions }) => interruptions >= ROUNDS,
  },
  'frozen for 3 seconds': {
    strike: () => frozenFor(3_000),
    tookPlace: ({ longestMs }) => longestMs >= 2_000,
  },
  // Longer than all attempts of an append together, and all of a read: every writer gets an unknown outcome.
  'frozen for 45 seconds': {
    strike: () => frozenFor(45_000),
    tookPlace: ({ unknown }) => unknown >= ROUNDS,
  },
};

if (!server.isGiven) {
  it('requires SEALTRAIL_KURRENTDB_AT_RISK_URL, _START (a command) and _PID_FILE: a server that may be killed', () => {});
} else {
  describe('no acknowledged event is lost, duplicated or missed when the server is', () => {
    beforeAll(() => server.start());

    it.each(Object.entries(outages))(
      '%s',
      async (what, { strike, tookPlace }) => {
        const options = { url: server.url, namespace: `t-${randomUUID().slice(0, 18)}` } as const;
        const interruptions: unknown[] = [];
        const store = await openEmptyNamespace({ ...options, onOutage: (error) => interruptions.push(error) });
        const load = new Load(store);
        const work = [load.follow(), ...STREAMS.map((stream) => load.write(stream))];
        const begun = performance.now();
        for (let round = 0; round < ROUNDS; round++) {
          await Promise.race([load.reaches(load.acknowledged.size + 200 + Math.floor(Math.random() * 200)), ...work]);
          await strike();
        }
        await Promise.race([load.reaches(load.acknowledged.size + 200), ...work]);
        await finish(load, work, store);
        const books = await audit(store, load, STREAMS);
        const { unknown, unavailable } = load;
        const seconds = Math.round((performance.now() - begun) / 1_000);
        const longestS = Math.round(load.longestMs / 100) / 10;
        report(what, {
          ...books,
          rounds: ROUNDS,
          unknown,
          unavailable,
          interruptions: interruptions.length,
          longestS,
          seconds,
        });
        await store.close();
        const { longestMs } = load;
        expect(tookPlace({ unknown, longestMs, interruptions: interruptions.length })).toBe(true);
        expect(books).toStrictEqual({ kept: load.acknowledged.size, lost: 0, doubled: 0, followedAsKept: true });
      },
      600_000,
    );
  });
}

/** Lets the writers complete their commands, and the follower see them. */
async function finish(load: Load, [following, ...writing]: readonly Promise<void>[], store: KurrentEventStore) {
  load.endWriting();
  await Promise.all(writing);
  const head = await store.head();
  await load.hasSeen(head);
  load.end();
  await following;
}
