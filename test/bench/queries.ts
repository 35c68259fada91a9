import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays, type LocalDate } from '@sealtrail/working-days';
import { startServer, type TestServer } from '../server';
import { cpuMsOf } from './figures';
import { COUNTIES, DEPARTMENTS, departmentName, itemName, SOURCES, writeManyCases } from './many-cases';
import type { Ask, QueryJob, QueryTimes } from './query-client';

export type QueryOptions = { readonly cases: number; readonly seconds: number; readonly folder: string | null };

const CLIENTS = 16;
const PER_SECOND = 100;
const REGION = '370100';

/** Every filter and order of the list of cases, alone and with the scopes of callers, over HTTP. */
export async function benchQueries({ cases, seconds, folder }: QueryOptions): Promise<void> {
  const place = folder ?? mkdtempSync(join(tmpdir(), 'sealtrail-queries-'));
  try {
    const { keys, today } = prepared(place, cases) ?? (await prepare(place, cases));
    const server = await startServer({ dataDir: dataIn(place), adminKey: keys.admin });
    try {
      const { body } = await server.get('/v1/applications?limit=1').expect(200);
      if (cases > 0 && (body as { items: readonly object[] }).items.length === 0)
        throw new Error(`no case is there: another build made ${place}, and this one folded its views anew`);
      const job = { url: server.url, clients: CLIENTS, seconds, asks: asksOf(keys, today) };
      await driveQuestions({ ...job, perSecond: null });
      await timed(server, `${PER_SECOND} a second`, { ...job, perSecond: PER_SECOND });
      await timed(server, 'as fast as they are answered', { ...job, perSecond: null });
    } finally {
      await server.stop();
    }
  } finally {
    if (folder === null) rmSync(place, { recursive: true, force: true });
  }
}

/** Reusable preparation: how many cases, up to which day, and the keys of the callers. */
type Prepared = { readonly cases: number; readonly today: LocalDate; readonly keys: Keys };

const dataIn = (place: string): string => join(place, 'data');
const noteIn = (place: string): string => join(place, 'prepared.json');

function prepared(place: string, cases: number): Prepared | null {
  if (!existsSync(noteIn(place))) return null;
  const made = JSON.parse(readFileSync(noteIn(place), 'utf8')) as Prepared;
  if (made.cases !== cases) throw new Error(`${place} holds ${made.cases} cases, not ${cases}`);
  console.log(`queries: ${cases} cases of ${made.today} used again`);
  return made;
}

async function prepare(place: string, cases: number): Promise<Prepared> {
  const today = new Date().toISOString().slice(0, 10);
  mkdirSync(place, { recursive: true });
  const keys = await keysIn(dataIn(place));
  const begun = performance.now();
  const file = join(dataIn(place), 'views.sqlite');
  await writeManyCases(file, cases, today);
  const took = ((performance.now() - begun) / 1_000).toFixed(1);
  console.log(`queries: ${cases} cases written in ${took} s, ${Math.round(statSync(file).size / 2 ** 20)} MiB`);
  const made = { cases, today, keys };
  writeFileSync(noteIn(place), JSON.stringify(made), { mode: 0o600 });
  return made;
}

type Keys = Readonly<Record<'admin' | 'city' | 'county' | 'large' | 'small', string>>;

/** The callers: an administrator, supervisors of the city and a county, and officers of the largest and a small department. */
async function keysIn(folder: string): Promise<Keys> {
  const server = await startServer({ dataDir: folder });
  for (let at = 0; at < DEPARTMENTS; at++) {
    const body = { name: `Office ${at}`, region: REGION, level: 'city' };
    await server.put(`/v1/departments/${departmentName(at)}`, body).expect(201);
  }
  const key = (role: string, wish: Partial<Parameters<TestServer['issueKey']>[0]> = {}) =>
    server.issueKey({ role, region: REGION, ...wish });
  const keys = {
    admin: server.adminKey,
    city: await key('supervisor'),
    county: await key('supervisor', { region: COUNTIES[11] ?? REGION }),
    large: await key('officer', { department: departmentName(0) }),
    small: await key('officer', { department: departmentName(DEPARTMENTS - 2) }),
  };
  await server.stop();
  return keys;
}

