import { join } from 'node:path';
import { KeepAliveClient } from '../real/keep-alive-client';
import { startServer, type TestServer } from '../server';
import { BUILD } from '../spawned';
import { foundCity } from './city';
import { type Difference, Dockets, differencesOf, figureDifferences, linesOfServer } from './compare';
import { dayFrom, instantOf, momentOf } from './days';
import { Driver } from './driver';
import { BEGIN, END, writeHistory } from './generate';
import type { History } from './history';
import { declaredDaysOf, itemsOf, noticeOf } from './items';
import type { Kind } from './kinds';
import { type PolicyName, policyNamed } from './policies';
import { reportedInAnotherOrder } from './reordered-history';
import { retryIfDisconnected } from './retry-if-disconnected';

export type CampaignOptions = {
  readonly seed: number;
  /** Histories of [from, to). */
  readonly from: number;
  readonly to: number;
  readonly kinds: ReadonlySet<Kind>;
  readonly policy?: PolicyName;
};

export type Outcome = {
  readonly histories: readonly History[];
  readonly differences: readonly Difference[];
  readonly requests: number;
  readonly jumps: number;
  readonly clockSeconds: number;
  readonly seconds: number;
  readonly cards: number;
};

const CONNECTIONS = 8;
/** On a shared machine starting takes long. */
const READY_MAX_MS = 600_000;
/** One of this many is also reported in another order, if there is one. */
const ONE_TOLD_TWICE_IN = 3;
/** Days on which everything is compared, before the end. */
const LOOKED_AT = ['2025-09-24', '2025-10-20', '2026-02-14', '2026-03-20', '2026-12-31', '2027-01-23'].map((date) =>
  momentOf(dayFrom(date), 20),
);

/** Runs the histories against a server of their own and compares its state with what the oracle computes. */
export const campaign = (wish: CampaignOptions, say: (line: string) => void = () => undefined): Promise<Outcome> =>
  retryIfDisconnected(
    () => reportTo(wish),
    (why) => say(`histories ${wish.from} to ${wish.to - 1} are told once more, to another server: ${why}`),
  );

async function reportTo(wish: CampaignOptions): Promise<Outcome> {
  const server = await startServer({
    simulatedClock: instantOf(BEGIN),
    readyMaxMs: READY_MAX_MS,
    settings: settingsOf(wish.policy ?? 'shipped'),
  });
  const client = new KeepAliveClient(server.url, CONNECTIONS);
  const told = await tell(wish, server, client).catch((error: unknown) => ({ error }));
  client.close();
  const code = await server.stop();
  // A server that died is not a broken connection.
  if (code !== 0) throw new Error([`the server ended with code ${code}`, ...server.log().slice(-20)].join('\n'));
  if ('error' in told) throw told.error;
  return told;
}

/** In this server the shipped policy is replaced: one adopted by a region applies only from its recording on. */
const settingsOf = (policy: PolicyName): Readonly<Record<string, string>> =>
  policy === 'shipped'
    ? {}
    : {
        NODE_OPTIONS: `--require ${join(BUILD, 'test', 'oracle', 'other-policy.js')}`,
        ORACLE_POLICY: JSON.stringify(policyNamed(policy)),
      };

async function tell(
  { seed, from, to, kinds, policy }: CampaignOptions,
  server: TestServer,
  client: KeepAliveClient,
): Promise<Outcome> {
  const began = performance.now();
  const items = itemsOf(seed, kinds, policyNamed(policy ?? 'shipped'));
  const days = declaredDaysOf(seed, kinds);
  const histories = Array.from({ length: to - from }, (_, place) => from + place).flatMap((index) => {
    const history = writeHistory(seed, index, items, kinds);
    const twin = kinds.has('order') && index % ONE_TOLD_TWICE_IN === 0 ? reportedInAnotherOrder(history) : null;
    return twin === null ? [history] : [history, twin];
  });
  const keys = await foundCity(client, server.adminKey, items, days);
  const driver = new Driver(client, server.adminKey, keys, histories, days, noticeOf(seed, kinds));
  const differences: Difference[] = [];
  const dockets = new Dockets();
  const differing = new Set<number>();
  let cards = 0;
  for (const moment of [...LOOKED_AT, END]) {
    await driver.until(moment);
    const found = await linesOfServer(client, server.adminKey);
    cards = [...found.values()].flat().filter((line) => line.startsWith('card ')).length;
    // A history that differed once is not reported again.
    const new_ = differencesOf(driver.told, dockets, found, moment, kinds).filter(({ index }) => !differing.has(index));
    for (const { index } of new_) differing.add(index);
    differences.push(...new_);
  }
  if (kinds.has('figures')) {
    differences.push(...(await figureDifferences(client, server.adminKey, histories, dockets, differing, END, kinds)));
  }
  const { requests, jumps, clockSeconds } = driver;
  const seconds = (performance.now() - began) / 1_000;
  return { histories, differences, requests, jumps, clockSeconds, seconds, cards };
}
