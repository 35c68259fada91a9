import 'reflect-metadata';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { factsOfCases } from '@sealtrail/applications/testing';
import { Database } from '@sealtrail/platform/testing';
import { DEMO_FILE, type DemoKey } from '../../apps/api/src/examples/demo';
import { EXAMPLES } from '../../apps/api/src/examples/examples';
import { readCommandLine, runCampaign } from '../command-line';
import { buildCity, type City } from '../demo/city';
import { Client } from '../demo/client';
import { startDemoServer } from '../demo/demo-server';
import { LAST_EVENING, LAST_MORNING, WaitingCases } from '../demo/waiting-cases';
import { rarerFacts } from '../facts/rarer-facts';
import type { TestServer } from '../server';
import { factsByHand } from './facts-by-hand';
import { rarerStories } from './rarer-stories';
import { FROZEN_FACTS, type FrozenFact, factTypes, frozenFacts } from './stored-facts';

const LINE = {
  start: 'npm run freeze-facts --',
  what: 'Freezes one event of each type that has none yet. What is frozen stays as it is.',
} as const;

type Row = { readonly type: string; readonly data: string };

/** Asks every example of the demo, and takes the first event of each type from the log; the rest from the stories of the specs. */
async function main(): Promise<number> {
  readCommandLine(LINE, process.argv.slice(2));
  const server = await startDemoServer('2026-04-01T09:00:00+08:00');
  let found: readonly FrozenFact[];
  try {
    await live(server);
    found = [
      ...eventsOf(server.dataDir),
      ...factsOfCases(),
      ...rarerFacts(),
      ...(await rarerStories()),
      ...factsByHand,
    ];
  } finally {
    await server.stop();
  }
  const frozen = existsSync(FROZEN_FACTS) ? frozenFacts() : [];
  const known = new Set(frozen.map(({ type }) => type));
  const declared = new Set(factTypes());
  const first = new Map(found.toReversed().map((fact) => [fact.type, fact]));
  const added = [...first.values()].filter(({ type }) => declared.has(type) && !known.has(type));
  const all = [...frozen, ...added.toSorted((a, b) => (a.type < b.type ? -1 : 1))];
  writeFileSync(FROZEN_FACTS, all.map(({ type, data }) => `${JSON.stringify({ type, data })}\n`).join(''));
  const missing = [...declared].filter((type) => !all.some((fact) => fact.type === type));
  process.stdout.write(`${added.length} added; without: ${missing.join(', ') || 'none'}\n`);
  return 0;
}

async function live(server: TestServer): Promise<void> {
  const city = await buildCity(new Client(server.url, server.adminKey));
  const cases = new WaitingCases(city);
  await cases.begin();
  await server.setClock(LAST_MORNING);
  await cases.finish();
  await server.setClock(LAST_EVENING);
  const secrets: Readonly<Record<string, string>> = await cases.secrets();
  const inTurn = Object.entries(EXAMPLES).toSorted(([, a], [, b]) => (a.after ?? '').localeCompare(b.after ?? ''));
  for (const [route, { key, parameters = {}, body, told = [], after }] of inTurn) {
    const [method = 'GET', path = ''] = route.split(' ');
    if (method === 'GET' || route === 'PUT /v1/clock') continue;
    if (after !== undefined) await server.setClock(after);
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => secrets[name] ?? String(parameters[name]));
    const hidden = Object.fromEntries(
      told.filter((member) => body && member in body).map((one) => [one, secrets[one]]),
    );
    const { status } = await ask(`${server.url}${filled}`, method, keyOf(city, key), body && { ...body, ...hidden });
    if (status >= 300) process.stdout.write(`${route}: ${status}\n`);
  }
  await ask(`${server.url}/v1/files`, 'POST', keyOf(city, 'hall'), DEMO_FILE);
  // A day off for open cases, which moves their limits, and a night.
  await ask(`${server.url}/v1/calendars/cn-national/days/2027-03-10`, 'PUT', keyOf(city, 'admin'), {
    working: false,
    reason: '防汛停工',
  });
  for (const night of ['2027-03-02', '2027-03-03']) await server.setClock(`${night}T09:00:00+08:00`);
}

const keyOf = (city: City, key: DemoKey | null): string | null => (key === null ? null : city[key].key);

function ask(url: string, method: string, key: string | null, sent: object | string | undefined): Promise<Response> {
  return fetch(url, {
    method,
    headers: {
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      ...(sent === undefined
        ? {}
        : { 'content-type': typeof sent === 'string' ? 'application/octet-stream' : 'application/json' }),
    },
    ...(sent === undefined ? {} : { body: typeof sent === 'string' ? sent : JSON.stringify(sent) }),
  });
}

/** As they are stored, the oldest first. */
function eventsOf(dataDir: string): readonly FrozenFact[] {
  const file = new Database(join(dataDir, 'events.sqlite'), { readonly: true });
  try {
    const rows = file.prepare<[], Row>('SELECT type, data FROM events ORDER BY pos').all();
    return rows.map(({ type, data }) => ({ type, data: JSON.parse(data) as object }));
  } finally {
    file.close();
  }
}

runCampaign(main);