function asksOf(keys: Keys, today: LocalDate): readonly Ask[] {
  const ago = (days: number) => addDays(today, -days);
  const filters = [
    '',
    ...['submitted', 'accepted', 'granted', 'withdrawn'].map((status) => `status=${status}`),
    `department=${departmentName(0)}`,
    `department=${departmentName(30)}`,
    `item=${itemName(0)}`,
    `item=${itemName(250)}`,
    `region=${COUNTIES[0]}`,
    `region=${COUNTIES[11]}003`,
    `filedBy=${SOURCES[0]}`,
    `filedBy=${SOURCES[2]}`,
    'number=202611280000001',
    'externalNo=X-7',
    `receivedFrom=${ago(30)}&receivedTo=${ago(0)}`,
    `receivedFrom=${ago(900)}&receivedTo=${ago(500)}`,
    `promisedFrom=${ago(5)}&promisedTo=${ago(-5)}`,
    `statutoryFrom=${ago(700)}&statutoryTo=${ago(600)}`,
    `closedFrom=${ago(7)}&closedTo=${today}`,
    'overdue=promised',
    'overdue=statutory',
    'due=today',
    'due=thisWeek',
    'suspended=true',
    'suspended=false',
    'waiting=true',
  ];
  const orders = ['', 'received', 'promised', 'statutory', 'closed'];
  return Object.entries(keys).flatMap(([who, secret]) =>
    filters.flatMap((filter) =>
      orders
        .flatMap((order) =>
          (order === '' ? [''] : ['ascending', 'descending']).map((direction): Ask => {
            const sort = order === '' ? '' : `sort=${order}&direction=${direction}`;
            const query = [filter, sort].filter((part) => part !== '').join('&');
            return { name: `${who}: ${query}`, path: `/v1/applications?${query}`, secret };
          }),
        )
        .concat([{ name: `${who}: ${filter}, totals`, path: `/v1/applications?${filter}&totals=true`, secret }]),
    ),
  );
}

/** In a separate process: it must not share a thread with the server. */
export async function driveQuestions(job: QueryJob): Promise<QueryTimes> {
  const child = fork(join(__dirname, 'query-client.js'));
  child.send(job);
  const [times] = (await Promise.race([once(child, 'message'), failed(child)])) as [QueryTimes];
  return times;
}

async function failed(child: ReturnType<typeof fork>): Promise<never> {
  const [code] = (await once(child, 'exit')) as [number];
  throw new Error(`the client ended with ${code}`);
}

async function timed(server: TestServer, pace: string, job: QueryJob): Promise<void> {
  const before = cpuMsOf(server);
  const { seconds, times } = await driveQuestions(job);
  const cpuMs = cpuMsOf(server) - before;
  const all = Object.values(times).flat();
  const at = (some: readonly number[], share: number) =>
    (some.toSorted((a, b) => a - b)[Math.min(some.length - 1, Math.floor(some.length * share))] ?? 0).toFixed(1);
  console.log(
    `${CLIENTS} clients, ${pace}: ${all.length} answers, ${Math.round(all.length / seconds)}/s, ` +
      `p50 ${at(all, 0.5)} ms, p99 ${at(all, 0.99)} ms, longest ${at(all, 1)} ms, ` +
      `${(cpuMs / all.length).toFixed(1)} ms of CPU each, load ${loadavg()[0]?.toFixed(1)}`,
  );
  const slowest = Object.entries(times)
    .map(([name, some]) => ({ name, median: Number(at(some, 0.5)), times: some.length }))
    .toSorted((a, b) => b.median - a.median)
    .slice(0, 10);
  for (const { name, median, times: asked } of slowest) console.log(`  ${median} ms (${asked} times) ${name}`);
}
